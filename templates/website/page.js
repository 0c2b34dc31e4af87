// For every page: the reader's own time beside the event's where the two clocks differ, and keys
// for what scrolls by itself.
"use strict";
(() => {
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const days = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
  // Browsers of different age set different commas between the parts.
  const day = (time) => days.formatToParts(time).filter((part) => part.type !== "literal")
    .map((part) => part.value).join(" ");
  const offset = (text) => {
    const [, sign, hours, minutes] = text.match(/([+-])(\d\d):(\d\d)$/) || [];
    return sign ? (sign === "-" ? -1 : 1) * (60 * hours + Number(minutes)) : 0;
  };
  for (const time of document.querySelectorAll("time[datetime*=T]")) {
    const start = new Date(time.dateTime);
    if (Number.isNaN(start.getTime()) || -start.getTimezoneOffset() === offset(time.dateTime)) continue;
    const end = time.dataset.end ? new Date(time.dataset.end) : null;
    // The day at the event, to say ours only where it is another.
    const there = time.dateTime.slice(0, 10);
    const here = `${start.getFullYear()}-${String(start.getMonth() + 1).padStart(2, "0")}-${
      String(start.getDate()).padStart(2, "0")}`;
    const words = [clock.format(start)];
    if (end) words.push("–", clock.format(end));
    if (there !== here || "deadline" in time.dataset) words.unshift(`${day(start)}, `);
    const shown = document.createElement("span");
    shown.className = "reader";
    shown.textContent = ` ${words.join("")} your time`;
    time.after(shown);
  }

  // A long formula or table scrolls inside its line; keys reach it only if it can have the focus.
  const reach = (within) => {
    for (const one of within.querySelectorAll(".text p:has(math), .wide, h1")) {
      // What is folded up is asked when it opens: asking now would lay it out.
      if (one.closest("details:not([open])")) continue;
      if (one.scrollWidth > one.clientWidth + 1) one.tabIndex = 0;
    }
  };
  // When all is laid out: asking earlier would lay the page out twice.
  addEventListener("load", () => reach(document));
  document.addEventListener("toggle", (event) => reach(event.target), true);
})();

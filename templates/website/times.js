// Sets the reader's own time beside the event's where the two clocks differ.
"use strict";
(() => {
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
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
    if (there !== here || "deadline" in time.dataset) words.unshift(`${day.format(start)}, `);
    const shown = document.createElement("span");
    shown.className = "reader";
    shown.textContent = ` ${words.join("")} your time`;
    time.after(shown);
  }
})();

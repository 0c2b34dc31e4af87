// Stars that stay on the device, and a calendar of what is starred. Nothing is sent anywhere.
"use strict";
var Proceedings = globalThis.Proceedings || {};
(() => {
  // The stars of one event, kept where the browser lets us; else until the page is left.
  function stars(name) {
    const place = `proceedings-stars:${name}`;
    const read = () => {
      try { return new Set(JSON.parse(localStorage.getItem(place) || "[]")); }
      catch { return new Set(); }
    };
    let kept = read();
    const heard = [];
    const tell = () => heard.forEach((listener) => listener(kept));
    const save = () => {
      try { localStorage.setItem(place, JSON.stringify([...kept])); } catch { /* kept in here */ }
      tell();
    };
    addEventListener("storage", (event) => {
      if (event.key === place) { kept = read(); tell(); }
    });
    return {
      has: (key) => kept.has(key),
      all: () => [...kept],
      toggle: (key) => { if (!kept.delete(key)) kept.add(key); save(); },
      add: (keys) => { keys.forEach((key) => kept.add(key)); save(); },
      listen: (listener) => heard.push(listener),
    };
  }

  // A button that shows and changes whether a paper is starred.
  const shape = "M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z";
  const pattern = document.createElement("button");
  pattern.type = "button";
  pattern.className = "star";
  pattern.setAttribute("aria-pressed", "false");
  pattern.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${shape}"/></svg>`;
  function button(label) {
    const made = pattern.cloneNode(true);
    made.setAttribute("aria-label", label);
    return made;
  }

  // RFC 5545: commas and such are escaped, lines end after 75 bytes and go on behind a space.
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  function folded(line) {
    const lines = [];
    let now = "", size = 0;
    for (const letter of line) {
      const bytes = new TextEncoder().encode(letter).length;
      if (size + bytes > 74) { lines.push(now); now = " "; size = 1; }
      now += letter;
      size += bytes;
    }
    return [...lines, now].join("\r\n");
  }

  // events: {uid, start, end, title, place, url}; times are in UTC, such as 20260718T005000Z.
  function calendar(name, events) {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proceedings//website//EN",
      `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`];
    for (const event of events) {
      lines.push("BEGIN:VEVENT", `UID:${event.uid}`, `DTSTAMP:${now}`, `DTSTART:${event.start}`,
        `DTEND:${event.end}`, `SUMMARY:${escaped(event.title)}`);
      if (event.place) lines.push(`LOCATION:${escaped(event.place)}`);
      if (event.url) lines.push(`URL:${event.url}`);
      lines.push("END:VEVENT");
    }
    lines.push("END:VCALENDAR", "");
    return lines.map(folded).join("\r\n");
  }

  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // What data-when says: a line for each appointment.
  function appointments(element, name) {
    return (element.dataset.when || "").split("\n").filter(Boolean).map((line) => {
      const [span, session] = line.split(" ");
      const [start, end] = span.split("/");
      return { start, end, uid: `${name}-${element.dataset.key}-${session}`
        .toLowerCase().replace(/[^a-z0-9]+/g, "-") };
    });
  }

  Object.assign(Proceedings, { stars, button, calendar, download, appointments });
  globalThis.Proceedings = Proceedings;

  // On a paper's own page: a star.
  const paper = document.querySelector("[data-paper]");
  if (!paper) return;
  const { key, name } = paper.dataset;
  const kept = stars(name);
  const star = button("Star this paper");
  star.append(" Star");
  const show = () => star.setAttribute("aria-pressed", String(kept.has(key)));
  kept.listen(show);
  show();
  star.addEventListener("click", () => kept.toggle(key));
  paper.append(star);
  paper.hidden = false;

  // The entry for a bibliography goes to the clipboard where there is one to write to.
  const entry = document.querySelector(".bibtex");
  if (!entry || !navigator.clipboard) return;
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy";
  copy.textContent = "Copy BibTeX";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(entry.textContent);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(entry);
    }
  });
  entry.after(copy);
})();

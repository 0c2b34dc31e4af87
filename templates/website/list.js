// The list of papers: search, filters, order, stars. All that was chosen stands in the address.
// The list is whole without this script.
"use strict";
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const { index, find, fold, stars, button, calendar, download, appointments } = Proceedings;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const narrow = form.querySelector(".narrow");
  const results = document.querySelector(".results");
  const list = results.querySelector("ul");
  const rest = results.querySelector(".rest");
  const tools = form.querySelector("[data-starred]");
  const only = tools.querySelector("[data-only]");
  const said = tools.querySelector(".said");
  const groups = [...document.querySelectorAll(".group")].map((section) => ({
    section,
    list: section.querySelector(".papers"),
    items: [...section.querySelectorAll(".papers > li")],
    count: section.querySelector(".count"),
    whole: section.querySelector(".count").textContent,
    others: section.querySelector(".others"),
  }));
  const items = groups.flatMap((group) => group.items);
  const marks = items.map((item) => new Set(item.dataset.marks.split("\n")));
  const numbers = new Map(items.map((item, number) => [item.dataset.key, number]));
  const filters = [...form.querySelectorAll("[data-filter]")].map((row) => {
    const [all, ...buttons] = row.querySelectorAll("button");
    return { id: row.dataset.filter, all, buttons };
  });
  const sorts = [...form.querySelectorAll("[data-by]")];
  const name = form.dataset.name;
  const kept = stars(name);
  const text = (item, where) => item.querySelector(where)?.textContent || "";
  const titles = items.map((item) => text(item, "h3"));

  // The index is made when the field is entered, or when the first letter is typed.
  let made = null;
  const found = () => made ||= index(items.map((item, number) => ({
    title: titles[number],
    authors: text(item, ".authors"),
    facts: `${text(item, ".facts")} ${item.dataset.marks.replace(/^\w+:/gm, "")}`,
    abstract: text(item, "details .text"),
  })));

  // What is chosen. "shared" holds the stars of somebody else's link.
  const state = { q: "", sort: "", only: false, shared: null, chosen: {} };
  // Entries shown where they stand in an order of their own: at once, when the reader pauses, and
  // when all are asked for. More than a screen at each letter would make a frame late.
  const SCREEN = 10, LONG = 50, PAUSE = 120;
  let shown = LONG;
  let pause = 0;
  let moved = false;
  const pressed = (one, is) => one.setAttribute("aria-pressed", String(is));

  // Sorting: words by letters, boards with 2 before 10, and what has none last.
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base", ignorePunctuation: true });
  const keys = {
    title: (number) => titles[number],
    author: (number) => text(items[number], ".authors"),
    board: (number) => items[number].dataset.board || "",
  };
  function sorted(list, by) {
    const values = new Map(list.map((number) => [number, keys[by](number)]));
    return list.sort((one, other) => {
      const [a, b] = [values.get(one), values.get(other)];
      return (a === "") - (b === "") || collator.compare(a, b) || one - other;
    });
  }

  // Puts the first of the hits into the list; what stands in its place already is not touched.
  function arrange(hits, many) {
    let next = list.firstChild;
    for (const number of hits.slice(0, many)) {
      const item = items[number];
      if (item === next) { next = item.nextSibling; continue; }
      item.hidden = false;
      list.insertBefore(item, next);
    }
    while (next) {
      const after = next.nextSibling;
      next.remove();
      next = after;
    }
    list.querySelector(".first")?.classList.remove("first");
    list.firstChild?.classList.add("first");
  }

  // typing: the rest of a long list may wait until the reader pauses.
  function show(typing = false) {
    const rows = Object.entries(state.chosen).filter(([, values]) => values.size)
      .map(([id, values]) => [...values].map((value) => `${id}:${value}`));
    const starred = state.shared || (state.only ? new Set(kept.all()) : null);
    const fits = (number) => rows.every((row) => row.some((one) => marks[number].has(one)))
      && (!starred || starred.has(items[number].dataset.key));
    const asked = fold(state.q).trim();
    let hits = (asked ? find(found(), asked) : items.map((_, number) => number)).filter(fits);
    if (state.sort) hits = sorted(hits, state.sort);
    const narrowed = Boolean(asked || rows.length || starred);
    clearTimeout(pause);
    if (asked || state.sort) {
      arrange(hits, Math.min(shown, SCREEN));
      const whole = () => {
        arrange(hits, shown);
        rest.hidden = hits.length <= shown;
        rest.textContent = `Show all ${hits.length}`;
      };
      rest.hidden = true;
      if (typing && hits.length > SCREEN) pause = setTimeout(whole, PAUSE); else whole();
      moved = true;
    } else {
      const left = new Set(hits);
      if (moved) {
        list.replaceChildren();
        for (const group of groups) group.list.append(...group.items);
        moved = false;
      }
      let number = 0;
      for (const group of groups) {
        let count = 0;
        for (const item of group.items) {
          const is = left.has(number++);
          if (item.hidden === is) item.hidden = !is;
          item.classList.toggle("first", is && !count);
          count += is;
        }
        group.section.hidden = !count;
        group.count.textContent = narrowed ? `${count} of ${group.whole}` : group.whole;
        if (group.others) group.others.hidden = narrowed;
      }
    }
    results.hidden = !moved || !hits.length;
    if (moved) for (const group of groups) group.section.hidden = true;
    output.textContent = !narrowed ? ""
      : hits.length ? `${hits.length} of ${items.length} papers` : "No papers match.";
    controls(rows, hits);
  }

  // Shows on the buttons what is chosen.
  function controls(rows, hits) {
    for (const { id, all, buttons } of filters) {
      const values = state.chosen[id] || new Set();
      pressed(all, !values.size);
      for (const one of buttons) pressed(one, values.has(one.dataset.mark));
    }
    for (const one of sorts) pressed(one, one.dataset.by === state.sort);
    sorts[0].textContent = state.q.trim() ? "Best match" : "Programme";
    narrow.querySelector(".chosen").textContent = rows.length
      ? `: ${rows.flat().map((one) => one.replace(/^\w+:/, "")).join(", ")}` : "";
    pressed(only, state.only || Boolean(state.shared));
    only.querySelector(".number").textContent = (state.shared || new Set(kept.all())).size;
    tools.querySelector(".tools").hidden = !((state.only || state.shared) && hits.length);
    tools.querySelector("[data-do=keep]").hidden = !state.shared;
  }

  // The address holds everything; a plain #anchor is none of our business.
  function address() {
    const parts = new URLSearchParams();
    if (state.q.trim()) parts.set("q", state.q.trim());
    for (const { id } of filters) for (const one of state.chosen[id] || []) parts.append(id, one);
    if (state.sort) parts.set("sort", state.sort);
    if (state.only) parts.set("starred", "1");
    if (state.shared) parts.set("stars", [...state.shared].join(","));
    return parts.toString();
  }
  function write() {
    const hash = address();
    if (!hash && location.hash && !location.hash.includes("=")) return;
    const base = location.href.split("#")[0];
    history.replaceState(null, "", hash ? `${base}#${hash}` : base);
  }
  function read() {
    const hash = location.hash.slice(1);
    const parts = new URLSearchParams(hash.includes("=") ? hash : "");
    state.q = parts.get("q") || "";
    state.sort = sorts.some((one) => one.dataset.by === parts.get("sort")) ? parts.get("sort") : "";
    state.only = parts.get("starred") === "1";
    const shared = (parts.get("stars") || "").split(",").filter((key) => numbers.has(key));
    state.shared = shared.length ? new Set(shared) : null;
    for (const { id, buttons } of filters) {
      const known = new Set(buttons.map((one) => one.dataset.mark));
      state.chosen[id] = new Set(parts.getAll(id).filter((one) => known.has(one)));
    }
    if (input.value.trim() !== state.q) input.value = state.q;
    shown = LONG;
    show();
  }
  function change(how) {
    how();
    shown = LONG;
    write();
    show();
  }
  // Safari refuses an address that changes with each letter (100 times in 30 seconds).
  let late = 0;
  function type() {
    state.q = input.value;
    shown = LONG;
    show(true);
    clearTimeout(late);
    late = setTimeout(write, 2 * PAUSE);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", type);
  input.addEventListener("blur", write); // before a link of the list is followed
  for (const { id, all, buttons } of filters) {
    all.addEventListener("click", () => change(() => state.chosen[id].clear()));
    for (const one of buttons) {
      one.addEventListener("click", () => change(() => {
        const values = state.chosen[id];
        if (!values.delete(one.dataset.mark)) values.add(one.dataset.mark);
      }));
    }
  }
  for (const one of sorts) {
    one.addEventListener("click", () => change(() => { state.sort = one.dataset.by; }));
  }
  rest.addEventListener("click", () => { shown = Infinity; show(); });
  only.addEventListener("click", () => change(() => {
    state.only = !(state.only || state.shared);
    state.shared = null;
  }));

  // Stars, and what can be made of them.
  const chosen = () => items.filter((item) => (state.shared || new Set(kept.all())).has(item.dataset.key));
  const actions = {
    calendar: () => download("my-papers.ics", calendar(name, chosen().flatMap((item) =>
      appointments(item, name).map((event) => ({
        ...event,
        title: text(item, "h3"),
        place: item.dataset.board ? `Board ${item.dataset.board}` : "",
        url: form.dataset.address ? new URL(item.querySelector("h3 a").getAttribute("href"),
          form.dataset.address).href : "",
      }))))),
    print: () => print(),
    keep: () => change(() => { kept.add([...state.shared]); state.shared = null; state.only = true; }),
    share: async () => {
      const list = chosen().map((item) => item.dataset.key).join(",");
      const link = `${location.href.split("#")[0]}#stars=${encodeURIComponent(list)}`;
      try {
        await navigator.clipboard.writeText(link);
        said.textContent = "Copied.";
      } catch {
        said.textContent = link;
      }
    },
  };
  for (const one of tools.querySelectorAll("[data-do]")) {
    one.addEventListener("click", () => { said.textContent = ""; actions[one.dataset.do](); });
  }
  const idle = globalThis.requestIdleCallback || ((work) => setTimeout(work, 1));
  // Some at a time, so that the page answers meanwhile.
  (function starred(from) {
    for (const [number, item] of items.slice(from, from + 50).entries()) {
      const star = button(`Star: ${titles[from + number]}`);
      pressed(star, kept.has(item.dataset.key));
      item.prepend(star);
    }
    if (from + 50 < items.length) idle(() => starred(from + 50));
  })(0);
  document.addEventListener("click", (event) => {
    const star = event.target.closest?.(".star");
    if (star) kept.toggle(star.closest("li").dataset.key);
  });
  kept.listen(() => {
    for (const item of items) {
      const star = item.querySelector(".star");
      if (star) pressed(star, kept.has(item.dataset.key));
    }
    show();
  });

  // Keys: / to the field, Escape empties it, arrows from paper to paper.
  addEventListener("keydown", (event) => {
    const typing = event.target === input;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && typing && input.value) {
      event.preventDefault();
      change(() => { state.q = input.value = ""; });
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [...document.querySelectorAll(
        "section:not([hidden]) > .papers > li:not([hidden]) h3 a")];
      const at = links.indexOf(event.target);
      if (at < 0 && !(typing && event.key === "ArrowDown")) return;
      const to = typing ? 0 : at + (event.key === "ArrowDown" ? 1 : -1);
      const next = to < 0 ? input : links[to];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });

  addEventListener("hashchange", () => { if (location.hash.includes("=") || !location.hash) read(); });
  if (!matchMedia("(min-width: 40rem)").matches) narrow.open = false;
  document.body.classList.add("starry");
  form.hidden = false;
  read();
  input.addEventListener("focus", () => idle(found), { once: true });
})();

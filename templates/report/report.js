// Sorts and filters the table of papers; what is chosen stands in the address behind "#", so that
// it can be linked. The table is whole without this script.
"use strict";
(() => {
  const form = document.querySelector(".find");
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const reset = form.querySelector("[type=reset]");
  const chosen = document.createElement("p");  // for the print, which has no form
  const bodies = [...document.querySelector(".papers").tBodies];
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  // Letters that no decomposition takes apart.
  const letters = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
      .replace(/[øłđðþßæœı]/g, (letter) => letters[letter]).replace(/[‐‑–—-]/g, " ");

  const filters = [...form.querySelectorAll(".filters[data-name]")].map((row) => {
    const [all, ...buttons] = row.querySelectorAll("button");
    const marks = buttons.map((button) => ({
      button,
      value: button.dataset.mark,
      word: button.querySelector(".word").textContent,
      number: button.querySelector(".number"),
    }));
    return { name: row.dataset.name, all, marks };
  });

  // A track is one value, whatever spaces it holds; the others are lists of words without any.
  const values = (row, name) => name === "track" ? [row.dataset.track] : row.dataset[name].split(" ");
  const papers = bodies.flatMap((body) => [...body.rows].map((row) => ({
    row,
    body,
    text: fold(`${row.textContent} ${row.dataset.words}`),
    marks: Object.fromEntries(filters.map(({ name }) => [name, values(row, name)])),
    by: {
      key: row.dataset.key,
      track: row.dataset.track,
      rules: row.dataset.rule,
      lines: row.dataset.lines,
    },
  })));
  papers.forEach((paper, place) => { paper.by.verdict = String(place); });

  // A head of the table becomes a button; the first press on lines shows the longest paper first.
  const heads = [...document.querySelectorAll("thead [data-sort]")].map((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    return { head, button, name: head.dataset.sort };
  });
  const usual = { name: "verdict", down: false };
  let order = usual;

  const pressed = ({ button }) => button.getAttribute("aria-pressed") === "true";
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));

  const sorted = () => {
    const { name, down } = order;
    const compare = name === "lines" ? (a, b) => a - b : collator.compare;
    return [...papers].sort(({ by: a }, { by: b }) => {
      // What has no value stands last, whichever way the rest is sorted.
      if (!a[name] || !b[name]) return !a[name] - !b[name];
      return (down ? -1 : 1) * compare(a[name], b[name]);
    });
  };
  const arrange = () => {
    // Groups are groups of verdicts: in any other order all rows stand in the first one.
    const grouped = order === usual;
    for (const { row, body } of sorted()) (grouped ? body : bodies[0]).append(row);
    for (const { head, name } of heads) {
      if (name === order.name) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };

  const narrow = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const asked = filters.map(({ name, marks }) => [name, marks.filter(pressed).map((m) => m.value)]);
    const fits = (paper, but) => words.every((word) => paper.text.includes(word))
      && asked.every(([name, wanted]) => name === but || !wanted.length
        || wanted.some((value) => paper.marks[name].includes(value)));
    let found = 0;
    for (const paper of papers) {
      paper.row.hidden = !fits(paper);
      found += paper.row.hidden ? 0 : 1;
    }
    for (const body of bodies) body.hidden = ![...body.rows].some((row) => !row.hidden);
    for (const { name, all, marks } of filters) {
      const open = papers.filter((paper) => fits(paper, name));
      for (const { value, number } of marks) {
        number.textContent = open.filter((paper) => paper.marks[name].includes(value)).length;
      }
      press(all, !marks.some(pressed));
    }
    const names = filters.flatMap(({ marks }) => marks.filter(pressed).map((mark) => mark.word));
    if (words.length) names.push(`“${input.value.trim()}”`);
    reset.hidden = !names.length;
    output.textContent = !names.length ? `${papers.length} papers` : found ? `${found} of ${papers.length} papers` : "No papers match.";
    chosen.hidden = !names.length;
    chosen.textContent = `${found} of ${papers.length} papers: ${names.join(", ")}`;
  };

  const write = () => {
    const state = new URLSearchParams();
    if (input.value.trim()) state.append("words", input.value.trim());
    for (const { name, marks } of filters) {
      for (const { value } of marks.filter(pressed)) state.append(name, value);
    }
    if (order !== usual) state.append("sort", (order.down ? "-" : "") + order.name);
    const address = location.href.split("#")[0];
    history.replaceState(null, "", String(state) ? `${address}#${state}` : address);
  };
  const choose = (name, down) => {
    const known = heads.some((head) => head.name === name);
    order = !known || (name === usual.name && !down) ? usual : { name, down };
  };
  const read = () => {
    const fragment = location.hash.slice(1);
    // A link to a place on the page leaves what was chosen.
    if (fragment && document.getElementById(fragment)) return;
    const state = new URLSearchParams(fragment);
    input.value = state.get("words") || "";
    for (const { name, marks } of filters) {
      const wanted = state.getAll(name);
      for (const { button, value } of marks) press(button, wanted.includes(value));
    }
    const [, sign, name] = /^(-?)(.*)$/.exec(state.get("sort") || "");
    choose(name, sign === "-");
    arrange();
    narrow();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  const changed = () => { narrow(); write(); };
  input.addEventListener("input", changed);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    for (const { marks } of filters) for (const { button } of marks) press(button, false);
    changed();
    input.focus();
  });
  for (const { all, marks } of filters) {
    all.addEventListener("click", () => {
      for (const { button } of marks) press(button, false);
      changed();
    });
    for (const mark of marks) {
      mark.button.addEventListener("click", () => {
        press(mark.button, !pressed(mark));
        changed();
      });
    }
  }
  for (const { button, name } of heads) {
    button.addEventListener("click", () => {
      choose(name, order.name === name ? !order.down : name === "lines");
      arrange();
      write();
    });
  }
  addEventListener("hashchange", read);
  chosen.className = "chosen";
  form.after(chosen);
  form.hidden = false;
  document.querySelector(".summary").hidden = true;
  read();
})();

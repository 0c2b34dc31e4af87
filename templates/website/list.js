// Narrows the list to words and marks. The list is whole without this script.
"use strict";
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const filters = [...form.querySelectorAll(".filters")].map((row) => {
    const [all, ...marks] = row.querySelectorAll("button");
    return { all, marks };
  });
  const sections = [...document.querySelectorAll(".group")].map((section) => ({
    section,
    items: [...section.querySelectorAll(".papers > li")],
    count: section.querySelector(".count"),
    whole: section.querySelector(".count").textContent,
    others: section.querySelector(".others"),
  }));
  // Letters that no decomposition takes apart.
  const letters = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
      .replace(/[øłđðþßæœı]/g, (letter) => letters[letter]).replace(/[‐‑–—-]/g, " ");
  const papers = [...document.querySelectorAll(".papers > li")].map((item) => ({
    item,
    text: fold(item.textContent),
    marks: item.dataset.marks.split("\n"),
  }));
  const show = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const rows = filters
      .map(({ marks }) => marks.filter(pressed).map((one) => one.dataset.mark))
      .filter((marks) => marks.length);
    const narrowed = words.length > 0 || rows.length > 0;
    let found = 0;
    for (const { item, text, marks } of papers) {
      const fits = words.every((word) => text.includes(word))
        && rows.every((row) => row.some((mark) => marks.includes(mark)));
      item.hidden = !fits;
      found += fits ? 1 : 0;
    }
    for (const { section, items, count, whole, others } of sections) {
      const left = items.filter((item) => !item.hidden).length;
      section.hidden = !left;
      count.textContent = narrowed ? `${left} of ${whole}` : whole;
      if (others) others.hidden = narrowed;
    }
    output.textContent = !narrowed ? ""
      : found ? `${found} of ${papers.length} papers` : "No papers match.";
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const { all, marks } of filters) {
    const press = (change) => {
      change();
      all.setAttribute("aria-pressed", String(!marks.some(pressed)));
      show();
    };
    all.addEventListener("click", () => press(() => {
      for (const one of marks) one.setAttribute("aria-pressed", "false");
    }));
    for (const one of marks) {
      one.addEventListener("click", () => press(() => {
        one.setAttribute("aria-pressed", String(!pressed(one)));
      }));
    }
  }
  form.hidden = false;
})();

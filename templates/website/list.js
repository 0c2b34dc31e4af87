// Narrows the list to words and marks. The list is whole without this script.
"use strict";
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const buttons = [...form.querySelectorAll("button")];
  const sections = [...document.querySelectorAll(".group")];
  // Letters that no decomposition takes apart.
  const letters = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
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
    const rows = [...form.querySelectorAll(".filters")]
      .map((row) => [...row.querySelectorAll("[aria-pressed=true]")].map((one) => one.dataset.mark))
      .filter((marks) => marks.length);
    let found = 0;
    for (const { item, text, marks } of papers) {
      const fits = words.every((word) => text.includes(word))
        && rows.every((row) => row.some((mark) => marks.includes(mark)));
      item.hidden = !fits;
      found += fits ? 1 : 0;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector(".papers > li:not([hidden])");
    }
    output.textContent = words.length || rows.length
      ? `${found || "No"} of ${papers.length} papers` : "";
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      show();
    });
  }
  form.hidden = false;
})();

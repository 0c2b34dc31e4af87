// Finds papers: accents folded, beginnings of words, small slips forgiven. Touches no page.
"use strict";
var Proceedings = globalThis.Proceedings || {};
(() => {
  // Letters that no decomposition takes apart.
  const letters = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
    .replace(/[øłđðþßæœı]/g, (letter) => letters[letter]);
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  // How much a match is worth where it stands.
  const weights = { title: 8, authors: 6, facts: 2, abstract: 1 };

  // Builds an index of papers: {title, authors, facts, abstract} each.
  function index(papers) {
    const postings = new Map(); // word -> flat list of paper, weight
    const seen = new Map();
    papers.forEach((paper, number) => {
      seen.clear();
      for (const field in weights) {
        for (const word of words(paper[field] || "")) {
          if (!seen.has(word)) seen.set(word, weights[field]);
          // A word that is said again counts a little more.
          else seen.set(word, seen.get(word) + weights[field] / 16);
        }
      }
      for (const [word, weight] of seen) {
        const list = postings.get(word);
        if (list) list.push(number, weight);
        else postings.set(word, [number, weight]);
      }
    });
    const terms = [...postings.keys()].sort();
    const titles = papers.map((paper) => ` ${words(paper.title || "").join(" ")} `);
    return { size: papers.length, postings, terms, titles };
  }

  // The place of the first term that is not before a word.
  function lowest(terms, word) {
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < word) low = middle + 1; else high = middle;
    }
    return low;
  }

  // Letters to change, add, drop or swap until a word is the beginning of a term; most + 1 if more.
  let before = new Uint8Array(64), above = new Uint8Array(64), row = new Uint8Array(64);
  function slips(word, term, most) {
    const width = Math.min(term.length, word.length + most);
    if (width < word.length - most || word.length > 60) return most + 1;
    for (let j = 0; j <= width; j++) above[j] = j;
    for (let i = 1; i <= word.length; i++) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= width; j++) {
        const same = word[i - 1] === term[j - 1] ? 0 : 1;
        let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
        if (i > 1 && j > 1 && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [before, above, row] = [above, row, before];
    }
    let least = most + 1;
    for (let j = Math.max(word.length - most, 0); j <= width; j++) {
      if (above[j] < least) least = above[j];
    }
    return least;
  }

  // The terms a word may stand for, each with how well it fits.
  function meant(found, word) {
    const fits = [];
    for (let at = lowest(found.terms, word); at < found.terms.length; at++) {
      const term = found.terms[at];
      if (!term.startsWith(word)) break;
      fits.push([term, term === word ? 1 : 0.5 + 0.4 * (word.length / term.length)]);
    }
    // Writing without spaces: a word may begin anywhere.
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) {
      for (const term of found.terms) if (term.includes(word)) fits.push([term, 0.8]);
    }
    if (fits.length || word.length < 4) return fits;
    const most = word.length < 8 ? 1 : 2;
    for (const term of found.terms) {
      const wrong = slips(word, term, most);
      if (wrong <= most) {
        const apart = Math.abs(term.length - word.length);
        fits.push([term, 0.5 / (wrong + 0.1 * apart)]);
      }
    }
    return fits;
  }

  // Returns the numbers of the papers that have all words, the best first.
  function find(found, query) {
    const asked = words(query);
    const total = new Float32Array(found.size);
    const count = new Uint16Array(found.size);
    const best = new Float32Array(found.size);
    for (const word of asked) {
      best.fill(0);
      const fits = meant(found, word);
      // How rare the word is, the same for all it may stand for: else a rarer word that only
      // begins like it would win over the word itself.
      const known = fits.reduce((sum, [term]) => sum + found.postings.get(term).length / 2, 0);
      const rare = Math.log(1 + found.size / Math.max(known, 1));
      for (const [term, fit] of fits) {
        const list = found.postings.get(term);
        for (let at = 0; at < list.length; at += 2) {
          const worth = list[at + 1] * fit * rare;
          if (worth > best[list[at]]) best[list[at]] = worth;
        }
      }
      for (let number = 0; number < found.size; number++) {
        if (best[number]) { total[number] += best[number]; count[number]++; }
      }
    }
    const phrase = ` ${asked.join(" ")}`;
    const hits = [];
    for (let number = 0; number < found.size; number++) {
      if (count[number] < asked.length) continue;
      if (asked.length > 1 && found.titles[number].includes(phrase)) total[number] *= 2;
      hits.push(number);
    }
    return hits.sort((one, other) => total[other] - total[one] || one - other);
  }

  Object.assign(Proceedings, { fold, words, index, find });
  globalThis.Proceedings = Proceedings;
})();

"""Make the papers of one page whose title blocks are read in tests, and the truth about them.

Run ``python tests/papers/make_titles.py [NAME ...]`` after a change. It needs pdflatex and is no
part of the tests, which read the committed PDFs. What is true of each is what its source says.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import yaml

HERE = Path(__file__).resolve().parent
LATEX = HERE / "latex"
FOLDER = HERE / "titles"
SAMPLE = HERE.parents[1] / "input" / "sample" / "latex"
sys.path.insert(0, str(LATEX))

from titleblocks_more import BLOCKS  # noqa: E402 - found through the line above

if TYPE_CHECKING:
    from titleblocks import Block

_BODY = r"""
\section{Introduction}
A page that is read with care says who wrote it, and where they work. Readers who skip the names
find them again among the references, where they are shorter and no longer in their order. The white
between two names is as good as a comma, as long as nobody takes it away.

A second paragraph says so again, since nothing is proved by a single sentence about white.
\end{document}
"""
_README = """# Title blocks

Papers of one page with title blocks as authors write them. `truth.yaml` holds what their sources
say; `../make_titles.py` makes the files.

| file | what it is |
|---|---|
"""


def source(block: Block) -> str:
    """Return the LaTeX of a paper."""
    if block.style == "article":
        front = r"\documentclass[11pt]{article}\usepackage[T1]{fontenc}\usepackage{times}"
        front += r"\input{glyphtounicode}\pdfgentounicode=1\pdfinfoomitdate=1\pdftrailerid{}"
        front += r"\pdfsuppressptexinfo=-1 \usepackage[margin=1.2in]{geometry}"
        return f"{front}\n\\begin{{document}}\n{block.source}\n{_BODY}"
    package = "careful" if block.style == "careful" else "onecolumn"
    rows = "" if block.style == "careful" else r"\usepackage{rows}"
    authors = block.source if block.style == "careful" else rf"\authorrows{{{block.source}}}"
    return "\n".join(
        [
            r"\documentclass[10pt]{article}",
            rf"\usepackage{{{package}}}{rows}",
            block.preamble,
            rf"\papertitle[Plain Titles]{{{block.title}}}",
            authors,
            r"\begin{document}\makepaper",
            block.abstract,
            _BODY,
        ]
    )


def typeset(block: Block, target: Path) -> None:
    """Set a paper and put it in its place, always with the same bytes."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "1782000000",
        "FORCE_SOURCE_DATE": "1",
        "TEXINPUTS": f".:{LATEX}:{SAMPLE}:",
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "p.tex").write_text(source(block))
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "p.tex"]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=False
        )
        if done.returncode:
            sys.exit(f"{block.name}: {done.stdout.decode('latin-1')[-1500:]}")
        with pikepdf.open(Path(folder, "p.pdf")) as pdf:
            pdf.save(
                target,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
                compress_streams=True,
            )


def truth(block: Block) -> dict[str, object]:
    """Return what the source of a paper says."""
    return {
        "file": f"{block.name}.pdf",
        "family": {"rows": "neurips", "careful": "icml"}.get(block.style),
        "title": block.words,
        "authors": [
            {"name": one.name, "affiliations": list(one.places), "equal_contribution": one.equal}
            for one in block.people
        ],
        "abstract": block.says,
        "correspondence": list(block.correspondence),
        "keywords": list(block.keywords),
    }


def main(names: list[str]) -> None:
    """Make the papers named, or all, and write the truth and the README."""
    FOLDER.mkdir(exist_ok=True)
    for block in BLOCKS:
        if not names or block.name in names:
            typeset(block, FOLDER / f"{block.name}.pdf")
    head = "# What the title blocks say, written by make_titles.py from their sources.\n"
    listed = {"papers": [truth(block) for block in BLOCKS]}
    text = yaml.safe_dump(listed, sort_keys=False, allow_unicode=True, width=100)
    (FOLDER / "truth.yaml").write_text(head + text)
    rows = "".join(f"| `{block.name}.pdf` | {block.about} |\n" for block in BLOCKS)
    (FOLDER / "README.md").write_text(_README + rows)


if __name__ == "__main__":
    main(sys.argv[1:])

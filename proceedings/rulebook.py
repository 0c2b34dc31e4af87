"""The rule book: what the check of a manuscript states, and what every other room does."""

from __future__ import annotations

from proceedings.checks import Rule, all_rules
from proceedings.inputs import RULES as INPUT_RULES
from proceedings.model import Severity
from proceedings.programme import RULES as PROGRAMME_RULES
from proceedings.reasons import REASONS
from proceedings.reconcile import RULES as RECONCILE_RULES

_WARNINGS = {
    *("unknown-track", "unknown-topic", "missing-image", "board-missing", "unplaced"),
    *("talk-missing", "order-taken", "announced-count", "session-overlap"),
    *("title-differs", "authors-differ", "authors-hidden", "abstract-differs"),
    *("decision-open", "choice-outdated"),
    *("talks-too-short", "poster-before-talk", "presenter-twice", "venue-differs"),
    *("venue-unknown", "venue-title", "venue-board-shared", "venue-not-present"),
    *("presenter-unknown", "board-not-on-plan"),
}
_REMARKS = {"settled", "author-twice", "nobody-attends"}
_OTHERS = (
    Rule(
        "file-shared",
        Severity.ERROR,
        "two papers have the same PDF",
        "The names in papers.yaml (file: ...) or the numbers lead to one file twice, or one "
        "file is there under two names."
        "\n\n"
        "Example: `file: 12.pdf` at two papers of `papers.yaml`."
        "\n\n"
        "Fix: give each paper its own file; ask the authors of one of them for theirs.",
    ),
    Rule(
        "file-without-paper",
        Severity.WARNING,
        "a PDF in papers/ belongs to no paper",
        "Its name is no key, number or id of the list, and no paper names it. A title never "
        "matches a file by itself."
        "\n\n"
        "Example: `papers/final version.pdf`."
        "\n\n"
        "Fix: rename it to the key or number of its paper, or name it there with `file:`.",
    ),
    Rule(
        "file-not-copied",
        Severity.ERROR,
        "a PDF that can be read cannot be copied into the booklet",
        "Two readers disagree on the file. A page in its place gives title, authors and "
        "abstract."
        "\n\n"
        "Example: a file that PDFium opens and qpdf does not."
        "\n\n"
        "Fix: ask its authors to export the paper again.",
    ),
    Rule(
        "booklet-unverified",
        Severity.ERROR,
        "a second reader disagrees with the booklet that was written",
        "Every booklet is read again with another library: pages, links and where each of "
        "them leads are counted. A difference is a bug of this tool."
        "\n\n"
        "Example: a link of the contents leads to another page than was planned."
        "\n\n"
        "Fix: send us the details, and do not publish this booklet.",
    ),
    Rule(
        "taken-from-print",
        Severity.INFO,
        "the list lacks something that was read from the PDF",
        "Title, authors or abstract were taken from page 1. Look at them, and write them into "
        "papers.yaml where they are wrong."
        "\n\n"
        "Example: a paper of the list has no abstract, and its PDF has one."
        "\n\n"
        "Fix: read what was taken, and write it into `papers.yaml` where it is wrong.",
    ),
    Rule(
        "text-conversion",
        Severity.WARNING,
        "some LaTeX of the list has no equivalent in plain text",
        "An unknown command or a citation in a title or abstract is kept as it is or left "
        "out, and each case is said."
        "\n\n"
        "Example: \\mycommand in an abstract."
        "\n\n"
        "Fix: write the words it stands for into `papers.yaml`.",
    ),
    Rule(
        "name-split-by-rule",
        Severity.INFO,
        "names were sorted by particles and last word",
        "Where the list does not say which part of a name is the family name, a rule decides. "
        "Names it can be wrong about are listed."
        "\n\n"
        "Example: Augustus De Morgan is sorted under D."
        "\n\n"
        "Fix: write `family:` and `given:` for that author in `papers.yaml`.",
    ),
    Rule(
        "name-spelled-twice",
        Severity.WARNING,
        "one person is printed in two ways",
        "The same person, by OpenReview id, ORCID or name without accents, has two spellings "
        "on the papers. The index has one entry for them."
        "\n\n"
        "Example: Émilie du Châtelet on one paper and Emilie du Chatelet on another."
        "\n\n"
        "Fix: choose one spelling in `papers.yaml`, or leave both if the papers print them "
        "so.",
    ),
    Rule(
        "name-shared",
        Severity.INFO,
        "several persons have one name",
        "Two ids go by one name, or somebody without an id shares the name of two who have one. "
        "The index has an entry for each, with the affiliation, the id or a number behind it."
        "\n\n"
        "Example: Wei Wang on two papers, once as ~Wei_Wang1 and once as ~Wei_Wang2."
        "\n\n"
        "Fix: nothing, if they are several; write the same `id:` for both in `papers.yaml`, if "
        "they are one.",
    ),
    Rule(
        "name-without-id",
        Severity.INFO,
        "a person has an id on some papers only",
        "Only one id goes by the name, so whoever has the name and no id is taken for that person."
        "\n\n"
        "Example: Ada Lovelace on two papers, and ~Ada_Lovelace1 stands on the first alone."
        "\n\n"
        "Fix: write the `id:` at the second, too; of somebody else, that person's own.",
    ),
    Rule(
        "poster-not-drawn",
        Severity.WARNING,
        "a poster that can be read cannot be drawn",
        "Drawing it takes more time or memory than a poster may. The website and the host's upload "
        "form are made without it."
        "\n\n"
        "Example: a scatter plot of ten million points as a vector drawing."
        "\n\n"
        "Fix: ask its authors to export it again, with such a plot as a picture.",
    ),
    Rule(
        "poster-withheld",
        Severity.INFO,
        "posters are checked and not handed round",
        "The website and the host's upload form show a poster only where `consent` says that all "
        "of its paper may be handed round (`full`), for the workshop or for the paper."
        "\n\n"
        "Example: a workshop without `consent` has poster files."
        "\n\n"
        "Fix: nothing, if that is right; if the authors agreed, say so under `consent`.",
    ),
    Rule(
        "missing-glyph",
        Severity.WARNING,
        "no font on this machine has a character",
        "The character prints as an empty box. Installing a font that has it, such as one for "
        "Chinese, Japanese and Korean, mends it."
        "\n\n"
        "Example: a name in Chinese on a machine with Latin fonts."
        "\n\n"
        "Fix: install a font that has the character, such as Noto CJK.",
    ),
    Rule(
        "address-left-out",
        Severity.WARNING,
        "a title, an abstract or a page of the workshop's own has an e-mail address",
        "No publishable output holds an e-mail address: what stands on a page is collected by "
        "machines within days. The address is replaced by “(address left out)”. Pages copied "
        "from a manuscript stay as they are."
        "\n\n"
        "Example: `write to chair@example.org` in `pages/call.md`, or at the end of an abstract."
        "\n\n"
        "Fix: link to a form or to a page that leads to you; take the address out of the abstract.",
    ),
    Rule(
        "picture-unusable",
        Severity.WARNING,
        "a logo or portrait is not a picture",
        "The file is missing, broken, or of a kind that cannot be set (PNG, JPEG and SVG "
        "can). It is left out."
        "\n\n"
        "Example: `logo: images/logo.pdf`."
        "\n\n"
        "Fix: save the picture as PNG, JPEG or SVG and correct its name in `workshop.yaml`.",
    ),
    Rule(
        "page-unusable",
        Severity.WARNING,
        "a page of `pages/` cannot be read",
        "A page of the workshop's own is Markdown in UTF-8, or a PDF that opens; one name stands"
        " for one page. It is left out of the booklet."
        "\n\n"
        "Example: `pages/venue.md` beside `pages/venue.pdf`."
        "\n\n"
        "Fix: save it again, or under a name of its own.",
    ),
    Rule(
        "page-unplaced",
        Severity.WARNING,
        "a page of `pages/` is not in the booklet",
        "`booklet.parts` lists all parts, and what it does not list is left out. Somebody wrote"
        " this page for something."
        "\n\n"
        "Example: `pages/preface.md`, and `parts: [cover, contents, papers]`."
        "\n\n"
        "Fix: add its name to `booklet.parts`, or take the file out of `pages/`.",
    ),
    Rule(
        "part-unknown",
        Severity.ERROR,
        "the booklet has no part of that name",
        "A part is one of ours or the name of a file in `pages/`. This one is left out."
        "\n\n"
        "Example: `parts: [cover, papers, autors]`."
        "\n\n"
        "Fix: correct the name under `booklet.parts`, or write the page.",
    ),
)
# Shown although no rule of its own judges it: where nothing is asked for, nothing is judged.
_SHOWN_TOO = frozenset({"format-unknown"})


# What the rooms that state them do not say: why, example, fix.
def rule_book() -> tuple[Rule, ...]:
    """Return every rule that any finding can name: of manuscripts first, then of the workshop."""
    listed = [
        Rule(
            identifier,
            _severity(identifier),
            summary[0].lower() + summary[1:].rstrip("."),
            _explained(summary, *REASONS[identifier]),
        )
        for identifier, summary in {**INPUT_RULES, **RECONCILE_RULES, **PROGRAMME_RULES}.items()
    ]
    return (*all_rules(), *listed, *_OTHERS)


def _severity(identifier: str) -> Severity:
    if identifier in _REMARKS:
        return Severity.INFO
    return Severity.WARNING if identifier in _WARNINGS else Severity.ERROR


def picture_of(rule: Rule) -> str:
    """Return the file that shows a rule, below the checkout; empty where there is none."""
    shown = rule.judges or rule.id in _SHOWN_TOO
    return f"docs/reference/pictures/{rule.id}.png" if shown else ""


def _explained(summary: str, why: str, example: str, fix: str) -> str:
    return f"{summary} {why}\n\nExample: {example}\n\nFix: {fix}"

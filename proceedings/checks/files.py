"""Rules about the file itself; reading it states them, so that they have no function."""

from __future__ import annotations

from proceedings.checks.registry import declare
from proceedings.model import Severity

_FILE_RULES = {
    "file-missing": (
        "the manuscript is not there",
        (
            "A paper of the list has no PDF under its key, its number or its id below `papers/`, "
            "or the file named on the command line does not exist. A listed paper without a PDF "
            "gets a page of its own in the booklet that says so."
        ),
        "the list has a paper 34, and `papers/` holds no 34.pdf.",
        (
            "put the PDF into `papers/` under the paper's key, number or id, or name it with "
            "`file:` in `papers.yaml`."
        ),
    ),
    "file-empty": (
        "the file has no content",
        "An upload that was interrupted leaves a file of zero bytes, or of zeros.",
        "34.pdf has 0 bytes.",
        "download or export the paper again.",
    ),
    "file-not-pdf": (
        "the file is something else under the name of a PDF",
        "Often a web page, such as the sign-in page of the site it was downloaded from.",
        "34.pdf begins with `<!doctype html>`.",
        "export the paper as PDF, or download it while signed in.",
    ),
    "file-not-picture": (
        "the file is something else under the name of a picture",
        "A poster may be a PDF, a PNG or a JPEG, and its name says which.",
        "12.png is a web page.",
        "export the poster again as PDF, PNG or JPEG.",
    ),
    "file-truncated": (
        "the file stops in the middle",
        (
            "A PDF ends with the place of its cross-reference table. Without it a download or an "
            "upload was cut off; viewers show blank pages where the rest should be."
        ),
        "a file of 1,048,576 bytes, cut at the end of a block.",
        "upload or download the file again.",
    ),
    "file-changed": (
        "the file changes while it is read",
        (
            "LaTeX or a download is still writing it. It is read once more at once; if it changes "
            "under that reading, too, nothing is said of it but this. `check --watch` waits until "
            "a file is whole."
        ),
        "pdflatex writes paper.pdf in the moment in which it is checked.",
        "wait until the program has written the file, and check again.",
    ),
    "file-encrypted": (
        "the file opens with a password only",
        (
            "A file with an owner's password alone opens and is read; one that asks for a "
            "password cannot be checked, printed or handed round."
        ),
        "a viewer asks for a password before it shows page 1.",
        "save the paper without a password.",
    ),
    "file-damaged": (
        "the file's structure is broken",
        "No reader finds its pages.",
        "a file that a mail program changed on its way.",
        "export the paper again, from its source.",
    ),
    "file-no-text": (
        "no page has text",
        (
            "A scan or a paper whose text was turned into outlines cannot be searched, read aloud "
            "or checked."
        ),
        "a scan, or a paper printed to a picture.",
        "export the paper with its text, not as a scan.",
    ),
    "file-too-many-pages": (
        "the file claims more pages than a paper has",
        (
            "A page tree can claim a million pages in a kilobyte; such a file is refused before "
            "any page is loaded."
        ),
        "a page tree that counts 1,000,000 pages.",
        "hand in the paper alone, without its supplement or data.",
    ),
    "file-too-slow": (
        "reading the file takes too long",
        (
            "A drawing of very many strokes, or a file made to hang its readers, is given up "
            "after its time."
        ),
        "a scatter plot of two million points as a vector drawing.",
        "put such a drawing in as a picture of 300 dpi.",
    ),
    "file-too-large": (
        "reading the file takes too much memory",
        "A stream that unpacks to gigabytes is given up before it hurts the machine.",
        "a few kilobytes that unpack to four gigabytes.",
        "export the paper again, and put large pictures in at 300 dpi.",
    ),
    "file-crashes-reader": (
        "the reader breaks on the file",
        "The process that read the file ended without an answer.",
        "a file that another program wrote half broken.",
        "export the paper again with another program, such as pdfLaTeX.",
    ),
    "internal-error": (
        "our own code failed on the file",
        "A bug of this tool, not of the paper. The report holds the details to send us.",
        "a traceback instead of a verdict.",
        "send us the details; the paper itself may be right.",
    ),
}

for _identifier, (_summary, _why, _example, _fix) in _FILE_RULES.items():
    _documentation = f"{_why}\n\nExample: {_example}\n\nFix: {_fix}"
    declare(_identifier, Severity.ERROR, _summary, _documentation)

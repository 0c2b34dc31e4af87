"""Make papers with a fault in the file itself: ``python tests/papers/make_files.py`` writes them.

Each is the same sound paper of ours, changed in one thing after LaTeX was done with it, and the
same on each run. It is called by the rule it breaks; what is behind ``--`` tells several apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
BASE = HERE / "sound" / "gyre-opentype.pdf"
FILES = HERE / "files"
# White space in the right column of the last page, in user space.
CORNER = (330, 120)


def open_base() -> pikepdf.Pdf:
    """Return the sound paper that the others are made from."""
    return pikepdf.open(BASE)


def no_font_file(pdf: pikepdf.Pdf) -> None:
    """Take the shapes of the first font away."""
    for font in pdf.pages[0].resources.Font.values():
        whole = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in whole.FontDescriptor:
                del whole.FontDescriptor[key]
                return


def plot_in_type3(pdf: pikepdf.Pdf) -> None:
    """Add a plot to the last page, whose one label is in a font of Type 3."""
    square = pdf.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 500],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(square=square),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name("/square")]),
        FirstChar=97,
        LastChar=97,
        Widths=[600],
    )
    form = pdf.make_stream(
        b"0 0 90 60 re S BT /T3 9 Tf 20 20 Td (a) Tj ET",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 90, 60],
        Resources=Dictionary(Font=Dictionary(T3=pdf.make_indirect(font))),
    )
    page = pdf.pages[-1]
    name = page.add_resource(form, Name.XObject)
    append(pdf, b"1 0 0 1 %d %d cm %s Do" % (*CORNER, bytes(str(name), "ascii")))


def append(pdf: pikepdf.Pdf, drawing: bytes) -> None:
    """Draw something on the last page."""
    pdf.pages[-1].contents_add(b"q " + drawing + b" Q")


def a_line(pdf: pikepdf.Pdf) -> bytes:
    """Return a line of the last page as operators, to be set again elsewhere."""
    font: Any = None
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[-1]):
        if str(operator) == "Tf":
            font = operands
        if (
            str(operator) == "TJ"
            and len(pikepdf.unparse_content_stream([(operands, operator)])) > 250
        ):
            shown = [(font, pikepdf.Operator("Tf")), (operands, operator)]
            return bytes(pikepdf.unparse_content_stream(shown))
    raise LookupError


def hidden_line(how: bytes, behind: bytes = b"") -> Callable[[pikepdf.Pdf], None]:
    """Return what sets a line twice, in white or without ink, on a ground or on none."""

    def change(pdf: pikepdf.Pdf) -> None:
        line = a_line(pdf)
        below = b"".join(
            b"BT %s 1 0 0 1 %d %d Tm %s ET " % (how, CORNER[0] - 20, y, line)
            for y in (CORNER[1], CORNER[1] - 15)
        )
        append(pdf, behind + below)

    return change


def picture_page(pdf: pikepdf.Pdf) -> None:
    """Put a page that is a picture behind the last one."""
    picture = pdf.make_stream(
        bytes(x & y for y in range(64) for x in range(0, 256, 4)),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=64,
        Height=64,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 612, 792],
        Resources=Dictionary(XObject=Dictionary(Im=picture)),
        Contents=pdf.make_stream(b"q 470 0 0 640 66 76 cm /Im Do Q"),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def link(action: Dictionary) -> Callable[[pikepdf.Pdf], None]:
    """Return what puts a link on page 1."""

    def change(pdf: pikepdf.Pdf) -> None:
        annotation = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[60, 300, 120, 312], Border=[0, 0, 0], A=action
        )
        page = pdf.pages[0].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(annotation)])

    return change


def javascript(pdf: pikepdf.Pdf) -> None:
    """Greet whoever opens the file."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('Good morning')"))


def attachment(pdf: pikepdf.Pdf) -> None:
    """Put a file inside."""
    stream = pdf.make_stream(b"x,y\n1,2\n", Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("points.csv"), UF=String("points.csv"))
    spec.EF = Dictionary(F=stream)
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=[String("points.csv"), pdf.make_indirect(spec)])
    pdf.Root.Names = names


def form(pdf: pikepdf.Pdf) -> None:
    """Add a field to fill in."""
    field = Dictionary(FT=Name.Tx, T=String("Comment"), V=String(""))
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)])


def docinfo(**values: str) -> Callable[[pikepdf.Pdf], None]:
    """Return what sets title or author; without any, everything goes."""

    def change(pdf: pikepdf.Pdf) -> None:
        for key in () if values else list(pdf.docinfo):
            del pdf.docinfo[key]
        for key, value in values.items():
            pdf.docinfo[f"/{key}"] = String(value)

    return change


GREY = b"0.1 g %d %d 220 40 re f " % (CORNER[0] - 25, CORNER[1] - 25)
FAULTS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "font-not-embedded": no_font_file,
    "font-type3": plot_in_type3,
    "file-javascript": javascript,
    "file-launch-action": link(Dictionary(S=Name.Launch, F=String("results.xlsx"))),
    "file-attachment": attachment,
    "file-form": form,
    "file-encrypted-owner": lambda _: None,
    "link-broken": link(Dictionary(S=Name.GoTo, D=String("section.99"))),
    "hidden-text": hidden_line(b"1 g"),
    "hidden-text--without-ink": hidden_line(b"3 Tr"),
    "page-no-text": picture_page,
    "metadata-empty": docinfo(),
    "metadata-anonymous": docinfo(Author="Anonymous Submission"),
    "metadata-other-paper": docinfo(Title="A Field Guide to Folding Maps in Strong Wind"),
}
# What looks like a fault and is none.
SOUND = {"sound--white-on-dark": hidden_line(b"1 g", GREY)}


def save(name: str, pdf: pikepdf.Pdf, place: Path) -> None:
    """Write a paper, always with the same bytes."""
    if name == "file-encrypted-owner":
        allow = pikepdf.Permissions(extract=False, print_highres=False, print_lowres=False)
        lock = pikepdf.Encryption(
            owner="owner", user="", R=3, aes=False, metadata=False, allow=allow
        )
        pdf.save(place, static_id=True, encryption=lock)
        return
    modes = pikepdf.ObjectStreamMode
    pdf.save(place, object_stream_mode=modes.generate, deterministic_id=True)


def main() -> None:
    """Write every file."""
    FILES.mkdir(exist_ok=True)
    for name, change in {**FAULTS, **SOUND}.items():
        with open_base() as pdf:
            change(pdf)
            save(name, pdf, FILES / f"{name}.pdf")


if __name__ == "__main__":
    main()

"""What the PDFs we write share: metadata, and the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String

from proceedings import __version__
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """What a PDF says of itself.

    Fields:
        title: as viewers show it in place of the file name.
        date: the instant it is dated with; aware, and never the clock's.
        author, subject, keywords: empty where nothing is to be said.
        creators: the authors one by one, where ``author`` names several.
        rights: who may do what with it; empty where nothing is to be said.
        language: BCP 47 tag of the text around the papers.
    """

    title: str
    date: dt.datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    rights: str = ""
    language: str = "en"


def write_metadata(pdf: pikepdf.Pdf, metadata: DocumentMetadata) -> None:
    """Write document information and XMP, both alike, into an open PDF."""
    producer = f"proceedings {__version__}"
    information = {
        "/Title": metadata.title,
        "/Author": metadata.author,
        "/Subject": metadata.subject,
        "/Keywords": ", ".join(metadata.keywords),
        "/Producer": producer,
        "/CreationDate": _pdf_date(metadata.date),
        "/ModDate": _pdf_date(metadata.date),
    }
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in information.items() if value})
    )
    packet = pdf.make_stream(_xmp(metadata, producer).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    pdf.Root.Lang = String(metadata.language)


def save(pdf: pikepdf.Pdf, target: Path, *, linearize: bool = False) -> None:
    """Write a PDF whole or not at all; the same content gives the same bytes.

    Arguments:
        target: replaced in one step once everything is written.
        linearize: so that the first page shows before the rest has come; doubles the time.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        pdf.save(
            unfinished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            linearize=linearize,
        )
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _pdf_date(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")


def _xmp(metadata: DocumentMetadata, producer: str) -> str:
    date = metadata.date.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    title, subject, producer = (
        escape(text) for text in (metadata.title, metadata.subject, producer)
    )
    language, rights = escape(metadata.language), escape(metadata.rights)
    names = metadata.creators or ((metadata.author,) if metadata.author else ())
    authors = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in names)
    keywords = escape(", ".join(metadata.keywords))
    default = '<rdf:Alt><rdf:li xml:lang="x-default">'
    lines = [
        f"<dc:title>{default}{title}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else "",
        f"<dc:description>{default}{subject}</rdf:li></rdf:Alt></dc:description>"
        if subject
        else "",
        f"<dc:rights>{default}{rights}</rdf:li></rdf:Alt></dc:rights>" if rights else "",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else "",
        f"<pdf:Producer>{producer}</pdf:Producer>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
    ]
    body = "\n".join(line for line in lines if line)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
        f"{body}\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>\n'
    )

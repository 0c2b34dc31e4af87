"""Files that are nearly papers: the same ones for the same seed.

Bytes are changed, files cut off, objects and streams exchanged between two of them, references
turned, cross-reference tables doubled, numbers made huge. Half of the files are unpacked first, so
that the changes meet page trees, fonts and drawing operators and not only compressed bytes.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pikepdf
from papers import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 1608
HOSTILE = ROOT / "tests" / "papers" / "hostile"
_OWN = (ROOT / "tests" / "papers" / "sound", ROOT / "tests" / "papers" / "faulty")
_SAMPLE = ROOT / "input" / "sample" / "papers"
# A thousand files stay below a third of a gigabyte.
_LARGEST = 400_000

_OBJECT = re.compile(rb"(?<=\n)(\d+ 0 obj)\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"\bstream\r?\n(.*?)endstream", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_NUMBER = re.compile(
    rb"/(?:Length|Length1|Count|Size|Prev|N|First|Width|Height|FirstChar|LastChar|Rotate|Columns|"
    rb"Predictor|Root|Index|W|MediaBox|CropBox|BBox|Matrix)\s*\[?\s*(-?\d+)"
)
_OPERAND = re.compile(rb"(?<=[\s\[])-?\d+(?:\.\d+)?(?=\s)")
_HUGE = (b"-1", b"0", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"9" * 40, b"1e308")


def sources(papers: Sequence[Path] = ()) -> list[Path]:
    """Return what to mutate: our own papers, and real ones that are not large."""
    own = [path for folder in (*_OWN, _SAMPLE) for path in sorted(folder.glob("*.pdf"))]
    return own + [path for path in papers if path.stat().st_size <= _LARGEST]


def write_mutated(folder: Path, count: int, papers: Sequence[Path] = (), seed: int = SEED) -> None:
    """Write mutated files, numbered, with the kind of mutation in their names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = sources(papers)
    for number in range(count):
        name, data = mutated(paths, number, seed)
        (folder / f"{name}.pdf").write_bytes(data)


def mutated(paths: Sequence[Path], number: int, seed: int = SEED) -> tuple[str, bytes]:
    """Return the name and the bytes of one mutated file."""
    random = Random(f"{seed} {number}")
    kind = list(KINDS)[number % len(KINDS)]
    one, other = random.choice(paths), random.choice(paths)
    unpacked = number // len(KINDS) % 2 == 1
    read = _unpacked if unpacked else Path.read_bytes
    data = KINDS[kind](read(one), read(other), random)
    return f"{number:04}-{kind}{'-unpacked' if unpacked else ''}", data


@cache
def _unpacked(path: Path) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            out,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def _flip(data: bytes, _: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 10, 100, 3_000))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, _: bytes, random: Random) -> bytes:
    """Cut a file off, or its middle out; half of them still end as a whole file does."""
    start = random.randrange(len(data))
    if random.random() < 0.5:
        end = min(len(data), start + random.choice((1, 1_000, 50_000)))
        return data[:start] + data[end:]
    return data[:start] + data[-200:] * random.choice((0, 1))


def _double(data: bytes, _: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    part = data[start : start + random.choice((10, 1_000, 50_000))]
    return data[:start] + part * random.choice((2, 5)) + data[start + len(part) :]


def _exchange(pattern: re.Pattern[bytes]) -> Callable[[bytes, bytes, Random], bytes]:
    """Return a mutation that puts what a pattern finds in one file into the other."""

    def exchange(data: bytes, other: bytes, random: Random) -> bytes:
        theirs = [match[pattern.groups] for match in pattern.finditer(other)] or [b""]
        return _replaced(
            data, pattern, lambda: random.choice(theirs), random, random.choice((1, 5))
        )

    return exchange


def _turn(data: bytes, _: bytes, random: Random) -> bytes:
    """Let references lead to other objects: trees get loops, fonts become pages."""
    numbers = [match[1] for match in _REFERENCE.finditer(data)]
    return _replaced(
        data, _REFERENCE, lambda: random.choice(numbers), random, random.choice((1, 5, 50))
    )


def _huge(data: bytes, _: bytes, random: Random) -> bytes:
    return _replaced(data, _NUMBER, lambda: random.choice(_HUGE), random, random.choice((1, 3, 20)))


def _operands(data: bytes, _: bytes, random: Random) -> bytes:
    return _replaced(
        data, _OPERAND, lambda: random.choice(_HUGE), random, random.choice((1, 20, 500))
    )


def _two_tables(data: bytes, other: bytes, random: Random) -> bytes:
    """Append a cross-reference table or stream that belongs elsewhere, and point at it."""
    start = max(data.rfind(b"\nxref"), data.rfind(b"/Type /XRef"), data.rfind(b"/XRef"), 0)
    tail = random.choice((data, other))[start - random.randrange(100) :]
    offset = random.choice((len(data), start, 0, len(data) + len(tail)))
    return data + tail + b"\nstartxref\n%d\n%%%%EOF\n" % offset


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], new: Callable[[], bytes], random: Random, count: int
) -> bytes:
    """Return data with the last group of some matches replaced; unchanged where nothing matches."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    chosen = sorted(random.sample(found, min(count, len(found))), key=lambda match: match.start())
    parts, end = [], 0
    for match in chosen:
        first, last = match.span(pattern.groups)
        parts += [data[end:first], new()]
        end = last
    return b"".join([*parts, data[end:]])


KINDS: dict[str, Callable[[bytes, bytes, Random], bytes]] = {
    "bytes": _flip,
    "cut": _cut,
    "doubled": _double,
    "objects": _exchange(_OBJECT),
    "streams": _exchange(_STREAM),
    "references": _turn,
    "numbers": _huge,
    "operands": _operands,
    "tables": _two_tables,
}

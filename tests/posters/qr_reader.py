"""Read a QR code from a picture, after ISO/IEC 18004; clean print alone, so without correction."""

from __future__ import annotations

# Data codewords of each block by version, for the levels in the order of their two bits: M L H Q.
BLOCKS = {
    1: ([16], [19], [9], [13]),
    2: ([28], [34], [16], [22]),
    3: ([44], [55], [13] * 2, [17] * 2),
    4: ([32] * 2, [80], [9] * 4, [24] * 2),
    5: ([43] * 2, [108], [11] * 2 + [12] * 2, [15] * 2 + [16] * 2),
    6: ([27] * 4, [68] * 2, [15] * 4, [19] * 4),
}
MASKS = (
    lambda r, c: (r + c) % 2,
    lambda r, _: r % 2,
    lambda _, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)


def modules(picture) -> list[list[bool]]:
    """Return the modules of a code that fills a grey picture to its edges."""
    width, _ = picture.size
    top = [picture.getpixel((x, 3)) < 128 for x in range(width)]
    module = top.index(False) / 7  # the finder's edge
    side = round(width / module)
    step = width / side
    return [
        [
            picture.getpixel((int((c + 0.5) * step), int((r + 0.5) * step))) < 128
            for c in range(side)
        ]
        for r in range(side)
    ]


def read(grid: list[list[bool]]) -> str:
    """Return the text of a code in bytes."""
    side = len(grid)
    version = (side - 17) // 4
    shape = "".join("01"[grid[8][c]] for c in (0, 1, 2, 3, 4))
    bits = int(shape, 2) ^ 0b10101
    level, mask = bits >> 3, MASKS[bits & 7]
    stream = ""
    columns = [c for c in range(side - 1, 0, -2) if c > 6] + [5, 3, 1]
    for place, right in enumerate(columns):
        rows = range(side - 1, -1, -1) if place % 2 == 0 else range(side)
        for r in rows:
            for c in (right, right - 1):
                if not _function(r, c, side, version):
                    stream += "01"[grid[r][c] ^ (mask(r, c) == 0)]
    words = [int(stream[i : i + 8], 2) for i in range(0, len(stream) // 8 * 8, 8)]
    blocks: list[list[int]] = [[] for _ in BLOCKS[version][level]]
    lengths = BLOCKS[version][level]
    queue = iter(words)
    for position in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if position < length:
                block.append(next(queue))
    data = "".join(f"{word:08b}" for block in blocks for word in block)
    assert data[:4] == "0100", "not in bytes"
    count = int(data[4:12], 2)
    return bytes(int(data[i : i + 8], 2) for i in range(12, 12 + 8 * count, 8)).decode()


def _function(r: int, c: int, side: int, version: int) -> bool:
    """Tell whether a module belongs to a pattern, and not to the data."""
    if 6 in (r, c):
        return True
    if (r < 9 and c < 9) or (r < 9 and c >= side - 8) or (r >= side - 8 and c < 9):
        return True
    centre = side - 7
    return version > 1 and abs(r - centre) <= 2 and abs(c - centre) <= 2

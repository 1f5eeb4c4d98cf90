"""Small PDFs with text and lines, written here: every letter half as wide as high, each page as it is told."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.budget import ReadingBudget
from cdsdossier.files.tables.grid import TableGrid

WIDE = 0.5  # of its size: a letter
_PITCH = 1.2
_PADDING = 4.0

_LETTERS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Thu /FontDescriptor 5 0 R /DW 500 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)
_LOOKS = (
    "<< /Type /FontDescriptor /FontName /ABCDEF+Thu /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
    "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
)
_PICTURE = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
#: (across, down) for 0, 90 and 270 degrees: where a turned text leads to.
_TURNED = {0: "1 0 0 1", 90: "0 1 -1 0", 270: "0 -1 1 0"}


@dataclass
class PdfSheet:
    """A page while it is drawn; heights are counted downwards from its top."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10.0, turn: int = 0) -> float:
        """Write a line of text on a base line; return where it ends."""
        self.written += text
        codes = "".join(f"{ord(letter):04x}" for letter in text)
        matrix = f"{_TURNED[turn]} {x:.2f} {self.height - y:.2f} Tm"
        self.drawn.append(f"BT /F1 {size} Tf {matrix} <{codes}> Tj ET")
        return x + len(text) * WIDE * size

    def lines(self, x: float, y: float, *texts: str, size: float = 10.0) -> float:
        """Write lines one below the other; return the base line of the next."""
        for text in texts:
            self.text(x, y, text, size)
            y += _PITCH * size
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            self.rule(a, b, c, d)

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        self.drawn.append(f"q {width} 0 0 {height} {x} {self.height - y - height} cm /P1 Do Q")

    def table(self, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], left: float = 50.0) -> float:
        """Draw a table whose texts are wrapped; ``^`` and ``<`` as in :mod:`support.tablemaker`; return its end."""
        lefts = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        cut = [[_wrapped(text, _across(row, at, widths)) for at, text in enumerate(row)] for row in rows]
        tops = [y]
        for cells in cut:
            tops.append(tops[-1] + max(1, *map(len, cells)) * _PITCH * 10 + 2 * _PADDING)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text not in {"^", "<"}:
                    right, bottom = _end(rows, r, c)
                    self.box(lefts[c], tops[r], lefts[right], tops[bottom])
                    self.lines(lefts[c] + _PADDING, tops[r] + _PADDING + 10, *cut[r][c])
        return tops[-1]


def _across(row: Sequence[str], at: int, widths: Sequence[float]) -> float:
    end = at + 1
    while end < len(row) and row[end] == "<":
        end += 1
    return sum(widths[at:end]) - 2 * _PADDING


def _end(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    right, bottom = column + 1, row + 1
    while right < len(rows[row]) and rows[row][right] == "<":
        right += 1
    while bottom < len(rows) and rows[bottom][column] == "^":
        bottom += 1
    return right, bottom


def _wrapped(text: str, width: float) -> list[str]:
    """Return a text as lines that fit, as every program breaks it."""
    lines: list[str] = []
    for paragraph in text.split("\n") if text not in {"", "^", "<"} else []:
        lines.append("")
        for word in paragraph.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and len(longer) * WIDE * 10 > width:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


def make_pdf(
    *sheets: PdfSheet, told: bool = True, as_letters: dict[str, str] | None = None, font: str = "Thu"
) -> bytes:
    """Return a PDF; without ``told`` its font does not say which letters they are, or says others."""
    letters = sorted({letter for sheet in sheets for letter in sheet.written})
    said = as_letters or {}
    pairs = "\n".join(f"<{ord(one):04x}> <{said.get(one, one).encode('utf-16-be').hex()}>" for one in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    )
    whole = "/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Thu /Encoding /Identity-H /DescendantFonts [4 0 R]"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{' '.join(f'{8 + 2 * at} 0 R' for at in range(len(sheets)))}] >>",
        f"<< {whole} {'/ToUnicode 6 0 R' if told else ''} >>",
        _LETTERS,
        _LOOKS,
        _stream(cmap),
        _stream("\x80", _PICTURE),
    ]
    for at, sheet in enumerate(sheets):
        uses = "/Resources << /Font << /F1 3 0 R >> /XObject << /P1 7 0 R >> >>"
        box = f"/MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate}"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {uses} /Contents {9 + 2 * at} 0 R >>")
        objects.append(_stream("\n".join(sheet.drawn)))
    return _file([one.replace("ABCDEF+Thu", f"ABCDEF+{font}") for one in objects])


def _stream(text: str, about: str = "") -> str:
    packed = zlib.compress(text.encode("latin-1")).decode("latin-1")
    return f"<< {about} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"


def _file(objects: list[str]) -> bytes:
    out, places = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def read_here(data: bytes) -> TableDocument:
    """Read a PDF in this process, as the child and its parent do together."""
    from cdsdossier.files.tables.pdf.join_pages import join_pages
    from cdsdossier.files.tables.pdf.read_pages import _answer

    return join_pages(_answer(data)["pages"], TableGrid(ReadingBudget()))


def texts(document: TableDocument) -> list[list[list[str]]]:
    """Return the cells of each table as texts, their lines parted by ``/``."""
    return [[[" / ".join(cell.lines) for cell in row] for row in table.rows] for table in document.tables]

"""A small binary workbook (.xlsb), as [MS-XLSB] describes it: no program of this machine writes one."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.worksheet"/>'
    '<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    "</Types>"
)


def xlsb(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    *,
    hidden_rows: Sequence[int] = (),
    flat_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> bytes:
    """Return a workbook; what is hidden, or drawn without height, is so on each sheet, from 0."""
    out = io.BytesIO()
    listed = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.bin") for at in range(len(sheets), 0, -1)]
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _related(("rId1", "officeDocument", "xl/workbook.bin")))
        package.writestr("xl/workbook.bin", _book(list(sheets)))
        package.writestr("xl/_rels/workbook.bin.rels", _related(*listed))
        for at, rows in enumerate(sheets.values(), 1):
            data = _sheet(rows, hidden_rows, flat_rows, hidden_columns)
            package.writestr(f"xl/worksheets/sheet{at}.bin", data)
    return out.getvalue()


def _related(*parts: tuple[str, str, str]) -> str:
    lines = (f'<Relationship Id="{one}" Type="{_RELATIONS}/{kind}" Target="{part}"/>' for one, kind, part in parts)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _book(names: Sequence[str]) -> bytes:
    bundles = (
        _record(156, struct.pack("<II", 0, at) + _wide(f"rId{at}") + _wide(name)) for at, name in enumerate(names, 1)
    )
    return _record(131) + _record(143) + b"".join(bundles) + _record(144) + _record(132)


def _sheet(
    rows: Sequence[Sequence[str]], hidden_rows: Sequence[int], flat: Sequence[int], hidden_columns: Sequence[int]
) -> bytes:
    width = max(map(len, rows))
    data = _record(129) + _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1))
    columns = (_record(60, struct.pack("<4IH", at, at, 2560, 0, 1)) for at in hidden_columns)
    data += _record(390) + _record(60, struct.pack("<4IH", 0, 0, 2560, 0, 0)) + b"".join(columns) + _record(391)
    data += _record(145)
    for at, cells in enumerate(rows):
        height, flags = (0, 0x20) if at in flat else (300, 0x10 if at in hidden_rows else 0)
        data += _record(0, struct.pack("<IIHBBBI", at, 0, height, 0, flags, 0, 0))
        for column, text in enumerate(cells):
            data += _record(6, struct.pack("<II", column, 0) + _wide(text))
    return data + _record(146) + _record(130)


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    return head + (bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])) + content

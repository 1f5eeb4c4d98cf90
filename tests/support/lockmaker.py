"""Office files of today behind a password, as the tool that serves as oracle writes them."""

from __future__ import annotations

import io
from functools import cache

#: The password by which Excel opens a workbook without asking.
EXCELS_OWN = "VelvetSweatshop"


@cache
def small_workbook() -> bytes:
    """Return a workbook with a task of a plan."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in (["Nội dung", "Thời gian"], ["Ban hành kế hoạch", "Tháng 1/2026"]):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@cache
def locked_package(plain: bytes, password: str) -> bytes:
    """Return an Office file encrypted as Office does since 2010."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, out)
    return out.getvalue()

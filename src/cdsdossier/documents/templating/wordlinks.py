"""What in a Word form would be fetched from elsewhere when somebody opens the paper, or makes a PDF of it.

Nothing is ever uploaded, and a picture asked for on the network tells its owner who reads, and when. An address that
somebody must click on is no harm; nor is the name of a template that lies on a disk, which Word writes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_CLICKED, _TEMPLATE = "/hyperlink", "/attachedTemplate"
#: A file of this very machine, as Word writes it on Windows and on a Mac; no server's.
_ON_DISK = re.compile(r"file:///[^/\\%].*|[A-Za-z]:[\\/].*|[^:/\\]*")
#: Fields of Word that show or run what lies elsewhere.
_FIELD = re.compile(r"^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|RD|DATABASE)\b", re.IGNORECASE)
_SHOWN = 80


def fetched(tree: _Element) -> str:
    """Return a sentence for the first thing in a part that is fetched from elsewhere, or an empty text."""
    links = (attribute(one, "Target") or "" for one in tree.iter() if local(one) == "Relationship" and _leads_out(one))
    fields = (found[1].upper() for text in _fields(tree) if (found := _FIELD.match(text)))
    what = next((f"liên kết “{link[:_SHOWN]}”" for link in links), "") or next((f"trường {one}" for one in fields), "")
    return what and (
        f": {what} lấy nội dung từ nơi khác mỗi khi mở văn bản. Trong Word, chèn hẳn ảnh hoặc nội dung vào tệp "
        "(không chọn liên kết, Link to File), rồi lưu lại"
    )


def _leads_out(element: _Element) -> bool:
    kind, target = attribute(element, "Type") or "", attribute(element, "Target") or ""
    if (attribute(element, "TargetMode") or "").lower() != "external" or kind.endswith(_CLICKED):
        return False
    return not (kind.endswith(_TEMPLATE) and _ON_DISK.fullmatch(target))


def _fields(tree: _Element) -> Iterator[str]:
    """Yield the instructions of all fields; Word keeps them in an attribute, or in pieces between two marks."""
    pieces: list[str] = []
    for element in tree.iter():
        kind = local(element)
        if kind == "fldSimple":
            yield attribute(element, "instr") or ""
        elif kind == "instrText":
            pieces.append(element.text or "")
        elif kind == "fldChar":
            yield "".join(pieces)
            pieces = []
    yield "".join(pieces)

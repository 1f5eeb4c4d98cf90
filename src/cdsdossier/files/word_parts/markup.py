"""What stands in a part of a Word file: elements, pictures and fields that fetch or run something by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import get_attribute, local_name
from cdsdossier.files.word_parts.fields import FETCHING, iter_field_codes, read_field_kind
from cdsdossier.files.word_parts.relationships import describe_fetching

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Element → what it is.
_ELEMENTS = {
    "altChunk": "một tệp khác chèn vào (altChunk)",
    "subDoc": "văn bản con (subDoc)",
    "OLEObject": "đối tượng nhúng (OLE)",
    "control": "nút điều khiển (ActiveX)",
    "movie": "phim",
    "webVideoPr": "phim trên mạng",
    "frameset": "khung trang web (frameset)",
    "mailMerge": "nguồn dữ liệu trộn thư (mail merge)",
    "saveThroughXslt": "một tệp XSLT",
    "dataBinding": "ô nhập lấy chữ từ dữ liệu ẩn (dataBinding)",
}
#: Elements that lead out of the file when somebody clicks, and only then.
_CLICKED = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver", "picAttrSrcUrl"}
#: Attributes by which the old drawing language fetches pictures, and its elements that do.
_VML, _SOURCES = "urn:schemas-microsoft-com:", {"src", "althref"}
_FILLED = {"imagedata", "fill", "stroke", "image"}
_SHOWN = 100


def iter_markup_faults(tree: _Element, part: str, outward: frozenset[str]) -> Iterator[str]:
    """Yield a sentence for each thing in a part that no paper needs.

    ``outward`` are the ids of its links out of the file.
    """
    for element in tree.iter():
        name = local_name(element)
        if name in _ELEMENTS:
            yield _describe(f"có {_ELEMENTS[name]}", part, "Trong Word, xóa phần đó")
        if source := _source(element, name):
            yield describe_fetching(f"ảnh “{source[:_SHOWN]}”", part)
        if outward and name not in _CLICKED and _leads_out(element, outward):
            yield describe_fetching(f"thẻ {name}", part)
    for code in iter_field_codes(tree):
        yield from _describe_field(code, part)


def _leads_out(element: _Element, outward: frozenset[str]) -> bool:
    return any(_is_reference(key) and value in outward for key, value in _items(element))


def _items(element: _Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def _is_reference(attribute: str) -> bool:
    return "relationships}" in attribute or attribute.endswith("relid")


def _source(element: _Element, name: str) -> str:
    """Return the address of a picture that is named in the text itself; empty where there is none."""
    if _VML not in str(element.tag):
        return ""
    wanted = _SOURCES | ({"href"} if name in _FILLED else set())
    return next(filter(None, (get_attribute(element, one) for one in sorted(wanted))), "")


def _describe_field(code: str, part: str) -> Iterator[str]:
    kind = read_field_kind(code)
    if kind in FETCHING:
        yield describe_fetching(f"trường {kind}", part)
    elif kind is None:
        shown = re.sub(r"\s+", " ", code).strip()[:_SHOWN]
        fix = "Trong Word, bấm vào đó rồi Ctrl+Shift+F9 để đổi thành chữ"
        yield _describe(f"có trường “{shown}” mà văn bản không cần", part, fix)


def _describe(what: str, part: str, fix: str) -> str:
    return f"phần {part} {what}. {fix}, rồi lưu lại"

"""Checks of a Word form: nothing is lost when it is filled, no tag is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from markupsafe import escape

from cdsdossier.errors import Refused
from cdsdossier.files.tables.unzip import OfficePackage, local_name
from cdsdossier.files.word_parts import iter_text_trees

if TYPE_CHECKING:
    from lxml.etree import _Element


_BREAKS = {"br": "\n", "cr": "\n", "p": "\n", "tab": "\t"}
_BROKEN = tuple(f"{{*}}{kind}" for kind in _BREAKS)
_TAG = re.compile(r"\{[{%][^{}%]{0,60}")
#: Characters and values that a message shows.
_SHOWN, _MOST = 100, 5


def check_word_form(data: bytes, printed: Sequence[str], name: str, outputs: Sequence[str]) -> None:
    """Raise Refused unless every printed value is in the .docx, as often as it was printed, and no tag is left.

    ``outputs`` is the XML that the template made: values that it only used to compute others are not in it.
    """
    texts, attributes = _contents(data)
    lost = _lost_values(printed, outputs, texts, attributes)
    if lost:
        shown = "; ".join(f"“{value[:_SHOWN]}”" for value in lost[:_MOST])
        more = f" và {len(lost) - _MOST} chỗ khác" if len(lost) > _MOST else ""
        raise Refused(
            f"{name}: điền xong thì mất chữ trên giấy: {shown}{more}. Thẻ của các chỗ đó đặt sai nơi "
            "trong Word: gõ lại cả thẻ một lượt trong một đoạn bình thường. Chưa ghi tệp nào."
        )
    rest = texts
    for value in sorted({value for value in printed if "{" in value}, key=len, reverse=True):
        rest = rest.replace(value, "")  # braces in a value are no tags
    left = _TAG.search(rest)
    if left:
        raise Refused(
            f"{name}: còn thẻ “{left[0].strip()}…” chưa điền được. Nó nằm ở nơi chương trình không điền "
            "(chú thích cuối văn bản, nhận xét, biểu đồ) hoặc bị Word ngắt đôi. Gõ lại cả thẻ một lượt. Chưa ghi "
            "tệp nào."
        )


def _lost_values(printed: Sequence[str], outputs: Sequence[str], texts: str, attributes: frozenset[str]) -> list[str]:
    """Return the values that the file has fewer times than they were printed, and than the template put them in."""
    lost = []
    for value, times in Counter(printed).items():
        found = texts.count(value) if value.strip() else times
        if found < times and value not in attributes and found < sum(one.count(str(escape(value))) for one in outputs):
            lost.append(value)
    return lost


def _contents(data: bytes) -> tuple[str, frozenset[str]]:
    """Return all text of the parts that Word shows, paragraph by paragraph, and the values of attributes."""
    texts: list[str] = []
    attributes: set[str] = set()
    for tree in iter_text_trees(OfficePackage(data)):
        texts += [_BREAKS.get(local_name(one), one.text or "") for one in tree.iter("{*}t", *_BROKEN)]
        attributes.update(cast("list[str]", tree.xpath("//@*", smart_strings=False)))
    return "".join(texts), frozenset(attributes)


#: Elements that a tag takes away, by their names in Word, and what messages call them.
_TAKEN = {"p": "đoạn", "tr": "hàng của bảng", "tc": "ô"}
_TAKER = re.compile(r"\{[{%#](p|tr|tc)\s[^{}]*\}")


def describe_lossy_tag(tree: _Element) -> str:
    """Return a sentence for the first tag that is not alone in the element that it takes away, or an empty text."""
    for element in tree.iter(*(f"{{*}}{kind}" for kind in _TAKEN)):
        kind = local_name(element)
        text = "".join(_texts(element, kind)).strip()
        found = next((one for one in _TAKER.finditer(text) if one[1] == kind), None)
        if found and text != found[0]:
            where = _TAKEN[kind]
            shown = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
            return (
                f", {where} “{shown}”, thẻ {found[0]}: thẻ này phải đứng một mình trong {where}, nếu không mất chữ kia"
            )
    return ""


def _texts(element: _Element, kind: str) -> Iterator[str]:
    """Yield the texts of an element, without those of inner elements of its kind, which have tags of their own."""
    for child in element:
        if local_name(child) == "t":
            yield child.text or ""
        elif local_name(child) != kind:
            yield from _texts(child, kind)

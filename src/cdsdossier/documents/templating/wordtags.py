"""Tags in a Word form that docxtpl would take away together with words around them, told before anything is filled.

``{%p … %}`` takes its whole paragraph with it, ``{%tr … %}`` its row, ``{%tc … %}`` its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.files.tables.unzip import local

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What a tag takes away, by its name in Word, and how people call it.
_TAKEN = {"p": "đoạn", "tr": "dòng của bảng", "tc": "ô"}
_TAKER = re.compile(r"\{[{%#](p|tr|tc)\s[^{}]*\}")
_SHOWN = 100


def lossy(tree: _Element) -> str:
    """Return a sentence for the first tag that does not stand alone in what it takes away, or an empty text."""
    for element in tree.iter():
        kind = local(element)
        text = "".join(_texts(element, kind)).strip() if kind in _TAKEN else ""
        found = next((one for one in _TAKER.finditer(text) if one[1] == kind), None)
        if found and text != found[0]:
            where = _TAKEN[kind]
            shown = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
            return (
                f", {where} “{shown}”, thẻ {found[0]}: thẻ này phải đứng một mình trong {where}, nếu không mất chữ kia"
            )
    return ""


def _texts(element: _Element, kind: str) -> Iterator[str]:
    """Yield what is typed in an element, but not in an inner one of its kind: that one is taken by its own tags."""
    for child in element:
        if local(child) == "t":
            yield child.text or ""
        elif local(child) != kind:
            yield from _texts(child, kind)

"""Proof that nothing was lost on the way into a Word form: what was put in stands there, and no tag is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import escape

from cdsdossier.errors import Refused
from cdsdossier.files.tables.unzip import Package, local

_BREAKS = {"br": "\n", "cr": "\n", "p": "\n", "tab": "\t"}
_TAG = re.compile(r"\{[{%][^{}%]{0,60}")
_SHOWN, _MOST = 60, 5


def check(data: bytes, printed: Sequence[str], name: str, outputs: Sequence[str]) -> None:
    """Raise Refused unless every printed value is in the .docx, as often as it was printed, and no tag is.

    ``outputs`` is the XML that the template made: what it printed for its own use only is missed by nobody.
    """
    texts, attributes = _contents(data)
    lost = [value for value, times in Counter(printed).items() if value.strip() and texts.count(value) < times]
    lost = [value for value in lost if value not in attributes and texts.count(value) < _made(value, outputs)]
    if lost:
        shown = "; ".join(f"“{value[:_SHOWN]}”" for value in lost[:_MOST])
        more = f" và {len(lost) - _MOST} chỗ khác" if len(lost) > _MOST else ""
        raise Refused(
            f"{name}: điền xong thì mất chữ trên giấy: {shown}{more}. Thẻ của các chỗ đó đặt sai nơi "
            "trong Word: gõ lại cả thẻ một lượt trong một đoạn bình thường. Chưa tệp nào được ghi."
        )
    rest = texts
    for value in sorted({value for value in printed if "{" in value}, key=len, reverse=True):
        rest = rest.replace(value, "")  # braces that somebody typed are no tags
    left = _TAG.search(rest)
    if left:
        raise Refused(
            f"{name}: còn thẻ “{left[0].strip()}…” chưa điền được. Nó nằm ở nơi chương trình không điền "
            "(chú thích cuối văn bản, nhận xét, biểu đồ) hoặc bị Word ngắt đôi. Gõ lại cả thẻ một lượt. Chưa tệp nào "
            "được ghi."
        )


def _made(value: str, outputs: Sequence[str]) -> int:
    return sum(output.count(str(escape(value))) for output in outputs)


def _contents(data: bytes) -> tuple[str, frozenset[str]]:
    """Return all text of the parts under ``word/``, paragraph by paragraph, and the values of attributes."""
    package = Package(data)
    texts: list[str] = []
    attributes: set[str] = set()
    for part in sorted(package.names):
        if not (part.startswith("word/") and part.endswith(".xml")):
            continue
        for element in package.tree(part).iter():
            kind = local(element)
            texts.append((element.text or "") if kind == "t" else _BREAKS.get(kind, ""))
            attributes.update(str(value) for value in element.attrib.values())
    return "".join(texts), frozenset(attributes)

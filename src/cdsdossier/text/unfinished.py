"""What people leave in a text that they mean to finish later: ``…``, ``<tên trường>``, ``[điền]``, ``xxx``."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"<(?=[^\W\d])[^<>\n]{1,60}(?<!\s)>|\[(?:[^\W\d_][^\[\]\n]{0,60}|[\s.…]*)\]|\b[xX]{3,}\b|_{3,}|\?{2,}|\.{4,}"
    r"|\b(?:TODO|TBD)\b|\{\{[^{}\n]{0,60}\}\}|\bX{2,}/(?:X{2,}|Y{2,})\b"
    r"|\((?:[sS]ẽ )?(?:[bB]ổ sung|[đĐ]iền|[cC]ập nhật) sau\)"
)
#: Every mark has one of these in it; to look for them is cheaper by far than for the marks.
_HINT = re.compile(r"<|\[|…|\.\.\.|xx|xX|Xx|XX|___|\?\?|TODO|TBD|\{\{| sau\)")
#: Surname and middle name written out, and a letter: people who write initials write them all.
_FORM_NAME = re.compile(r"(?:Nguyễn|Trần|Lê|Phạm) (?:Văn|Thị) [A-Z]", re.IGNORECASE)
_NO_TITLE = re.compile(r"[a-z]{1,2}|(?:minh chứng|tài liệu|tệp|văn bản|ảnh|file)(?: số)? ?\d{1,2}", re.IGNORECASE)
_ELLIPSIS = re.compile(r"…|(?<!\.)\.{3}(?!\.)")
#: After these a number is missing, even without a space.
_AWAITED = re.compile(r"\b(?:ngày|tháng|năm|giờ|số|thứ|lớp|khối)$", re.IGNORECASE)


def find_placeholder(text: str) -> str:
    """Return the first mark of something that is still to be written; empty where there is none.

    The dots that end a list (``máy tính, máy chiếu…``) stand for *and so on*: they are no such mark.
    """
    if not _HINT.search(text):
        return ""
    found = _MARK.search(text)
    if found:
        return found.group()
    for dots in _ELLIPSIS.finditer(text):
        if not _ends_a_list(text[: dots.start()], text[dots.end() :]):
            return dots.group()
    return ""


def is_placeholder_name(name: str) -> bool:
    """Return whether a person's name is one of a form: ``Nguyễn Văn A``."""
    return _FORM_NAME.fullmatch(name.strip()) is not None


def is_placeholder_title(title: str) -> bool:
    """Return whether a title says nothing: ``x``, ``Minh chứng 1``."""
    return _NO_TITLE.fullmatch(title.strip()) is not None


def _ends_a_list(before: str, after: str) -> bool:
    sentence = re.split(r"[.;!?]\s", before)[-1]
    if "," not in sentence or _AWAITED.search(before.rstrip()):
        return False
    over = not after.strip() or after.lstrip()[:1] in ".,;:)!?”" or after.lstrip()[:1].isupper()
    return before[-1:].isalpha() or (before.rstrip().endswith(",") and (over or sentence.count(",") > 1))

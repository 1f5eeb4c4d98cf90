"""Whom a share counts, as the rows of an indicator set say it: ``Tỉ lệ giáo viên có tài khoản``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cdsdossier.text.normalize import fold_case

_STAFF = r"(?:cán bộ quản l[ýí]|cán bộ|giáo viên|nhân viên|viên chức|nhà giáo)"
_COUNTED = re.compile(
    r"(?:(?:tỉ|tỷ) lệ(?: \(?%\)?)?|phần trăm|số(?: lượng)?)? ?(?:(?:số|các) )?"
    rf"({_STAFF}(?:(?:, | và |, và ){_STAFF})*)\b[ ,]*(\w+(?: \w+)?)?"
)
#: The first words of what they do. After anything else (``giáo viên Tin học``, ``giáo viên dưới 40 tuổi``) the row
#: counts only some of them.
_VERBS = (
    "có", "đã", "được", "khai thác", "sử dụng", "xây dựng", "tham gia", "thực hiện", "ứng dụng", "biết", "dùng", "đạt",
    "hoàn thành", "tự", "thường xuyên", "thành thạo",
)  # fmt: skip


class CountedPeople(NamedTuple):
    """The people of a school's staff that a share is about."""

    #: ``giáo viên``; ``cán bộ, giáo viên``.
    called: str
    #: Whether it is about all of them, so that every share of them has the same total.
    all: bool


@lru_cache(maxsize=1024)  # asked for every row of a set, and many dossiers have one set
def find_counted_people(text: str) -> CountedPeople | None:
    """Return which of a school's staff a row counts; None where it counts anything else (pupils, rooms, machines)."""
    found = _COUNTED.match(fold_case(text))
    if found is None:
        return None
    next_words = found[2] or ""
    return CountedPeople(found[1], any(f"{next_words} ".startswith(f"{verb} ") for verb in _VERBS))

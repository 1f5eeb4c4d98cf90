"""Nơi họp ghi tên một trường khác.

Vì sao: biên bản in nơi họp; ghi “Phòng họp Trường THCS Quyết Thắng” trong hồ sơ của trường khác thường là chép từ hồ sơ
khác sang.
Cách sửa: sửa place của biên bản; đúng là họp ở trường khác thì thêm miễn trừ, nêu lý do.
"""

import re

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_document
from cdsdossier.model.dossier.register import list_registers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.WARNING
MESSAGE = "nơi họp “{place}” ghi tên trường khác, hồ sơ là của {school}"
FIX = "Ghi tên {school} ở place, hoặc chỉ ghi Phòng họp nhà trường."

_KIND = r"(?:tiểu học|trung học|phổ thông|mầm non|mẫu giáo|thcs|thpt|ptdt[bn]t|th|mn)\b"
_SCHOOL = re.compile(rf"\btrường (?={_KIND})([^,;(]*)")
_KIND_WORDS = re.compile(rf"\btrường\b|\b{_KIND}|\bcơ sở\b|\bvà\b|[&.-]")


def check(case: Case) -> Hits:
    """Yield each place of a meeting that names another school; another way to write the kind is no other name."""
    school = case.dossier.head.school.name or ""
    own = _proper(fold_case(school))
    for register in list_registers(case.dossier.head, case.dossier.review):
        for document, held in register.documents.items():
            found = _SCHOOL.search(fold_case(held.place))
            named = _proper(found[1]) if found else ""
            if own and named and own not in named and named not in own:
                yield hit_at_document(document, "place", place=held.place, school=school)


def _proper(name: str) -> str:
    return " ".join(_KIND_WORDS.sub(" ", name).split())

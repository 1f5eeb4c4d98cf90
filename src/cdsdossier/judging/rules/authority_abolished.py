"""Nêu cơ quan cấp huyện, thị trấn hoặc Phòng Giáo dục và Đào tạo sau ngày 01/7/2025.

Vì sao: từ 01/7/2025 không còn cấp huyện, thị trấn và Phòng Giáo dục và Đào tạo; văn bản gửi đến đó không ai nhận, tiêu
đề in sai cơ quan chủ quản.
Cách sửa: trường mầm non, tiểu học, THCS ghi UBND xã (phường, đặc khu) và Phòng Văn hóa - Xã hội; trường THPT, GDTX ghi
Sở Giáo dục và Đào tạo.
Căn cứ: Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Nghị định 142/2025/NĐ-CP.
"""

import re
from datetime import date

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, day_of_papers
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.register import DocumentRegister, list_registers

SEVERITY = Severity.WARNING
MESSAGE = "“{authority}” không còn từ ngày 01/7/2025"
FIX = "{how}"

ENDED = date(2025, 7, 1)
_OFFICE = re.compile(
    r"\bphòng\s+(?:giáo\s+dục|gd)\s*+(?:(?:và|&|-|–)\s*+)?(?:đào\s+tạo|đt)\b|\bpgd(?:\b|đt)"
    r"|\bphòng\s+giáo\s+dục(?=\s*(?:$|[,;.(]|huyện|quận|thị\s+xã))",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"\b(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân)\s+(?:(?:huyện|quận|thị\s+xã|thị\s+trấn|tx|tt)\b|[hq]\.)",
    re.IGNORECASE,
)
_KIND = "Phòng Giáo dục và Đào tạo"


def check(case: Case) -> Hits:
    """Yield the superior, the addressee and the kind of the school, and the office, where they are of the past."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        if day_of_papers(register, case) >= ENDED:
            yield from _school(case) if register.file == HEAD else _office(register)


def _school(case: Case) -> Hits:
    school = case.dossier.head.school
    if school.kind == "phong-gddt":
        how = "Chọn kind của đơn vị hiện nay; hồ sơ của những năm trước thì để nguyên trong năm đó."
        yield Hit(HEAD, ("school", "kind"), words={"authority": _KIND, "how": how})
    for key in ("parent", "reports_to"):
        yield from _named(getattr(school, key), HEAD, ("school", key))
    for index, proposal in enumerate(case.dossier.narrative.proposals):
        yield from _named(proposal.to, "narrative.yaml", ("proposals", index, "to"))


def _office(register: DocumentRegister) -> Hits:
    for key in ("name", "parent"):
        yield from _named(getattr(register, key), register.file, (register.body_key, key))


def _named(text: str | None, file: str, path: tuple[str | int, ...]) -> Hits:
    if not text:
        return
    if _OFFICE.search(text):
        how = "Ghi Phòng Văn hóa - Xã hội xã (phường) …; trường thuộc Sở thì ghi Sở Giáo dục và Đào tạo …"
    elif _DISTRICT.search(text):
        how = "Ghi UBND xã (phường, đặc khu) …; trường thuộc Sở thì ghi Sở Giáo dục và Đào tạo …"
    else:
        return
    yield Hit(file, path, words={"authority": text, "how": how})

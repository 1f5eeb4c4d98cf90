"""Tên tệp minh chứng mang thông tin cá nhân.

Vì sao: hồ sơ được gửi đi và công bố; số căn cước, hoặc họ tên kèm ngày sinh, là dữ liệu cá nhân của người học và giáo
viên, không nên để lộ ngay ở tên tệp.
Cách sửa: đổi tên tệp theo nội dung, ví dụ danh-sach-lop-6a.pdf.
Căn cứ: Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân.
"""

import re
from datetime import date
from itertools import pairwise

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_file
from cdsdossier.text.normalize import strip_marks

SEVERITY = Severity.NOTICE
MESSAGE = "tên tệp có {what}"
FIX = "Đổi tên theo nội dung, bỏ {what}, ví dụ danh-sach-lop-6a.pdf."

_CITIZEN = re.compile(r"(?<!\d)0\d{11}(?!\d)")
_FAMILIES = re.compile(
    "nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dao|doan|vuong|trinh|truong|dinh|lam|mai|"
    "cao|luu|phung|quach|ta|ton|thai|chau|luong|ha|kieu|to|ninh|khuc|tang|nghiem|giang|thach|lo|quan|lai|mac|ong"
)
#: A number or a date has this many digits: most names need no closer look.
_DIGITS = re.compile(r"(?:\D*\d){6}")
#: Day, month, year in the orders people write them; the year has four digits.
_DATES = (
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-._ ])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<s>[-._ ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
)
_YOUNGEST = 5  # years before the school year; a later date is the day of a document


def check(case: Case) -> Hits:
    """Yield every file whose name contains personal data."""
    year = case.dossier.head.school_year or ""
    first = int(year[:4]) if year else case.today.year
    for file in case.dossier.evidence.files:
        name = file.path.rpartition("/")[2]
        what = find_personal_data(name, first)
        if what:
            yield hit_at_file(file, what=what)


def find_personal_data(name: str, year: int) -> str:
    """Return the personal data in a name; empty where there is none. ``year``: the first of the school year."""
    if not _DIGITS.match(name):
        return ""
    if _CITIZEN.search(name):
        return "số căn cước"
    if _has_person_name(name) and _has_birthday(name, year - _YOUNGEST):
        return "họ tên và ngày sinh"
    return ""


def _has_person_name(name: str) -> bool:
    """Return whether a family name is followed by at least one more word."""
    words = [word for word in re.split(r"[\W_]+", strip_marks(name.lower())) if word]
    return any(_FAMILIES.fullmatch(word) and after.isalpha() for word, after in pairwise(words))


def _has_birthday(name: str, latest: int) -> bool:
    return any(_is_birthday(found, latest) for form in _DATES for found in form.finditer(name))


def _is_birthday(found: re.Match[str], latest: int) -> bool:
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return False
    return 1900 <= day.year <= latest

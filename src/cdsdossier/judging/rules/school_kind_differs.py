"""Tên trường trái với loại trường đã khai.

Vì sao: loại trường quyết định bộ chỉ số và chữ in trong văn bản (nhà trường, trung tâm, sở); tên một đằng, loại một nẻo
thì hồ sơ chấm sai bộ chỉ số.
Cách sửa: sửa kind cho đúng với tên trường; trường có nhiều cấp học thì ghi pho-thong-nhieu-cap.
Căn cứ: Luật Giáo dục 43/2019/QH14: các loại cơ sở giáo dục mầm non, phổ thông, giáo dục thường xuyên.
"""

import re

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.text.normalize import tidy_text

SEVERITY = Severity.ERROR
MESSAGE = "tên “{name}” không phải của loại {kind} đã ghi ở kind"
FIX = "Ghi kind: {right}; hoặc sửa name cho đúng tên trường."

#: Boarding schools write their kind in front, some without a space before the levels.
_BOARDING = re.compile(r"PTDT[BN]T")
#: A kind and the words in a name that say it.
_WORDS = {
    "gdtx": re.compile(r"giáo dục thường xuyên|gdtx|giáo dục nghề nghiệp|gdnn", re.IGNORECASE),
    "so-gddt": re.compile(r"sở\b", re.IGNORECASE),
    "phong-gddt": re.compile(r"phòng\b", re.IGNORECASE),
    "mam-non": re.compile(r"mầm non|mẫu giáo|nhà trẻ|\bMN\b", re.IGNORECASE),
    "tieu-hoc": re.compile(r"tiểu học|(?i:\bth\b)", re.IGNORECASE),
    "thcs": re.compile(r"thcs|trung học cơ sở", re.IGNORECASE),
    "thpt": re.compile(r"thpt|trung học phổ thông", re.IGNORECASE),
}
_OFFICES = ("so-gddt", "phong-gddt")
_SEVERAL = "pho-thong-nhieu-cap"
_MANY = re.compile(r"liên cấp|phổ thông|nhiều cấp", re.IGNORECASE)


def check(case: Case) -> Hits:
    """Yield the kind where the name says another one."""
    school = case.dossier.head.school
    said = _kinds(school.name or "")
    if school.kind and said and not _fits(school.kind, said, school.name or ""):
        right = _SEVERAL if len(said) > 1 and "mam-non" not in said else said[0]
        words: dict[str, object] = {"name": school.name, "kind": school.kind, "right": right}
        yield Hit("dossier.yaml", ("school", "kind"), words=words)


def _kinds(name: str) -> list[str]:
    """Return the kinds that a name says; an office or a centre is that alone."""
    plain = tidy_text(_BOARDING.sub(" ", name))
    said = [kind for kind, words in _WORDS.items() if (words.match if kind in _OFFICES else words.search)(plain)]
    alone = [kind for kind in said if kind in {*_OFFICES, "gdtx"}]
    return alone[-1:] or said


def _fits(kind: str, said: list[str], name: str) -> bool:
    if kind != _SEVERAL:
        return kind in said
    # A school named after its highest level may teach the lower one as well.
    return len(said) > 1 or said == ["thpt"] or bool(_MANY.search(name))

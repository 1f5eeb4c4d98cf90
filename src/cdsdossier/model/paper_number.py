"""Numbers of official papers: what the letters of a notation say of the paper's kind and of who issued it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cdsdossier.text.normalize import fold_case, fold_text, restore_d

_BARE = re.compile(r"\s")
_NUMBER = re.compile(r"(\d{1,6}[a-zđ]?)(?:/(\d{4}))?[/-]([^/]+)(?:/(.+))?", re.IGNORECASE)
_LAW = re.compile(r"(?:qh|ubtvqh)\d+")
#: Whose name stands for the body that is named after it.
_OFFICER = re.compile(
    r"^(?:bộ trưởng(?= bộ )|chủ tịch(?= (?:ubnd|[uủ][ỷy] ban|hđnd|hội đồng) )|giám đốc(?= (?:sở|trung tâm) )"
    r"|hiệu trưởng(?= trường )|trưởng phòng(?= phòng )|trưởng(?= phòng )) "
)

#: Kind of paper, in lower case → its letters (Nghị định 30/2020/NĐ-CP, Phụ lục III; laws and circulars: their own law).
#: What is issued with a decision (quy chế, đề án …) may carry the decision's number, so it is not here.
NOTATIONS = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "thông báo": "TB", "hướng dẫn": "HD", "kế hoạch": "KH",
    "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr", "nghị định": "NĐ", "thông tư": "TT",
    "thông tư liên tịch": "TTLT", "luật": "QH",
}  # fmt: skip
_KIND_OF = {notation.casefold(): kind for kind, notation in NOTATIONS.items()}
#: Letters that no body uses for its own name, so an official letter (công văn), which has no kind, cannot bear them.
_NEVER_A_BODY = frozenset({"qđ", "kh", "tb", "bb", "nq"})
_MINISTRY = ("Bộ Giáo dục và Đào tạo", "bộ giáo dục", "bộ gd", "bgd")
_DEPARTMENT = ("Sở Giáo dục và Đào tạo …", "sở giáo dục", "sở gd", "sgd")
_DISTRICT_OFFICE = ("Phòng Giáo dục và Đào tạo …", "phòng giáo dục", "phòng gd", "pgd")
#: Letters of a body, folded → its name, and words of which the name of who issues has one.
_BODIES = {
    "bgddt": _MINISTRY, "bgd&dt": _MINISTRY, "sgddt": _DEPARTMENT, "sgd&dt": _DEPARTMENT,
    "pgddt": _DISTRICT_OFFICE, "pgd&dt": _DISTRICT_OFFICE,
    "bnv": ("Bộ Nội vụ", "bộ nội vụ"), "cp": ("Chính phủ", "chính phủ"),
    "ttg": ("Thủ tướng Chính phủ", "thủ tướng"),
    "ubnd": ("UBND …", "ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"),
    "hdnd": ("HĐND …", "hđnd", "hội đồng nhân dân"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number taken apart: ``32/2020/TT-BGDĐT`` is 32, 2020, TT and BGDĐT."""

    running: str
    year: int | None
    #: The first letters after the number: of the kind, or of the body in an official letter.
    notation: str
    #: The letters after those, where there are any.
    body: str

    @property
    def kind(self) -> str:
        """Return the kind that the letters stand for, in lower case; empty where they stand for none."""
        plain = self.notation.casefold()
        return "luật" if _LAW.fullmatch(plain) else _KIND_OF.get(plain, "")

    def allows_kind(self, kind: str) -> bool:
        """Return whether a paper called ``kind`` can bear this number."""
        named = fold_case(kind)
        if named == "công văn":
            return self.notation.casefold() not in _NEVER_A_BODY
        if _LAW.fullmatch(self.notation.casefold()) and named.startswith("nghị quyết"):
            return True  # resolutions of the National Assembly are numbered as its laws are
        known = max((one for one in NOTATIONS if f"{named} ".startswith(f"{one} ")), key=len, default="")
        return not known or not self.kind or known == self.kind

    @property
    def issuer(self) -> str:
        """Return the body that the letters stand for; empty where they stand for none that is known."""
        return _BODIES.get(self._letters, ("",))[0]

    def allows_issuer(self, issuer: str) -> bool:
        """Return whether the letters of the body can be those of ``issuer``."""
        words = _BODIES.get(self._letters, ())[1:]
        return not words or any(word in fold_case(issuer) for word in words)

    @property
    def _letters(self) -> str:
        first = fold_text(self.notation)  # of an official letter, the body
        return first if first in _BODIES else fold_text(self.body.partition("-")[0])


def name_issuing_body(issuer: str | None) -> str:
    """Return the body that an issuer is or signs for, case folded: ``Bộ trưởng Bộ Nội vụ`` is ``bộ nội vụ``."""
    return _OFFICER.sub("", fold_case(issuer))


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def bare_number(written: str | None) -> str:
    """Return a number for comparison: without spaces, with plain hyphens, case folded."""
    return fold_case(_BARE.sub("", written or "").replace("–", "-"))


@lru_cache(maxsize=4096)
def split_paper_number(written: str | None) -> PaperNumber | None:
    """Take a number apart; None where it is none that the decree knows."""
    found = _NUMBER.fullmatch(restore_d(_BARE.sub("", written or "").replace("–", "-")))
    if not found:
        return None
    notation, _, body = found[3].partition("-")
    return PaperNumber(found[1], int(found[2]) if found[2] else None, notation, body or found[4] or "")

"""Points, levels and votes that a running text claims: ``Nhóm 1 đạt 82/100 điểm, Mức độ 3``.

Only what is surely said of the present result is a claim. Last year's figures, aims, bounds (``tối đa 10 điểm``, ``từ
mức 1 lên mức 2``) and other scales (``phổ cập mức độ 3``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {word: count for count, word in enumerate(
    ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba"), 1
)}  # fmt: skip
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"

#: What a sentence is scanned for, in this order at each place.
_TOKENS = rf"""(?P<past>\bnăm[ ](?:học[ ])?(?:trước|ngoái|qua)\b|\blần[ ]trước\b|\btrước[ ]đây\b|\btrước[ ]đó\b)
    | (?P<year>\bnăm[ ]học[ ](?P<first>\d{{4}})\s*[-–]\s*\d{{4}})
    | (?P<now>\bnăm[ ](?:học[ ])?(?:nay|này)\b|\bhiện[ ]nay\b|\blần[ ]này\b|\bđến[ ]nay\b|\bnay\b)
    | (?P<aim>\bphấn[ ]đấu\b|\bmục[ ]tiêu\b|\bchỉ[ ]tiêu\b|\bhướng[ ]tới\b|\btiến[ ]tới\b|\bđể[ ]đạt\b|\bcần\b|\bnếu\b
        |\bdự[ ]kiến\b|\bchưa\b|\bkhông[ ]đạt\b|\bnăm[ ](?:học[ ])?(?:tới|sau)\b|\btối[ ]đa\b|\bbạn\b)
    | (?P<row>\b(?:tiêu[ ]chí|nội[ ]dung|mục(?:[ ]chấm)?|dòng)[ ](?P<row_id>\d(?:\.\d{{1,2}}){{1,3}}))
    | (?P<group>\bnhóm(?:[ ]tiêu[ ]chí)?(?:[ ]số|[ ]thứ)?(?:[ ](?P<group_id>\d|iv|i{{1,3}}|một|hai|ba|nhất)\b)?)
    | (?P<whole>\btổng(?:[ ]số)?[ ]điểm\b|\btự[ ]đánh[ ]giá\b|\bchuyển[ ]đổi[ ]số\b|\bbộ[ ]chỉ[ ]số\b)
    | (?P<members>\bhội[ ]đồng\b[^.;,]{{0,40}}?\bgồm(?:[ ]có)?[ ](?P<size>{_COUNT})[ ]
        (?:thành[ ]viên|người|đồng[ ]chí)\b)
    | (?P<votes>(?<![\d./,])(?P<yes>\d{{1,3}})\s*/\s*(?P<present>\d{{1,3}})\s*(?:\([^)]*\)\s*)?
        (?:thành[ ]viên|ủy[ ]viên|uỷ[ ]viên|phiếu|ý[ ]kiến|đồng[ ]chí)\b)
    | (?P<points>(?<![\d./,])(?P<value>{_NUMBER})(?:\s*/\s*(?P<of>{_NUMBER}))?\s*điểm\b
        (?![ ](?:trường|lẻ|cầu|truy|phát|đến|bán|mới|mạnh|yếu|tối|trở)))
    | (?P<share>(?:\b(?:đạt|được|chấm|là)[ ]|(?<=tổng[ ]điểm[ ])|(?<=tổng[ ]điểm:[ ])|(?<=nhóm[ ]\d:[ ])
        |(?<=nhóm[ ]tiêu[ ]chí[ ]\d:[ ]))(?P<gained>{_NUMBER})\s*/\s*(?P<most>{_NUMBER})(?=\s*(?:[.,;)]|$))(?![.,]\d))
    | (?P<level>\bmức(?:[ ]độ)?[ ](?P<step>\d|iv|i{{1,3}}|một|hai|ba|bốn)\b(?![.,/]\d))
    | (?P<end>[,;:()–](?!\d))"""
_SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZĐÀ-Ỹ“\"(-])|\n+")
#: A number after one of these is a bound, a difference or an estimate.
_BOUND = re.compile(
    r"\b(?:tối đa|trên|dưới|từ|đến|tới|hơn|kém|thêm|cộng|trừ|mất|thiếu|còn|tăng|giảm|lệch|ít nhất|ngưỡng|mốc|bỏ|khoảng"
    r"|gần|chênh|lên|sau|hết|mỗi)(?: được| là)?\s*$",
    re.IGNORECASE,
)
#: Points and levels of other things.
_OTHER_POINTS = re.compile(r"\bthi\b|trung bình|khảo sát|bài kiểm tra|điểm số của học sinh", re.IGNORECASE)
_OTHER_LEVELS = re.compile(
    r"chuẩn quốc gia|kiểm định|phổ cập|xóa mù|xoá mù|dịch vụ công|an toàn|cấp độ|năng lực|chuẩn nghề nghiệp"
    r"|đáp ứng yêu cầu|hài lòng|nhận thức",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:đạt|xếp|ở|công nhận|kết quả|đánh giá|nhóm|chuyển đổi số)\b", re.IGNORECASE)
_VOTING = re.compile(r"\b(?:hội đồng|biểu quyết|tán thành|nhất trí|thông qua|thống nhất|đoàn)\b", re.IGNORECASE)
#: A text, and a sentence, with none of these claims nothing, and needs no scan.
_PROMISING = re.compile(r"\d\s*/\s*\d|\d\s*điểm|mức|hội đồng", re.IGNORECASE)


class Claim(NamedTuple):
    """Something that a sentence says of the result."""

    kind: Literal["points", "level", "votes", "members"]
    number: Decimal
    #: The words of it, and the sentence.
    words: str
    sentence: str
    #: The second number of ``82/100``, ``7/7``.
    of: Decimal | None = None
    #: The group or the row that it is said of, by its id; empty where the sentence names none.
    group: str = ""
    row: str = ""
    #: Whether the sentence is about the groups or the whole at all.
    of_result: bool = False


def find_claims(text: str, first_year: int | None = None) -> list[Claim]:
    """Return everything that a text claims of the result of the school year that begins in ``first_year``."""
    if not _PROMISING.search(text):
        return []
    sentences = filter(_PROMISING.search, _SENTENCE.split(text))
    return [claim for sentence in sentences for claim in _Scan(sentence, first_year).run()]


@cache
def _scanner() -> re.Pattern[str]:
    """Return what finds the tokens of a sentence; it takes long to make, and many a dossier claims nothing."""
    return re.compile(_TOKENS, re.VERBOSE | re.IGNORECASE)


@dataclass(slots=True)
class _Scan:
    """One pass over a sentence, from word to word."""

    sentence: str
    first_year: int | None
    past: bool = False
    aim: bool = False
    group: str = ""
    row: str = ""
    of_result: bool = False

    def run(self) -> list[Claim]:
        claims = [claim for found in _scanner().finditer(self.sentence) for claim in self._token(found)]
        steps = {claim.number for claim in claims if claim.kind == "level" and not claim.group}
        if len(steps) > 2:  # the sentence explains the levels
            claims = [claim for claim in claims if claim.kind != "level"]
        return claims

    def _token(self, found: re.Match[str]) -> Iterator[Claim]:
        kind = found.lastgroup or ""
        if kind in {"points", "share", "level", "votes", "members"}:
            yield from self._claim(kind, found)
        else:
            self._note(kind, found)

    def _note(self, kind: str, found: re.Match[str]) -> None:
        if kind == "end":
            self.aim = False
        elif kind == "aim":
            self.aim = True
        elif kind in {"past", "now"}:
            self.past = kind == "past"
        elif kind == "year":
            self.past = self.first_year is not None and int(found["first"]) != self.first_year
        elif kind == "row":
            self.row, self.group = found["row_id"], ""
        else:
            self.of_result = True
            if kind == "group":
                self.group, self.row = _read_id(found["group_id"]), ""

    def _claim(self, kind: str, found: re.Match[str]) -> Iterator[Claim]:
        if self.past or self.aim or _BOUND.search(self.sentence[: found.start()]):
            return
        sentence, words = " ".join(self.sentence.split()), found.group().strip()
        if kind == "members":
            size = found["size"]
            yield Claim("members", Decimal(_WORDS.get(size.casefold(), size)), words, sentence)
        elif kind == "votes":
            if _VOTING.search(self.sentence):
                yield Claim("votes", Decimal(found["yes"]), words, sentence, Decimal(found["present"]))
        elif kind == "level":
            if _REACHED.search(self.sentence) and not _OTHER_LEVELS.search(self.sentence):
                step = Decimal(_read_id(found["step"]))
                yield Claim("level", step, words, sentence, None, self.group, self.row, self.of_result)
        elif not _OTHER_POINTS.search(self.sentence):
            value, of = found["value"] or found["gained"], found["of"] or found["most"]
            whole = _read_number(of) if of else None
            yield Claim("points", _read_number(value), words, sentence, whole, self.group, self.row, self.of_result)


def _read_number(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))


def _read_id(written: str | None) -> str:
    """Return a group or a level named in digits, Roman numerals or words as its digits; empty for None."""
    low = (written or "").casefold()
    number = _ROMAN.get(low) or _WORDS.get(low) or (1 if low == "nhất" else None)
    return str(number) if number else low

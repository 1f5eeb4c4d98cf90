"""Yearly deadlines out of a decision's articles: read where act and day are certain, else told with their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from cdsdossier.model.indicatorset import Deadline
from cdsdossier.model.indicatorset.forms import MetBy
from cdsdossier.text.normalize import fold_text, tidy_text
from cdsdossier.text.time_phrases import SchoolYear, Window, read_time_phrase
from cdsdossier.workflows.decision_import.passages import Passage, strip_label
from cdsdossier.workflows.decision_import.tree import Concern
from cdsdossier.workflows.plan_import.classify import classify_steps

_DAY = r"(?:0?[1-9]|[12]\d|3[01]) ?(?:[/.-]|thang) ?(?:0?[1-9]|1[0-2])(?!\d)(?: ?(?:[/.-]|nam) ?\d{4}| cua nam \d{4})?"
_MONTH = r"thang (?:0?[1-9]|1[0-2])(?!\d)(?: ?(?:[/.-]|nam) ?\d{4})?"
_UNTIL = (
    r"(?:(?:cham|muon|tre) nhat(?: la| vao| den| truoc){0,2}|khong (?:muon|cham|tre|qua)(?: hon)?|truoc"
    r"|(?:den|toi)(?: het)?|het|han (?:cuoi|chot))"
)
_HOUR = r"(?: \d{1,2} ?(?:h|gio)(?: ?\d{2})?(?: phut)?,?)?"
#: A last day, or a month in which something is to be done.
_PHRASE = re.compile(
    rf"\b(?:{_UNTIL}:?{_HOUR}(?: ngay)? {_DAY}|(?:{_UNTIL}|trong|vao|dau|giua|cuoi)(?: (?:dau|giua|cuoi|het))? {_MONTH}"
    rf"|{_UNTIL}(?: het| khi){{0,2}} (?:ket thuc )?nam hoc\b|trong (?:vong|thoi han) \d{{1,3}} ngay(?: lam viec)?)"
    r"(?! ?(?:diem|%))"
)
_YEARLY = re.compile(r",? ?\(?(?:cua )?(?:hang|moi) nam(?: hoc)?\)?")
_SENTENCES = re.compile(r"; +|(?<!\bTP)(?<!\bsố)\. +(?=[^\W\d_])")
#: What a sentence must speak of to be about the assessment.
_ABOUT = re.compile(r"\b(?:danh gia|ket qua|chuyen doi so|bo chi so|minh chung|bao cao|ke hoach|cap nhat|cong bo)\b")
_SCHOOL = re.compile(
    r"\b(?:co so giao duc|co so gd\w*|(?:nha|cac|hieu) truong|thu truong(?: cac)? (?:don vi|co so)|hoi dong tu danh gia"
    r"|truong (?:mam non|mau giao|tieu hoc|trung hoc|thcs|thpt|pho thong|hoc))\b"
)
_ABOVE = re.compile(
    r"\b(?:so (?:giao duc|gd\w*)|phong (?:giao duc|gd\w*|van hoa)|uy ban nhan dan|ubnd|co quan quan ly|cac? ?cuc|cuc|vu"
    r"|bo (?:giao duc|gd\w*))\b"
)
_ACTS = re.compile(
    r"\b(?:bao cao|cap nhat|gui|nop|phe duyet|to chuc|thuc hien|danh gia|hoan thanh|cong bo|cong khai|kiem tra)\b"
)
_FILL_IN = "nếu là hạn hằng năm của trường thì điền vào deadlines trong tệp"
_LONGEST = 1500


class FoundDeadline(NamedTuple):
    """A deadline of the set, and where it stands in the decision."""

    form: Deadline
    phrase: str
    place: str


class _Mention(NamedTuple):
    """A time that a sentence of the decision names."""

    passage: Passage
    sentence: str
    phrase: str

    def told(self, words: str) -> Concern:
        return Concern(
            self.passage.place, _shortened(strip_label(self.sentence)), f"nêu thời hạn “{self.phrase}”{words}"
        )


def find_deadlines(passages: Iterable[Passage]) -> tuple[tuple[FoundDeadline, ...], tuple[Concern, ...]]:
    """Return the deadlines that are certain, in their order, and what else names a last day: a person must look."""
    found: dict[str, FoundDeadline] = {}
    concerns: list[Concern] = []
    for one in (mention for passage in passages for mention in _mentions(passage)):
        before = _before(one.phrase)
        form, why = _deadline(one, before) if before else (None, "")
        same = found.get(form.id) if form else None
        if form is None:
            concerns.append(one.told(f"{why or _why_not(one.phrase)}, chưa lấy; {_FILL_IN}"))
        elif same is None:
            found[form.id] = FoundDeadline(form, one.phrase, one.passage.place)
        elif same.form.before != form.before:
            concerns.append(
                one.told(
                    f", còn {same.place} ghi “{same.phrase}”; xem hạn nào là của trường rồi sửa deadlines trong tệp"
                )
            )
    return tuple(found.values()), tuple(concerns)


def _mentions(passage: Passage) -> Iterator[_Mention]:
    for sentence in _SENTENCES.split(tidy_text(passage.text[:_LONGEST])):
        words = fold_text(sentence)
        if _ABOUT.search(words) or any(_ABOUT.search(fold_text(head)) for head in passage.heads):
            for found in _PHRASE.finditer(words):
                yield _Mention(passage, sentence, sentence[found.start() : found.end()])


def _before(phrase: str) -> str:
    """Return the day after the last one, as ``05-31``; empty where the phrase has a year or is no day of every year."""
    if re.search(r"\d{4}", phrase) or re.search(r"vòng|thời hạn", phrase):
        return ""
    days = set()
    for first in (2022, 2023):  # the second one has a 29th of February
        window = read_time_phrase(phrase, SchoolYear(first))
        if not isinstance(window, Window):
            return ""
        days.add(f"{window.last + timedelta(1):%m-%d}")
    return days.pop() if len(days) == 1 else ""


def _why_not(phrase: str) -> str:
    return " của riêng một năm" if re.search(r"\d{4}", phrase) else ", chưa rõ là ngày nào"


def _deadline(one: _Mention, before: str) -> tuple[Deadline | None, str]:
    """Return the deadline that a sentence sets for the assessment; else why it is not certain."""
    if len(list(_PHRASE.finditer(fold_text(one.sentence)))) > 1:
        return None, " cùng với một thời hạn khác trong một câu"
    act = strip_label(one.sentence)
    steps = classify_steps(act)
    outside = "danh-gia-ngoai" in steps
    if _is_of_others(one) and not outside:
        return None, " của cấp trên hoặc cơ quan khác"
    step = "danh-gia-ngoai" if outside else "cap-nhat" if "cap-nhat" in steps else steps[0] if len(steps) == 1 else ""
    words = fold_text(act)
    if not step or (step == "tu-danh-gia" and re.search(r"\b(?:bao cao|gui|nop|phe duyet|cong nhan)\b", words)):
        return None, ", chưa rõ ứng với bước nào trong lịch của trường"
    id_ = "bao-cao" if step == "cap-nhat" and "bao cao" in words else step
    what = _what(act, one.phrase)
    return Deadline(id=id_, what=what, before=before, met_by=MetBy(step=step)), ""


def _is_of_others(one: _Mention) -> bool:
    """Return whether the act is that of a body above: it is named before the act, or in the line above."""
    for text in (one.sentence, *reversed(one.passage.heads)):
        words = fold_text(strip_label(text))
        act = _ACTS.search(words)
        before = words[: act.start()] if act else words
        named = [
            (found.start(), pattern is _ABOVE) for pattern in (_ABOVE, _SCHOOL) if (found := pattern.search(before))
        ]
        if named:
            return min(named)[1]
    return False


def _what(sentence: str, phrase: str) -> str:
    """Return the act in the decision's own words, without its day."""
    before, _, behind = tidy_text(sentence).partition(phrase)
    behind = behind.strip()
    found = _YEARLY.match(fold_text(behind))
    behind = behind[found.end() :] if found else behind
    text = f"{before.rstrip(' ,(:')} {behind.strip(' )')}" if re.search(r"\w", behind) else before
    text = re.sub(r"(?i)^(?:hằng|hàng|mỗi) năm,? ", "", text.strip(" .;,(:"))
    return text[:1].upper() + text[1:]


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"

"""Letters (công văn) that remind units of what they have yet to send: one for all of them, or one for each.

Facts → template → letter → the one writer of the paperwork. The names that the templates see:

=========== ========================================================================================================
office      name, code, place, parent
today       the day of the roll-up
call        the paper by which the office has called for documents, cited in full; empty where it has not said
year        the school year
unit        of a letter to one unit: name, papers (name, due, why); else empty
units       of a letter to all: each as ``unit``, with its managing body
documents   what was called for: name, due, fraction (``03/14``); empty: the dossier itself is what is missing
waiting     how many units are reminded, asked: how many were to send
answer_by   the last day to answer, or a day left open
=========== ========================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cdsdossier.documents.facts.citation import format_citation, punctuate_items
from cdsdossier.documents.facts.gaps import GAP_TEXT, Gaps
from cdsdossier.documents.facts.signatories import expand_committee_name
from cdsdossier.documents.letter import Letter, LetterAnnex
from cdsdossier.documents.templating.overrides import ROLLUP_REMINDER
from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier.review import Office
from cdsdossier.model.requirement import Requirement
from cdsdossier.office.rollup.output.office_paper import (
    PAPER_SIZE,
    build_office_facts,
    build_office_signature,
    name_parent,
    render_paper_body,
)
from cdsdossier.office.rollup.output.report_table import format_fraction, to_safe_line
from cdsdossier.office.rollup.statistics.attendance import Attendance
from cdsdossier.office.rollup.statistics.submissions import PaperState, SentPaper, Submissions, UnitPapers
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text import numbers
from cdsdossier.text.normalize import ascii_words

_Facts = dict[str, Any]
_LETTER, _LIST = ROLLUP_REMINDER, f"{ROLLUP_REMINDER}-danh-sach"
_WORDS = {
    PaperState.DRAFT: "mới có bản nháp",
    PaperState.BROKEN: "hồ sơ không đọc được, đề nghị gửi lại",
}
_LONGEST = 60


def build_reminder_to_all(counted: Tally, office: Office, wording: Path | None = None) -> bytes | None:
    """Return the letter to all who have yet to send, with their list, as .docx; None where nobody is waited for."""
    facts = _facts(counted)
    return _docx(_letter(counted, office, facts | {"unit": None}, wording)) if facts["units"] else None


def build_reminders(counted: Tally, office: Office, wording: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield file name and .docx of a letter to each unit that has yet to send."""
    facts, taken = _facts(counted), set[str]()
    for unit in facts["units"]:
        name = stem = f"nhac-{'-'.join(ascii_words(unit['code'] or unit['name'])).lower()}"[:_LONGEST]
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield f"{name}.docx", _docx(_letter(counted, office, facts | {"unit": unit, "units": []}, wording))


def _docx(letter: Letter) -> bytes:
    from cdsdossier.documents.docx import letter_to_docx

    return letter_to_docx(letter)


def _facts(counted: Tally) -> _Facts:
    years: Sequence[Submissions | Attendance] = counted.submissions or counted.attendance
    if not years:
        raise WrongUsage(
            "Công văn nhắc cần biết ai phải gửi gì: thêm --roster danh-sach.xlsx, hoặc --require ke-hoach."
        )
    if len(years) > 1:
        latest = max(one.school_year for one in years)
        raise WrongUsage(f"Có nhiều năm học; công văn nhắc viết cho một năm. Thêm --year {latest}")
    one = years[0]
    told = _of_call(one) if isinstance(one, Submissions) else _of_list(one)
    call = one.call if isinstance(one, Submissions) else Requirement()
    subject = call.title or f"đánh giá mức độ chuyển đổi số{f' năm học {one.school_year}' if one.school_year else ''}"
    return {
        **told,
        "call": _cite(call),
        "year": one.school_year,
        "today": counted.today,
        "answer_by": _day_or_blank(call.answer_by, counted.today),
        "subject": to_safe_line(subject),
    }


def _day_or_blank(day: date | None, today: date) -> str:
    """Return a day that is still to come; one that has passed asks for nothing, so the office writes another."""
    return numbers.format_long_date(day) if day and day >= today else numbers.format_open_date(str(today.year))


def _of_call(one: Submissions) -> _Facts:
    documents = [
        {"name": asked.title, "due": asked.due, "fraction": format_fraction(count.sent, count.asked)}
        for asked, count in zip(one.documents, one.counts, strict=True)
    ]
    units = [_unit(one, unit) for unit in one.waiting]
    return {"documents": documents, "units": units, "waiting": len(units), "asked": len(one.units)}


def _of_list(one: Attendance) -> _Facts:
    owing = (*one.missing, *(who for who, _ in one.waiting))
    units = [{**_named(who.name, who.code, who.body), "papers": []} for who in owing]
    return {"documents": [], "units": units, "waiting": len(units), "asked": one.expected}


def _unit(one: Submissions, unit: UnitPapers) -> _Facts:
    papers = [
        {"name": to_safe_line(asked.title), "due": asked.due, "why": _why(paper)}
        for asked, paper in one.missing_of(unit)
    ]
    return {**_named(unit.name, unit.code, unit.body), "papers": papers}


def _named(name: str, code: str, body: str) -> _Facts:
    return {"name": to_safe_line(name), "code": code, "body": to_safe_line(body)}


def _why(paper: SentPaper) -> str:
    if paper.state is PaperState.FUTURE and paper.day:
        return f"ghi {numbers.format_long_date(paper.day)}, chưa đến"
    return _WORDS.get(paper.state, "")


def _cite(call: Requirement) -> str:
    paper = call.call
    if not paper.number and not paper.kind:
        return ""
    gap = Gaps().of("call")
    day: Any = paper.date or gap
    parts = (paper.kind or gap, paper.number or gap, day, paper.issuer or gap, paper.about or "")
    return to_safe_line(format_citation(*parts))


def _letter(counted: Tally, office: Office, facts: _Facts, wording: Path | None) -> Letter:
    gaps = Gaps()
    facts = facts | {"office": build_office_facts(office, gaps)}
    code = f"{facts['office']['code']}-{office.unit or GAP_TEXT}"
    number, day = f"{numbers.BLANK[1:]}/{code}", numbers.format_open_date(str(counted.today.year))
    subject = f"{'gửi các văn bản còn thiếu về ' if facts['documents'] else 'gửi hồ sơ tự '}{facts['subject']}"
    unit, reference = facts["unit"], f"(Kèm theo Công văn số {number} {day} của {facts['office']['name']})"
    return Letter(
        parent=name_parent(office),
        issuer=expand_committee_name(str(facts["office"]["name"])),
        number=f"Số: {number}",
        place_date=f"{facts['office']['place']}, {day}",
        kind="",
        subject="",
        addressees=(unit["name"],) if unit else ("Các đơn vị có tên trong danh sách kèm theo",),
        authority=None,
        bases=(),
        decides=None,
        body=render_paper_body(_LETTER, facts, wording),
        signatures=(build_office_signature(office, gaps),),
        recipients=tuple(f"- {one}" for one in punctuate_items(("Như trên", f"Lưu: VT, {office.unit or GAP_TEXT}"))),
        annexes=() if unit else (_list(facts, reference, wording),),
        size=PAPER_SIZE,
        landscape=False,
        title=f"Công văn về việc {subject}",
        author=office.name or "",
        day=None,
        regarding=f"V/v {subject}",
    )


def _list(facts: _Facts, reference: str, wording: Path | None) -> LetterAnnex:
    return LetterAnnex(
        label="Phụ lục",
        title="Danh sách đơn vị chưa gửi đủ",
        subject="",
        reference=reference,
        body=render_paper_body(_LIST, facts, wording),
        landscape=False,
    )

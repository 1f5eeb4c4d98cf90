"""The names that the report's templates see: a tally as plain texts, numbers, dates and gaps.

=========== ========================================================================================================
office      name, code, place, parent
body        of one part of a split report: its managing body; split: this is the first report, without lists of schools
unit        what the units are called: trường, phòng GDĐT … or đơn vị
today       the day of the roll-up
years       ``năm học 2025-2026``, or several of them
found       dossiers found; counted, broken, copies, faulty, drafts, in_progress, provisional: how many of them
strange     files and folders that are no dossier: name, reason
attendance  year, sent, expected, waiting, unfinished (``2 bản nháp``), listed, others, unexpected,
            missing (name, code, kind, body), bodies (name, sent, expected, missing, others)
comparisons this, last (school years), rose, same, fell, alone (counts), fallen (names of who lost a level)
required    papers called for: year, base, documents (name, due, fraction, late, missing), units (name, papers), waiting
            (names of those who have something yet to send)
batches     year, rules (the set with its decision), schools, groups, unmet (id, schools), documents (name, schools),
            external (state, schools), raised, lowered
groups      heading, name, maximum, levelled, levels (level, name), everyone, kinds, bodies: name, schools, counts,
            unscored, average
schools     of a batch: name, body, points (a text for each group), unmet, external
claims      what senders say of their own results: name, body, said (sentences)
annexes     template of an annex → its label (``Phụ lục I``)
remark      a gap: what only the office can say
=========== ========================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cdsdossier.documents.facts.gaps import FieldFiller
from cdsdossier.files import resources
from cdsdossier.office.rollup.collect.rows import DossierState, SchoolRow
from cdsdossier.office.rollup.output.office_paper import build_office_facts
from cdsdossier.office.rollup.output.office_report_questions import build_submission_facts, build_year_facts, hide_place
from cdsdossier.office.rollup.output.report_table import (
    format_group_heading,
    format_level_label,
    to_safe_line,
)
from cdsdossier.office.rollup.output.report_tables import document_names
from cdsdossier.office.rollup.statistics.attendance import Attendance, list_waiting
from cdsdossier.office.rollup.statistics.distribution import CountedSchool, Distribution, GroupStatistics
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, PROVISIONAL, STATE_LABELS, UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Batch, Tally
from cdsdossier.text import numbers

if TYPE_CHECKING:
    from cdsdossier.documents.facts.gaps import Gaps
    from cdsdossier.model.dossier.review import Office
    from cdsdossier.model.indicatorset import IndicatorSet

Facts = dict[str, Any]
_FILE = "--office"
_SAID_OF_STATE = {DossierState.DRAFT: " (bản nháp)", DossierState.WORKING: " (đang làm)"}
#: What senders say of their own results.
SENDER_ANNEX = "bao-cao-tong-hop-noi-gui-tu-ghi"


def build_report_facts(counted: Tally, office: Office, gaps: Gaps, *, body: str = "", split: bool = False) -> Facts:
    """Return the names for the report."""
    fill = FieldFiller(gaps)
    names = document_names()
    years = sorted({batch.school_year for batch in counted.batches} - {""})
    told = {
        "unit": counted.unit,
        "body": body,
        "split": split,
        "today": counted.today,
        "years": f"năm học {', '.join(years)}" if years else "",
        "found": counted.found,
        "counted": len(counted.schools),
        "drafts": len(counted.in_state(DossierState.DRAFT)),
        "in_progress": len(counted.in_state(DossierState.WORKING)),
        "provisional": sum(one.row.provisional for one in counted.schools),
        "strange": [{"name": row.place.rpartition("/")[2], "reason": _in_short(row)} for row in counted.unrecognised],
        "broken": [{"name": hide_place(row.display_name, row), "reason": row.reason} for row in counted.broken],
        "copies": sum(len(one.left) for one in counted.copies),
        "faulty": len(counted.faulty),
        "attendance": [_attendance(one) for one in counted.attendance],
        "comparisons": [build_year_facts(pair) for pair in counted.years],
        "required": [build_submission_facts(one) for one in counted.submissions],
        "claims": [
            {"name": hide_place(one.name, one.row), "body": one.body, "said": list(one.row.claims)}
            for one in counted.schools
            if one.row.claims
        ],
        "batches": [_batch(one, names) for one in counted.batches],
    }
    return {
        **{name: _cleaned(fact) for name, fact in told.items()},
        "office": build_office_facts(office, gaps),
        "remark": fill.text(None, _FILE, ""),
    }


def _in_short(row: SchoolRow) -> str:
    """Return what is wrong without what to ask for."""
    return row.reason.partition(". ")[0].partition(": ")[0].removesuffix(".")


def _cleaned(fact: object) -> object:
    """Return a fact with every text as paper takes it, however deep."""
    if isinstance(fact, dict):
        return {name: _cleaned(one) for name, one in fact.items()}
    if isinstance(fact, list):
        return [_cleaned(one) for one in fact]
    return to_safe_line(fact) if isinstance(fact, str) else fact


def list_annexes(facts: Facts) -> list[tuple[str, str, bool]]:
    """Return template and title of each annex that has something to say, and whether it lies on its side."""
    found = []  # in the order in which the report points to them
    if any(one["missing"] for one in facts["attendance"]) and not facts["split"]:
        found.append(("bao-cao-tong-hop-chua-gui", f"Danh sách các {facts['unit']} chưa gửi hồ sơ", False))
    if facts["required"] and not facts["split"]:
        found.append(
            (
                "bao-cao-tong-hop-yeu-cau",
                "Văn bản các đơn vị đã gửi theo yêu cầu",
                len(facts["required"][0]["documents"]) > 3,
            )
        )
    if facts["batches"]:
        found.append(("bao-cao-tong-hop-co-quan", "Kết quả theo cơ quan quản lý", False))
        if not facts["split"]:
            found.append(("bao-cao-tong-hop-truong", f"Kết quả của từng {facts['unit']}", True))
    if facts["claims"] and not facts["split"]:
        found.append((SENDER_ANNEX, "Điều nơi gửi tự ghi, không tính vào kết quả", False))
    return found


def _attendance(one: Attendance) -> Facts:
    return {
        "year": one.school_year,
        "sent": f"{len(one.sent):02d}",
        "expected": f"{one.expected:02d}",
        "waiting": len(one.missing),
        "unfinished": [f"{len(some)} {words}" for words, some in list_waiting(one)],
        "listed": one.expected,
        "others": len(one.waiting),
        "bodies": [
            {
                "name": body.body,
                "sent": body.sent,
                "expected": body.expected,
                "missing": body.missing,
                "others": body.expected - body.sent - body.missing,
            }
            for body in one.bodies
        ],
        "missing": [
            {"name": who.name, "code": who.code, "kind": KIND_NAMES.get(who.kind, who.kind), "body": who.body}
            for who in one.missing
        ],
        "unexpected": [hide_place(row.display_name, row) for row in one.unexpected],
    }


def _batch(batch: Batch, names: dict[str, str]) -> Facts:
    levelled, rules = [one for one in batch.judged if one.levelled], _shipped(batch.set_id)
    named = {one.level: one.name for one in rules.levels} if rules else {}
    return {
        "year": batch.school_year or UNKNOWN,
        "rules": _cited(rules) if rules else f"bộ chỉ số {batch.set_id or UNKNOWN}",
        "schools": [_school(one, levelled) for one in batch.schools],
        "groups": [_judged(one, named) for one in levelled],
        "unmet": [{"id": row, "schools": schools} for row, schools in batch.unmet],
        "documents": [{"name": names.get(one, one), "schools": schools} for one, schools in batch.documents],
        "external": [{"state": STATE_LABELS.get(one, one), "schools": schools} for one, schools in batch.external],
        "raised": sum(one.moved.raised for one in batch.judged),
        "lowered": sum(one.moved.lowered for one in batch.judged),
    }


def _shipped(set_id: str) -> IndicatorSet | None:
    """Return a set, as far as it is one of ours."""
    from cdsdossier.model.indicatorset import IndicatorSet

    return IndicatorSet.read(set_id) if set_id in resources.shipped_set_ids() else None


def _cited(rules: IndicatorSet) -> str:
    """Return a set with the decision behind it."""
    day = f" {numbers.format_long_date(rules.decision.date)}" if rules.decision.date else ""
    title = f"{rules.title[:1].lower()}{rules.title[1:]}"
    return f"{title} ban hành kèm theo Quyết định số {rules.decision.number}{day} của {rules.decision.issuer}"


def _judged(judged: GroupStatistics, named: Mapping[int, str]) -> Facts:
    """Return the figures of a group, by every level that its set has or some school has reached."""
    found = {one.level: one.name for one in judged.everyone.counts if one.level is not None}
    levels = dict(sorted({**found, **named}.items()))
    return {
        "heading": format_group_heading(judged),
        "name": judged.name if judged.id else "",
        "maximum": judged.maximum,
        "levels": [{"level": level, "name": format_level_label(level, name)} for level, name in levels.items()],
        "everyone": _spread(judged.everyone, levels),
        "kinds": [_spread(one, levels) for one in judged.kinds],
        "bodies": [_spread(one, levels) for one in judged.bodies],
    }


def _spread(spread: Distribution, levels: Iterable[int]) -> Facts:
    counts = {one.level: one.schools for one in spread.counts}
    return {
        "name": spread.name,
        "schools": spread.schools,
        "counts": [counts.get(level, 0) for level in levels],
        "unscored": counts.get(None, 0),
        "average": "–" if spread.average is None else spread.average,
    }


def _school(school: CountedSchool, levelled: list[GroupStatistics]) -> Facts:
    got = {one.id: one for one in school.row.judgements}
    points = []
    unjudged = PROVISIONAL.capitalize() if school.row.provisional else "Chưa chấm"
    for judged in levelled:
        one = got.get(judged.id)
        told = one is not None and school.row.is_scored(one)
        points.append({
            "points": numbers.format_number(one.points) if one and (told or school.row.provisional) else "–",
            "level": f"Mức {one.level}" if one and one.level is not None else unjudged,
        })  # fmt: skip
    return {
        "name": hide_place(school.name, school.row) + _SAID_OF_STATE.get(school.row.state, ""),
        "body": school.body,
        "points": points,
        "unmet": ", ".join(school.row.mandatory_unmet),
        "external": STATE_LABELS.get(school.row.external, school.row.external),
    }

"""A new year from last year's dossier: what stays is carried on to be confirmed, the rest becomes a comment.

Last year's folder is only read. Messages are short Vietnamese sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cdsdossier.model.dossier import HEAD, NARRATIVE, TIMELINE, Dossier, Head
from cdsdossier.model.dossier.head import CARRIED, School
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows import editor_schemas, scaffold
from cdsdossier.workflows.next_year.choose_set import SetChoice, choose_indicator_set
from cdsdossier.workflows.next_year.head_file import build_head_file, build_narrative_file, list_carried
from cdsdossier.workflows.next_year.legal_bases import CarriedBases, carry_over_bases
from cdsdossier.workflows.next_year.previous_year import PreviousYear, read_own_templates
from cdsdossier.workflows.next_year.score_files import build_score_files
from cdsdossier.workflows.next_year.set_differences import describe_set_differences
from cdsdossier.workflows.next_year.timeline_file import build_timeline_file
from cdsdossier.workflows.plan_import.plan import REMEMBERED

__all__ = ["NextYearPlan", "PreviousYear", "SetChoice", "choose_indicator_set", "plan_next_year"]


@dataclass(frozen=True, slots=True)
class NextYearPlan:
    """A new year: its files, and what a person should know. Nothing has been written yet."""

    files: dict[str, bytes]
    rules: IndicatorSet
    #: What was carried on, what has to be looked at, how the set differs, what could not be read.
    carried: tuple[str, ...]
    confirm: tuple[str, ...]
    differs: tuple[str, ...]
    unread: tuple[str, ...]


def plan_next_year(last: PreviousYear, new: scaffold.NewYear, choice: SetChoice) -> NextYearPlan:
    """Return the new year's files by path, relative to its folder. Raises WrongUsage where a text cannot be written."""
    first, rules = int(new.school_year[:4]), choice.chosen.rules
    years = first - int(last.school_year[:4]) if last.school_year else 1
    files = scaffold.build_dossier_files(new, choice.chosen) | editor_schemas.build_schemas(rules)
    differs = describe_set_differences(choice.differs)
    bases = carry_over_bases(last.dossier.head.bases, first, last.rules, rules)
    planned, (own_files, own_told) = build_timeline_file(files[TIMELINE], last, years), read_own_templates(last)
    files[HEAD] = build_head_file(files[HEAD], last, bases)
    files[TIMELINE] = planned.content
    if planned.remembered:
        files[REMEMBERED] = planned.remembered
    files[NARRATIVE] = build_narrative_file(files[NARRATIVE], last)
    files |= build_score_files(files, last, rules, differs) | own_files
    confirm = (*_to_confirm(last.dossier.head, bases), *_abolished(new, rules), *bases.told, *planned.told, *own_told)
    told = _carried(last, bases, planned.tasks, years, len(own_files))
    return NextYearPlan(files, rules, told, confirm, (*choice.why, *differs.told), last.unread)


def _carried(last: PreviousYear, bases: CarriedBases, tasks: int, years: int, own_files: int) -> tuple[str, ...]:
    head, said = last.dossier.head, last.dossier.narrative
    scored = sum(row.form.points is not None or row.form.met is not None for row in last.dossier.scores.values())
    school = head.school
    counted = [
        (any((school.name, school.code, school.place, school.parent, school.reports_to)), "thông tin trường"),
        (len(head.council), f"hội đồng {len(head.council)} người"),
        (bases.count, f"{bases.count} căn cứ"),
        (tasks, f"lịch công tác {tasks} việc (các năm dời {years} năm, xóa ngày hoàn thành)"),
        (own_files, f"{own_files} tệp mẫu riêng trong templates"),
    ]
    reminders = [
        (scored, f"điểm, ghi chú, danh sách minh chứng của {scored} mục chấm"),
        (len(said.shortcomings), f"{len(said.shortcomings)} tồn tại"),
        (len(said.lessons), f"{len(said.lessons)} bài học"),
        (len(said.proposals), f"{len(said.proposals)} kiến nghị"),
        (len(head.waivers), f"{len(head.waivers)} miễn trừ"),
    ]
    lines = [f"Đã mang sang: {', '.join(words for count, words in counted if count) or 'chưa có gì'}."]
    if any(count for count, _ in reminders):
        lines.append(f"Ghi thành lời nhắc (dòng #): {', '.join(words for count, words in reminders if count)}.")
    return (*lines, "Để trống: điểm, minh chứng, lời văn báo cáo, số và ngày văn bản.")


def _to_confirm(head: Head, bases: CarriedBases) -> list[str]:
    named = [CARRIED[key] for key in list_carried(head, bases)]
    return [f"{HEAD}: {', '.join(named)} (mục confirmed)."] if named else []


def _abolished(new: scaffold.NewYear, rules: IndicatorSet) -> list[str]:
    """Say which superiors no longer exist in the new year, as the rule does that will report them."""
    from cdsdossier.judging.assessing import assess
    from cdsdossier.judging.rules import authority_abolished

    school = School(kind=new.kind or None, parent=new.parent or None, reports_to=new.reports_to or None)
    dossier = Dossier(Path(), Head(school=school, school_year=new.school_year))
    found = assess(dossier, rules, date(int(new.school_year[:4]), 8, 1), rules=(authority_abolished,)).findings
    return list(dict.fromkeys(f"{one.message}. {one.fix}" for one in found))

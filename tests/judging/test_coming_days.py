"""What is said of the days to come is what would be found on each of them."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.overlay import REPLACED
from support.rulemaker import FILES, changed, read_dossier, read_set

from cdsdossier.judging.assessing import Assessment, check_scored, score_dossier
from cdsdossier.judging.coming_days import check_coming_days, find_set_faults
from cdsdossier.judging.rules import DAILY_RULES, RULES, get_rule_name
from cdsdossier.model.dossier import Dossier, EvidenceFile

DAYS = 31
SET = read_set()
DRAFT = FILES["dossier.yaml"].partition("documents:")[0]
near = st.integers(-20, DAYS + 12)
#: Before a basis is replaced, before a deadline of the law, at the end of a year, before the reform of 1/7/2025.
todays = st.sampled_from([date(2026, 3, 1), date(2026, 5, 10), date(2025, 12, 18), date(2025, 6, 20)])


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Dossier, date]:
    """Draw a dossier with days around a day, and that day."""
    today = draw(todays)

    def day() -> date:
        return today + timedelta(draw(near))

    tasks = ""
    for number in range(draw(st.integers(0, 4))):
        when = draw(st.sampled_from(["{:%d/%m/%Y}", "Trước {:%d/%m/%Y}", "Tháng {0.month}/{0.year}", "sớm"]))
        done = f", done: {day()}" if draw(st.booleans()) else ""
        step = draw(st.sampled_from(["ke-hoach", "tu-danh-gia", "cap-nhat", "danh-gia-ngoai"]))
        made = draw(st.sampled_from(["", ", products: [{name: Biên bản, document: bien-ban-tu-danh-gia}]"]))
        tasks += f'  - {{id: "{number}", what: V, when: "{when.format(day())}", step: {step}{done}{made}}}\n'
    head = FILES["dossier.yaml"].replace("school_year: 2025-2026", draw(st.sampled_from(
        ["school_year: 2025-2026", "school_year: 2024-2025", ""])))  # fmt: skip
    head = head.replace("parent: UBND xã", draw(st.sampled_from(["parent: UBND xã", "parent: UBND huyện"])))
    head = head.replace("2/QĐ-THU, date: 2020-09-15", draw(st.sampled_from(["2/QĐ-THU", "8/2020/TT-THU"])))
    if draw(st.booleans()):
        head = head.partition("documents:")[0] + "documents:\n  ke-hoach: {number: 2}\n"
    if draw(st.booleans()):
        head += f"  bien-ban-tu-danh-gia: {{number: 1, date: {day()}}}\n"
    waived = draw(st.sampled_from(["", "task-overdue", "task-due-soon", "evidence-out-of-year"]))
    if waived:
        where = "scores/1-day-hoc.yaml" if waived.startswith("evidence") else "timeline.yaml"
        head += f"waivers:\n  - {{rule: {waived}, where: {where}, reason: Theo biên bản}}\n"
    files = {**FILES, "dossier.yaml": head, "timeline.yaml": f"tasks:\n{tasks}" if tasks else "tasks: []\n"}
    listed = {"1.1": f"met: true, evidence: [{{file: 1.1/a.txt, title: A, date: {day()}}}]"}
    files["scores/1-day-hoc.yaml"] = re.sub(
        r'"1\.1": \{met: true[^\n]*\}', f'"1.1": {{{listed["1.1"]}}}', FILES["scores/1-day-hoc.yaml"]
    )
    young = EvidenceFile(f"1.1/nguyen-van-a-01-02-{today.year - 4}.pdf", "1.1", 9)
    return read_dossier(files, [young]), today


def told(assessment: Assessment) -> tuple[Counter[object], object]:
    """Return what a roll-up keeps of an assessment, but for the days that are left."""
    coming = assessment.schedule.next
    findings = Counter[object]((one.rule, one.severity, one.waived) for one in assessment.findings)
    return findings, coming and (coming.what, coming.last)


def fresh(dossier: Dossier, day: date) -> Assessment:
    return check_scored(score_dossier(dossier, SET, day), replaced=REPLACED)


def differing(dossier: Dossier, today: date) -> list[date]:
    """Return the days on which what was said of them is not what is found, of all that are said."""
    days = list(check_coming_days(score_dossier(dossier, SET, today), DAYS, replaced=REPLACED))
    assert days[0] == fresh(dossier, today)
    of_set = find_set_faults(score_dossier(dossier, SET, today))
    assert days == list(check_coming_days(score_dossier(dossier, SET, today), DAYS, replaced=REPLACED, of_set=of_set))
    wrong = []
    for then in (today + timedelta(ahead) for ahead in range(DAYS + 1)):
        known = [day for day in days if day.today <= then][-1]
        if told(known) != told(fresh(dossier, then)):
            wrong.append(then)
    return wrong


@settings(max_examples=15)
@given(dossiers())
def test_every_coming_day_is_as_it_would_be_found(drawn: tuple[Dossier, date]) -> None:
    assert differing(*drawn) == []


@pytest.mark.parametrize(
    ("today", "changes"),
    [
        (date(2026, 5, 10), {"timeline.yaml": "tasks:\n  - {id: x, what: V, when: 3/2026, step: ke-hoach}\n"}),
        (
            date(2026, 3, 1),
            {"dossier.yaml": DRAFT.replace("2/QĐ-THU", "8/2020/TT-THU"), "timeline.yaml": "tasks: []\n"},
        ),
        (date(2025, 6, 20), {"dossier.yaml": DRAFT.replace("UBND xã", "UBND huyện")}),
        (date(2025, 12, 18), {"dossier.yaml": DRAFT.replace("school_year: 2025-2026", "")}),
    ],
    ids=["deadline of the law", "replaced basis", "end of the districts", "no school year"],
)
def test_a_day_that_only_the_law_names_is_not_missed(today: date, changes: dict[str, str]) -> None:
    young = EvidenceFile(f"1.1/nguyen-van-a-01-02-{today.year - 4}.pdf", "1.1", 9)
    assert differing(read_dossier({**FILES, **changes}, [young]), today) == []


def test_a_rule_that_looks_at_the_day_is_among_the_daily_ones() -> None:
    looks = re.compile(r"\b(?:case\.today|case\.schedule|day_of_\w+|list_open_tasks|are_steps_readable)\b")
    modules = {get_rule_name(rule): inspect.getmodule(rule.check) for rule in RULES}
    found = {name for name, module in modules.items() if module and looks.search(inspect.getsource(module))}
    # The day in the sentence of a link that was tried is the day of the try.
    assert found - {"evidence-link-wrong"} == {get_rule_name(rule) for rule in DAILY_RULES}


def test_the_last_day_of_the_calendar_has_none_after_it() -> None:
    files = {**FILES, **changed("timeline.yaml", ("Tháng 6/2026", "31/12/9999"))}
    dossier = read_dossier({name: text for name, text in files.items() if text is not None})
    assert len(list(check_coming_days(score_dossier(dossier, SET, date.max), DAYS))) == 1

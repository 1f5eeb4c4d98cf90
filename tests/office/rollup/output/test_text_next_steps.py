"""What the page says to do next: a school sends again what it spoilt, the office mends what lies with it."""

from __future__ import annotations

from datetime import date

from support.rollupmaker import rollup, school

from cdsdossier.model.requirement import RequiredDocument, Requirement
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, SchoolRow
from cdsdossier.office.rollup.output.text_next_steps import next_step_lines
from cdsdossier.office.rollup.statistics.submissions import PaperState
from cdsdossier.office.rollup.statistics.tally import tally_rollup

SPOILT = school("Trường A", "60", reason="Thiếu dossier.yaml.")
OURS = school(
    "Trường B", "60", reason="Không mở được: hết chỗ.", office_reason=True, issued={"ke-hoach": date(2025, 11, 1)}
)


def steps(*rows: SchoolRow) -> str:
    return "\n".join("".join(words for words, _ in line) for line in next_step_lines(tally_rollup(rollup(*rows))))


def test_only_what_the_school_has_spoilt_goes_back() -> None:
    assert "Trả lại 1 hồ sơ không đọc được" in steps(SPOILT, OURS)
    assert "1 hồ sơ hỏng ở phía cơ quan" in steps(SPOILT, OURS)
    assert "Trả lại" not in steps(OURS)
    assert "phía cơ quan" not in steps(SPOILT)


def test_a_school_whose_dossier_was_spoilt_here_has_sent_and_is_asked_for_nothing() -> None:
    call = Requirement(documents=(RequiredDocument(document="ke-hoach"),))
    counted = tally_rollup(
        rollup(SPOILT, OURS, roster=(ExpectedSchool("Trường A"), ExpectedSchool("Trường B")), required=call)
    )
    (present,), (asked,) = counted.attendance, counted.submissions

    assert [one.name for one, _ in present.sent] == ["Trường B"]
    assert [one.name for one, _ in present.waiting] == ["Trường A"]
    assert [unit.papers[0] and unit.papers[0].state for unit in asked.units] == [PaperState.BROKEN, PaperState.SENT]

"""What to do now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.assessed import assessed, replace_text
from support.reviewmaker import fill, judge, open_in

from cdsdossier.documents.output.states import DocumentStage, DocumentState
from cdsdossier.documents.rendering import list_documents
from cdsdossier.findings import Finding, Severity
from cdsdossier.views.status.next_steps import Step, suggest_steps
from cdsdossier.views.status.problems import find_row_problems

SCORES = "scores/1-day-hoc.yaml"


def paper(id_: str, stage: DocumentStage, *, registered: bool = True) -> DocumentState:
    number, day = ("1", "2024-05-02") if registered else ("", "")
    (entry,) = (one for one in list_documents() if one.id == id_)
    return DocumentState(entry, entry.name, stage, number, day)


def steps(folder: Path, *papers: DocumentState, received: bool = False) -> list[Step]:
    one = assessed(folder, date(2024, 5, 2))
    return list(suggest_steps(one, find_row_problems(one), papers, received=received))


def commands(found: list[Step]) -> list[str]:
    return [" ".join((one.command or one.file, *one.more)) for one in found]


FINAL = paper("ke-hoach", DocumentStage.FINAL)


def test_a_finished_dossier_is_handed_in_and_published(example: Path) -> None:
    assert commands(steps(example, FINAL))[-2:] == ["pack", "publish --to"]


def test_an_unmet_condition_holds_up_neither_the_school_nor_the_office(example: Path) -> None:
    replace_text(example / SCORES, '"1.1":\n    met: true', '"1.1":\n    met: false')

    assert commands(steps(example, FINAL))[-2:] == ["pack", "publish --to"]
    assert "check" not in commands(steps(example, received=True))


@pytest.mark.parametrize(
    ("one", "command"),
    [
        (paper("bao-cao", DocumentStage.MISSING, registered=False), "render"),
        (paper("bao-cao", DocumentStage.STALE, registered=False), "render"),
        (paper("bao-cao", DocumentStage.DRAFT), "render bao-cao --final"),
        (paper("bao-cao", DocumentStage.DRAFT, registered=False), "dossier.yaml"),
    ],
)
def test_documents_are_made_then_registered_then_made_official(example: Path, one: DocumentState, command: str) -> None:
    assert command in commands(steps(example, FINAL, one))


def test_an_official_version_that_is_out_of_date_is_never_left_to_a_plain_render(example: Path) -> None:
    found = steps(example, FINAL, paper("bao-cao", DocumentStage.STALE_FINAL))

    assert "render" not in commands(found)
    assert "render bao-cao --final" in commands(found)
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points: 50')
    assert commands(steps(example, paper("bao-cao", DocumentStage.STALE_FINAL)))[-1] == "check"


def test_papers_signed_before_the_head_changed_are_not_to_be_rendered_again(example: Path) -> None:
    stale = Finding("document-stale", Severity.ERROR, "output/x", None, None, "đã đổi: người ký", "", "bao-cao")
    one = replace(assessed(example, date(2024, 5, 2)), findings=(stale,))

    found = list(suggest_steps(one, find_row_problems(one), (FINAL, paper("bao-cao", DocumentStage.STALE_FINAL))))

    assert commands(found)[0] == "check"


def test_papers_that_lack_their_data_are_no_reason_to_render(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    missing = paper("bao-cao", DocumentStage.MISSING, registered=False)

    assert "render" not in commands(steps(example, FINAL, missing))
    assert "render" in commands(steps(example, missing, paper("ke-hoach", DocumentStage.MISSING, registered=False)))


def test_an_empty_row_names_the_file_to_fill(example: Path) -> None:
    replace_text(example / SCORES, '"1.3.1":\n    points: 5', '"1.3.1":\n    points:')
    first = steps(example)[0]
    assert (first.file, first.why) == (SCORES, "nhóm 1 còn 1 mục chưa chấm")


def test_a_file_that_cannot_be_read_comes_first(example: Path) -> None:
    (example / SCORES).write_text("a: [", encoding="utf-8")
    assert commands(steps(example))[0] == "check"
    assert "1 tệp không đọc được" in steps(example)[0].why


def test_what_last_year_said_is_to_be_confirmed_with_the_words_to_type(example: Path) -> None:
    replace_text(
        example / "dossier.yaml", "council:\n", "confirmed: {head: true, council: false, bases: false}\ncouncil:\n"
    )
    first = steps(example, FINAL)[0]
    assert first.file == "dossier.yaml"
    assert first.why == (
        "từng thành viên Hội đồng, từng căn cứ lấy từ năm trước: xem lại, "
        "rồi ở confirmed ghi council: true, bases: true"
    )


def test_there_are_never_more_than_three(example: Path) -> None:
    (example / SCORES).write_text("a: [", encoding="utf-8")
    (example / "narrative.yaml").unlink()
    replace_text(example / "dossier.yaml", "  name: Trường THCS Quyết Tiến", "  name:")
    assert len(steps(example, paper("bao-cao", DocumentStage.MISSING))) == 3


def test_a_returned_dossier_begins_with_the_reasons(example: Path) -> None:
    fill(open_in(example), "tra-lai")
    assert commands(steps(example))[0] == "review"


def test_an_office_opens_records_and_sends(example: Path) -> None:
    assert commands(steps(example, received=True)) == ["review open"]
    open_in(example)
    assert commands(steps(example, received=True))[-1] in {"review", "review.yaml"}
    judge(fill(example / "review.yaml"), {})
    assert commands(steps(example, received=True)) == ["render", "review pack"]

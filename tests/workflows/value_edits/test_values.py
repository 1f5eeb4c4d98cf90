"""What a box shows, and what is typed there."""

from __future__ import annotations

import pytest

from cdsdossier.workflows.score_sheet.values import UnclearCell
from cdsdossier.workflows.value_edits import find_value, format_shown_value, parse_address
from cdsdossier.workflows.value_edits.values import digest_text, is_same_text, parse_typed, parse_typed_lines
from cdsdossier.yamlio.reader import parse_page

POINTS, DAY = "scores/1-a.yaml:scores/1.1/points", "timeline.yaml:tasks/0/done"
TASK, STAFF = "timeline.yaml:tasks/0/id", "dossier.yaml:school/staff"
ABSENT, IDEAS = "dossier.yaml:documents/bien-ban-tu-danh-gia/absent", "narrative.yaml:strengths"


@pytest.mark.parametrize(
    ("address", "yaml", "shown"),
    [
        (POINTS, "5.50", "5,50"),
        (POINTS, "'5,5'", "5,5"),
        (POINTS, "", ""),
        (DAY, "2026-03-05", "05/03/2026"),
        (DAY, "5/3/2026", "5/3/2026"),
        (DAY, "2026-02-31", "2026-02-31"),
        (ABSENT, "[]", "Không"),
        (ABSENT, "[N.V.A., T.B.]", "N.V.A.\nT.B."),
        (IDEAS, "[]", ""),
        ("dossier.yaml:confirmed/head", "false", "false"),
        ("dossier.yaml:school/name", "{a: b}", ""),
        ("dossier.yaml:school/code", "12", "12"),
    ],
)
def test_what_is_written_is_shown_accepted_or_not(address: str, yaml: str, shown: str) -> None:
    data = parse_page(f"a: {yaml}\n".encode(), "f").data
    assert format_shown_value(parse_address(address).field, find_value(data, ("a",))) == shown


@pytest.mark.parametrize(
    ("address", "typed", "written"),
    [
        (POINTS, " 5,5 ", "5.5"),
        (DAY, "5/3/2026", "2026-03-05"),
        (POINTS, "", None),
        (TASK, "7", "7"),
    ],
)
def test_what_is_typed_is_written_as_yaml_takes_it(address: str, typed: str, written: str | None) -> None:
    assert parse_typed(parse_address(address).field, typed) == written


@pytest.mark.parametrize(("address", "typed"), [(POINTS, "năm"), (DAY, "31/2/2026"), (STAFF, "3,5")])
def test_what_cannot_be_taken_is_told(address: str, typed: str) -> None:
    with pytest.raises(UnclearCell):
        parse_typed(parse_address(address).field, typed)


def test_lines_are_trimmed_and_nothing_is_a_list_of_none() -> None:
    ideas, absent = parse_address(IDEAS).field, parse_address(ABSENT).field
    assert parse_typed_lines(ideas, " một \r\n\r\n hai   ba") == ["một", "hai ba"]
    assert parse_typed_lines(absent, "không") == []
    with pytest.raises(UnclearCell):
        parse_typed_lines(parse_address("dossier.yaml:bases/0/for").field, "bao-cao\nxyz")


def test_line_ends_and_composition_make_no_difference() -> None:
    assert is_same_text("một\r\nhai ", "một\nhai")
    assert digest_text("Hùng") == digest_text("Hu\u0300ng")

"""Score files and the frozen set that are not there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.overlay import TODAY
from support.rulemaker import FILES, read_dossier, read_set

from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import file_missing
from cdsdossier.model.dossier import Dossier

FIRST = "scores/1-day-hoc.yaml"


def found_in(dossier: Dossier, rules: str = FILES["indicator-set.yaml"]) -> list[tuple[str, str]]:
    found = check_scored(score_dossier(dossier, read_set(rules), TODAY), rules=[file_missing]).findings
    return [(one.message, one.fix) for one in found if one.rule == "file-missing"]


def without(*files: str, **more: str) -> Dossier:
    return read_dossier({file: text for file, text in FILES.items() if file not in files} | more)


def test_a_group_without_a_score_file_is_missing() -> None:
    ((message, fix),) = found_in(without(FIRST))

    assert message == "thiếu tệp scores/1-day-hoc.yaml (nhóm 1)"
    assert fix.startswith("Chép lại từ bản lưu")
    assert found_in(without()) == []


def test_a_score_file_under_a_longer_name_is_to_be_renamed() -> None:
    renamed = replace(without(FIRST), renamed=frozenset({f"{FIRST}.txt"}))

    assert [fix for _, fix in found_in(renamed)] == [f"Tệp đang tên là {FIRST}.txt; đổi tên, bỏ đuôi .txt."]


@pytest.mark.parametrize("row", ["1.3", "1.2", "1.1"])
def test_a_group_that_is_scored_in_another_file_is_not_missing(row: str) -> None:
    assert found_in(without(FIRST, **{"scores/khac.yaml": f'scores: {{"{row}": {{note: a}}}}\n'})) == []


def test_a_group_without_criteria_needs_no_file() -> None:
    head = FILES["indicator-set.yaml"].partition("groups:")[0]

    assert found_in(without(FIRST), head + 'groups: [{id: "1", slug: day-hoc, name: A, criteria: []}]\n') == []


def test_a_missing_set_is_named_with_the_one_that_stands_in() -> None:
    ((message, fix),) = found_in(without("indicator-set.yaml"))

    assert message == "thiếu tệp indicator-set.yaml"
    assert fix.startswith("Tạm chấm theo bộ đi kèm thu-2026.")


def test_a_score_file_without_rows_is_there() -> None:
    assert found_in(without(FIRST, **{FIRST: 'group: "1"\n'})) == []

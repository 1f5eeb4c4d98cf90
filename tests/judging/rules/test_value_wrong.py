"""Values that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.overlay import TODAY
from support.rulemaker import FILES, changed, find, read_dossier

from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import value_wrong
from cdsdossier.model.indicatorset import IndicatorSet


def told(files: Mapping[str, str | None]) -> list[tuple[str, int | None, str, str]]:
    return [(one.file, one.line, one.message, one.fix) for one in find(value_wrong, files)]


def test_the_dossier_names_the_set_that_it_holds() -> None:
    assert told({}) == []
    (found,) = told(changed("dossier.yaml", ("indicator_set: thu-2026", "indicator_set: khac")))
    assert found == (
        "dossier.yaml",
        11,
        "hồ sơ ghi bộ chỉ số “khac”, nhưng indicator-set.yaml là “thu-2026”",
        "Viết indicator_set: thu-2026",
    )
    assert told(changed("dossier.yaml", ("indicator_set: thu-2026\n", ""))) == []


def test_an_office_may_judge_by_another_set() -> None:
    dossier = read_dossier({**FILES, "dossier.yaml": FILES["dossier.yaml"].replace("thu-2026", "khac")})
    shipped = IndicatorSet.read("qd4725-2022")

    assert check_scored(score_dossier(dossier, shipped, TODAY), rules=[value_wrong]).findings == ()


def test_a_file_is_found_once_whose_group_is_not_that_of_its_rows() -> None:
    text = 'group: "1"\nscores: {"2.1": {met: true}, "2.2": {points: 1}, "9": {points: 1}}\n'

    assert told({"scores/2-quan-tri.yaml": text}) == [
        (
            "scores/2-quan-tri.yaml",
            1,
            "tệp ghi nhóm “1”, nhưng các mục chấm trong tệp thuộc nhóm “2”",
            'Viết group: "2"',
        )
    ]
    assert told({"scores/2-quan-tri.yaml": text.replace('"1"', '"2"')}) == []
    assert told({"scores/2-quan-tri.yaml": text.replace('group: "1"\n', "")}) == []


@pytest.mark.parametrize(
    ("measured", "set_measure", "count"),
    [("9/10", "ratio", 0), ("9", "ratio", 1), ("9", "count", 0), ("9/10", "count", 1), ("~", "count", 0)],
)
def test_a_fact_is_of_the_kind_that_its_bands_ask_for(measured: str, set_measure: str, count: int) -> None:
    files = {
        **changed("scores/1-day-hoc.yaml", ("measured: 9/10", f"measured: {measured}")),
        **changed("indicator-set.yaml", ("measure: ratio", f"measure: {set_measure}")),
    }
    kind, example = ("tỉ lệ", "36/38") if set_measure == "ratio" else ("số đếm", "20")

    assert [(what, how.rpartition(": ")[2]) for _, _, what, how in told(files)] == [
        (f"“1.3” cần {kind}, đang ghi {measured}", f"{example}.")
    ] * count


def test_a_fact_of_a_row_without_a_measure_may_be_of_any_kind() -> None:
    assert told(changed("scores/1-day-hoc.yaml", ("points: 25", "points: 25, measured: 9"))) == []

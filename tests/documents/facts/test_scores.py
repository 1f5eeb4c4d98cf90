from decimal import Decimal
from typing import Any

from support.desk import SET, Desk, emptied

from cdsdossier.documents.facts.gaps import FieldFiller, Gap, Gaps
from cdsdossier.documents.facts.scores import build_level_facts, build_reached_level, build_score_facts
from cdsdossier.model.indicatorset import Level

FILL = FieldFiller(Gaps())


def named(gap: object) -> str:
    assert isinstance(gap, Gap)
    return gap.name


def test_a_group_has_its_sum_its_level_and_its_criteria(desk: Desk) -> None:
    (group,) = build_score_facts(desk.assessment(), FILL)["groups"]
    mandatory, by_items, whole = group["criteria"]

    assert (group["points"], group["maximum"]) == (Decimal("69.5"), Decimal(100))
    assert group["level"]
    assert group["level"]["level"] == 2
    assert (mandatory["met"], mandatory["maximum"], mandatory["level"]) == (True, Decimal(), 0)
    assert [row["points"] for row in by_items["rows"]] == [Decimal("34.5"), 15]
    assert (whole["points"], whole["rows"][0]["scored"], "points" in whole["rows"][0]) == (Decimal(20), False, False)


def test_notes_and_evidence_are_those_of_the_row(desk: Desk) -> None:
    (group,) = build_score_facts(desk.assessment(), FILL)["groups"]
    row = group["criteria"][1]["rows"][0]

    assert (row["note"], row["measured"], row["evidence"]) == ("Thuê theo năm", "", ["Hợp đồng"])


def test_an_empty_sum_names_the_first_row_to_score(desk: Desk) -> None:
    (group,) = build_score_facts(desk.assessment(emptied), FILL)["groups"]

    assert named(group["points"]) == "scores/1-day-hoc.yaml: scores.1.2.1.points"
    assert named(group["criteria"][0]["met"]) == "scores/1-day-hoc.yaml: scores.1.1.met"
    assert group["level"] is False


def test_only_a_set_judged_as_a_whole_has_a_whole(desk: Desk) -> None:
    def judged_whole(parts: dict[str, Any]) -> None:
        parts["set"] = {**SET, "judged": "whole-set"}

    found = build_score_facts(desk.assessment(judged_whole), FILL)

    assert build_score_facts(desk.assessment(), FILL)["whole"] is False
    assert found["whole"]
    assert found["whole"]["points"] == Decimal("69.5")
    assert found["groups"][0]["level"] is False


def test_a_meaning_begins_with_a_small_letter_and_no_level_is_false() -> None:
    level = Level(level=2, name="Mức khá", meaning="Đã đáp ứng", from_=Decimal(50), to=Decimal(75))

    assert build_level_facts(level, FILL)["meaning"] == "đã đáp ứng"
    assert build_reached_level(None, FILL) is False

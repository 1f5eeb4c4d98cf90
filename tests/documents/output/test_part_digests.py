"""Digests by which a change of the facts is found and named."""

from __future__ import annotations

from typing import Any, cast

from cdsdossier.documents.facts.fact_types import Facts
from cdsdossier.documents.facts.gaps import Gaps
from cdsdossier.documents.output.part_digests import (
    combine_digests,
    describe_changed_parts,
    digest_parts,
    digest_rows,
    shows_results,
)


def facts(points: float = 5, lesson: str = "a", name: object = "A") -> Facts:
    row = {"id": "1.1.1", "scored": True, "points": points}
    criteria = [
        {"id": "1.1", "points": points, "met": None, "rows": [row, {"id": "1.1.2", "scored": False}]},
        {"id": "1.2", "points": 3, "met": True, "rows": [{"id": "1.2.1", "scored": False}]},
    ]
    narrative = {"lessons": [lesson], "causes": ["b"]}
    made: dict[str, Any] = {"school": {"name": name}, "groups": [{"criteria": criteria}], "narrative": narrative}
    return cast("Facts", made)


USES = frozenset({"school", "school/name", "narrative", "narrative/lessons"})
RESULTS = frozenset({"groups", "groups/criteria", "groups/criteria/points"})


def test_each_field_of_the_narrative_is_a_part_and_only_what_was_used_counts() -> None:
    before, after = digest_parts(facts(), USES), digest_parts(facts(lesson="c", points=9), USES)

    assert before.keys() == {"school", "narrative/lessons"}
    assert {name for name in before if before[name] != after[name]} == {"narrative/lessons"}


def test_an_empty_field_is_the_same_before_and_after_it_is_printed() -> None:
    gap = Gaps().of("x")

    assert digest_parts(facts(name=gap), USES) == digest_parts(facts(name=""), USES)


def test_rows_are_items_with_points_and_criteria_scored_whole() -> None:
    before, after = digest_rows(facts(), RESULTS), digest_rows(facts(points=6), RESULTS)

    assert list(before) == ["1.1.1", "1.2"]
    assert [row for row in before if before[row] != after[row]] == ["1.1.1"]
    assert digest_rows(facts(), USES) == {}


def test_a_document_that_only_names_criteria_shows_no_results() -> None:
    assert shows_results(RESULTS)
    assert not shows_results(frozenset({"groups", "groups/criteria/text", "school/level"}))


def test_the_order_of_the_parts_does_not_matter() -> None:
    assert combine_digests({"a": "1", "b": "2"}) == combine_digests({"b": "2", "a": "1"})
    assert combine_digests({"a": "1"}) != combine_digests({"a": "2"})


def test_changes_are_named_in_words_and_scores_by_their_rows() -> None:
    before = {"groups": "1", "council": "1", "council_roles": "1", "narrative/lessons": "1"}

    assert describe_changed_parts(before, {}, ["1.1", "1.2"]) == ("điểm 1.1, 1.2", "Hội đồng", "bài học")
    assert describe_changed_parts({"groups": "1"}, {"groups": "2"}, []) == ("nội dung chấm điểm",)
    assert describe_changed_parts(before, before, []) == ()

"""One dossier under two sets: what falls away, what is new, what is above the new maximum."""

from __future__ import annotations

from decimal import Decimal

from support.rulemaker import EVIDENCE, FILES, SET_FILE, read_dossier, read_set

from cdsdossier.judging.scoring import score
from cdsdossier.judging.set_change_effect import SetChangeEffect, assess_set_change
from cdsdossier.model.dossier import EvidenceFile

OLD = read_set()
DOSSIER = read_dossier(FILES)


def effect(*replaced: tuple[str, str], evidence: tuple[EvidenceFile, ...] = EVIDENCE) -> SetChangeEffect:
    """Return the effect of a set in which some text is another."""
    text = FILES[SET_FILE]
    for old, new in replaced:
        assert old in text, old
        text = text.replace(old, new, 1)
    return assess_set_change(read_dossier(FILES, evidence), OLD, read_set(text))


def test_the_same_set_changes_nothing() -> None:
    found = effect()

    assert found.before == found.after == score(DOSSIER, OLD)
    assert (found.left, found.above, found.new) == ((), (), ())


def test_a_row_with_another_id_is_dropped_with_its_score_and_its_files_and_comes_as_new() -> None:
    found = effect(('id: "2.3"', 'id: "2.4"'))

    assert [(row.id, row.scored, row.files) for row in found.left] == [("2.3", DOSSIER.scores["2.3"], 1)]
    assert [node.form.id for node in found.new] == ["2.4"]
    assert found.after.groups[1].points == found.before.groups[1].points - 20


def test_a_mandatory_condition_comes_and_goes_as_a_row_does() -> None:
    found = effect(('id: "2.1"', 'id: "2.9"'))

    assert [(row.id, row.scored is not None) for row in found.left] == [("2.1", True)]
    assert [node.form.id for node in found.new] == ["2.9"]


def test_a_dropped_row_without_a_score_is_listed_for_its_files_alone() -> None:
    more = (*EVIDENCE, EvidenceFile("2.2.2/a.txt", "2.2.2", 1), EvidenceFile("2.2.2/b/c.txt", "2.2.2", 1))
    found = effect(('id: "2.2.2"', 'id: "2.2.3"'), evidence=more)

    assert [(row.id, row.scored, row.files) for row in found.left] == [("2.2.2", None, 2)]
    assert found.new == ()


def test_a_dropped_row_that_the_dossier_does_not_have_is_not_listed() -> None:
    assert effect(('id: "2.2.2"', 'id: "2.2.3"')).left == ()


def test_files_in_a_folder_that_was_of_no_row_are_not_dropped() -> None:
    assert effect(evidence=(*EVIDENCE, EvidenceFile("1.2/a.txt", "1.2", 1))).left == ()


def test_a_row_that_is_scored_otherwise_keeps_its_folder() -> None:
    whole = effect(("text: Có phần mềm, maximum: 40}", "text: Có phần mềm}"))

    assert [(row.id, row.files) for row in whole.left] == [("1.2.1", 0), ("1.2.2", 0)]
    assert [node.form.id for node in whole.new] == ["1.2"]


def test_points_above_the_new_maximum_are_listed_and_points_at_it_are_not() -> None:
    found = effect(
        ("tuyến, maximum: 30", "tuyến, maximum: 19"), ("Có phần mềm, maximum: 40", "Có phần mềm, maximum: 25")
    )

    assert [(row.id, row.points, row.allowed) for row in found.above] == [("2.3", Decimal(20), Decimal(19))]

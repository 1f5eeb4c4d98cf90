"""The rules, in the order they are read. A rule is a module; its name is its file's name with dashes."""

from cdsdossier.rules import (
    criterion_unknown,
    criterion_unscored,
    evidence_duplicate,
    evidence_empty,
    evidence_file_missing,
    evidence_link_wrong,
    evidence_locked,
    evidence_missing,
    evidence_name_personal,
    evidence_name_unportable,
    evidence_orphan,
    evidence_out_of_year,
    evidence_outside,
    evidence_temporary,
    evidence_type_mismatch,
    file_missing,
    key_missing,
    mandatory_unmet,
    points_above_band,
    points_above_maximum,
    points_misplaced,
    points_negative,
    set_changed,
    set_levels_wrong,
    set_skeleton,
    set_sum_wrong,
    set_unverified,
    value_wrong,
    waiver_unknown,
)
from cdsdossier.rules._kit import Case, Hit, Rule

__all__ = ["RULES", "Case", "Hit", "Rule", "name_of"]

RULES: list[Rule] = [
    file_missing,
    key_missing,
    value_wrong,
    waiver_unknown,
    criterion_unknown,
    criterion_unscored,
    points_above_maximum,
    points_negative,
    points_above_band,
    points_misplaced,
    mandatory_unmet,
    evidence_missing,
    evidence_file_missing,
    evidence_outside,
    evidence_orphan,
    evidence_link_wrong,
    evidence_locked,
    evidence_type_mismatch,
    evidence_empty,
    evidence_name_unportable,
    evidence_out_of_year,
    evidence_duplicate,
    evidence_temporary,
    evidence_name_personal,
    set_skeleton,
    set_sum_wrong,
    set_levels_wrong,
    set_changed,
    set_unverified,
]


def name_of(rule: Rule) -> str:
    """Return a rule's name: its file's name, with dashes."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")

"""The rules, in the order they are read. A rule is a module; its name is its file's name with dashes."""

from cdsdossier.judging.rules import (
    annex_differs,
    authority_abolished,
    basis_authority_missing,
    basis_notation_wrong,
    basis_repeated,
    basis_replaced,
    basis_set_differs,
    council_unfit,
    criterion_unknown,
    criterion_unscored,
    deadline_passed,
    document_cites_later,
    document_edited,
    document_missing,
    document_number_reused,
    document_out_of_year,
    document_stale,
    documents_out_of_order,
    evidence_duplicate,
    evidence_empty,
    evidence_file_missing,
    evidence_link_wrong,
    evidence_locked,
    evidence_missing,
    evidence_name_personal,
    evidence_name_unportable,
    evidence_number_wrong,
    evidence_orphan,
    evidence_out_of_year,
    evidence_outside,
    evidence_temporary,
    evidence_type_mismatch,
    evidence_untitled,
    file_missing,
    head_title_wrong,
    key_missing,
    mandatory_unmet,
    measured_differs,
    meeting_place_differs,
    payload_changed,
    person_differs,
    points_above_band,
    points_above_maximum,
    points_misplaced,
    points_negative,
    prose_cites_unknown,
    prose_differs,
    review_date_differs,
    review_incomplete,
    review_points_above_maximum,
    review_reason_missing,
    review_set_differs,
    school_kind_differs,
    set_changed,
    set_levels_wrong,
    set_skeleton,
    set_source_missing,
    set_sum_wrong,
    set_unverified,
    step_missing,
    task_document_differs,
    task_done_late,
    task_due_soon,
    task_outside_year,
    task_overdue,
    task_product_missing,
    tasks_out_of_order,
    term_before_document,
    text_form,
    text_unfinished,
    unconfirmed,
    value_wrong,
    votes_wrong,
    waiver_unknown,
    when_unreadable,
)
from cdsdossier.judging.rules._kit import AlteredFile, Case, EditedFile, Hit, Rule, StaleFile

__all__ = [
    "DAILY_RULES", "RULES", "SET_RULES", "AlteredFile", "Case", "EditedFile", "Hit", "Rule", "StaleFile",
    "get_rule_name",
]  # fmt: skip

#: The rules that are about the indicator set alone.
SET_RULES: list[Rule] = [set_skeleton, set_sum_wrong, set_levels_wrong, set_changed, set_source_missing, set_unverified]

#: All rules, subject by subject.
RULES: list[Rule] = [
    *(payload_changed, file_missing, key_missing, value_wrong, waiver_unknown),
    *(criterion_unknown, criterion_unscored, points_above_maximum, points_negative, points_above_band),
    *(points_misplaced, measured_differs, mandatory_unmet),
    *(evidence_missing, evidence_file_missing, evidence_outside, evidence_orphan, evidence_link_wrong),
    *(evidence_locked, evidence_type_mismatch, evidence_empty, evidence_name_unportable, evidence_out_of_year),
    *(evidence_duplicate, evidence_temporary, evidence_name_personal, evidence_number_wrong, evidence_untitled),
    *(school_kind_differs, head_title_wrong, council_unfit, person_differs, unconfirmed, votes_wrong),
    *(meeting_place_differs,),
    *(basis_set_differs, basis_repeated, basis_notation_wrong, basis_authority_missing, basis_replaced),
    *(document_number_reused, documents_out_of_order, document_cites_later, document_missing),
    *(document_out_of_year, document_stale, document_edited, term_before_document, authority_abolished),
    *(prose_differs, prose_cites_unknown, text_unfinished, text_form),
    *(when_unreadable, task_overdue, task_due_soon, task_done_late, task_product_missing, task_outside_year),
    *(tasks_out_of_order, step_missing, deadline_passed, annex_differs, task_document_differs),
    *(review_set_differs, review_date_differs, review_points_above_maximum, review_reason_missing, review_incomplete),
    *SET_RULES,
]

#: The rules that look at the day or at the schedule of that day; all others find the same on any day.
DAILY_RULES: list[Rule] = [
    *(when_unreadable, task_overdue, task_due_soon, task_done_late, task_product_missing, task_outside_year),
    *(tasks_out_of_order, step_missing, deadline_passed, task_document_differs, document_out_of_year),
    *(evidence_out_of_year, evidence_name_personal, authority_abolished, basis_replaced),
]


def get_rule_name(rule: Rule) -> str:
    """Return a rule's name: its file's name, with dashes."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")

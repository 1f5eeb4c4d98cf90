"""Boxes of values."""

from __future__ import annotations

import pytest

from cdsdossier.web.boxes import FormState, find_widget, make_box, make_element_id
from cdsdossier.workflows.value_edits import digest_text, parse_address


@pytest.mark.parametrize(
    ("address", "widget"),
    [
        ("dossier.yaml:school/name", "line"),
        ("dossier.yaml:school/kind", "choice"),
        ("dossier.yaml:confirmed/head", "choice"),
        ("dossier.yaml:bases/0/for", "choices"),
        ("narrative.yaml:strengths", "lines"),
        ("timeline.yaml:tasks/0/done", "day"),
        ("scores/1-a.yaml:scores/1.1/points", "number"),
    ],
)
def test_how_a_value_is_typed_follows_from_its_kind(address: str, widget: str) -> None:
    assert find_widget(parse_address(address).field) == widget


def test_what_was_typed_stays_typed_and_the_digest_is_of_the_file() -> None:
    address = "dossier.yaml:school/name"
    state = FormState({address: "đang gõ"}, {address: "sai"}, {address: "x"})
    box = make_box(address, parse_address(address), "trong tệp", state)
    assert (box.value, box.digest, box.fault, box.theirs) == ("đang gõ", digest_text("trong tệp"), "sai", "trong tệp")


def test_ids_are_plain_ascii() -> None:
    assert make_element_id("scores/1-day-hoc.yaml:scores/1.3.1/points") == "o-scores-1-day-hoc-yaml-scores-1-3-1-points"


def test_a_choice_is_read_in_words() -> None:
    address = "dossier.yaml:school/kind"
    box = make_box(address, parse_address(address), "thcs", FormState(), choices=[("thcs", "THCS")], writes=False)
    assert box.words == "THCS"


def test_a_value_of_several_lines_is_typed_in_a_box_of_several_lines() -> None:
    address = "scores/1-a.yaml:scores/1.1/note"
    place = parse_address(address)
    assert make_box(address, place, "một dòng", FormState()).widget == "line"
    assert make_box(address, place, "hai\ndòng", FormState()).widget == "text"

"""Evidence that the list would print under the name of its file."""

from __future__ import annotations

import pytest
from support.rulemaker import EVIDENCE, changed, find

from cdsdossier.judging.rules import evidence_untitled
from cdsdossier.model.dossier import EvidenceFile

LISTED = changed("dossier.yaml", ("documents:\n", "documents:\n  danh-muc-minh-chung: {date: 2026-04-10}\n"))


def told(entry: str, **head: str | None) -> dict[str, str]:
    scores = changed("scores/1-day-hoc.yaml", ('"1.1": {met: true}', f'"1.1": {{met: true, evidence: [{entry}]}}'))
    more = [EvidenceFile(f"1.1/{name}.txt", "1.1", 9) for name in "abc"]
    found = find(evidence_untitled, {**scores, **(head or LISTED)}, evidence=(*EVIDENCE, *more))
    return {one.about: one.message for one in found}


def test_names_of_many_files_are_cut_short() -> None:
    assert told("")["1.1"] == "“1.1” có 4 minh chứng chưa có tên: ke-hoach.txt, a.txt, b.txt …"


def test_a_title_in_any_row_names_the_file() -> None:
    entry = "{file: 1.2.1/hop-dong.txt, title: Hợp đồng}, {file: ./1.1/a.txt, title: Kế hoạch}"

    assert "1.2.1" not in told(entry)
    assert told(entry)["1.1"].startswith("“1.1” có 3 minh chứng")


def test_an_address_needs_a_name_too() -> None:
    assert "https://a.vn" in told("{url: 'https://a.vn'}")["1.1"]
    assert told("{number: 5/QĐ}")["1.1"].startswith("“1.1” có 4 minh chứng")


@pytest.mark.parametrize(
    ("entry", "how"),
    [
        ("", "evidence: [{file: 1.1/ke-hoach.txt, title: Tên của văn bản}]"),
        (
            "{file: 1.1/a.txt, title: A}",
            "mục evidence của mục chấm: - {file: 1.1/ke-hoach.txt, title: Tên của văn bản}",
        ),
        ("{url: 'https://a.vn'}", 'mục đó trong evidence của mục chấm: {url: "https://a.vn", title: Tên của văn bản}'),
    ],
)
def test_what_to_type_depends_on_what_the_row_lists(entry: str, how: str) -> None:
    scores = changed("scores/1-day-hoc.yaml", ('"1.1": {met: true}', f'"1.1": {{met: true, evidence: [{entry}]}}'))
    found = find(evidence_untitled, {**scores, **LISTED})

    assert next(one.fix for one in found if one.about == "1.1").endswith(how)


def test_while_the_list_is_a_draft_a_file_is_enough() -> None:
    assert told("", **changed("dossier.yaml", ("staff: 38", "staff: 39"))) == {}


def test_nothing_is_told_while_a_file_that_may_hold_the_names_cannot_be_read() -> None:
    assert find(evidence_untitled, {**LISTED, "scores/2-quan-tri.yaml": "group: [\n"}) == []

"""The shipped list of replaced documents."""

from __future__ import annotations

from datetime import date

from cdsdossier.model.replaced import ReplacedDocument, read_replaced_documents


def test_every_entry_says_what_replaces_what_since_when_and_by_which_source() -> None:
    known = read_replaced_documents()

    assert len({one.number for one in known}) == len(known) > 0
    assert all(one.since and one.source and one.number not in one.by for one in known)


def test_a_document_is_replaced_from_the_day_on_which_the_later_one_takes_effect() -> None:
    one = ReplacedDocument(number="1/2020/TT-A", by="Thông tư 2/2026/TT-A", date=date(2026, 3, 24), source="S")

    assert one.since == date(2026, 3, 24)
    assert one.successor == "Thông tư 2/2026/TT-A ngày 24/03/2026"

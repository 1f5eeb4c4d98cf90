"""Last year's legal bases, with a word beside those that are of the past."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.model.dossier.head import Basis
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.indicatorset.forms import Decision
from cdsdossier.model.replaced import read_replaced_documents
from cdsdossier.workflows.next_year.legal_bases import carry_over_bases

OLD = IndicatorSet(id="a", title="Bộ A", decision=Decision(number="1/QĐ-BGDĐT", date=date(2022, 12, 30)))
NEW = IndicatorSet(id="b", title="Bộ B", decision=Decision(number="2/QĐ-BGDĐT", date=date(2024, 9, 1)))
LAW = Basis(kind="Quyết định", number="1/QĐ-BGDĐT", date=date(2022, 12, 30), about="ban hành Bộ chỉ số")


def carry(*bases: Basis, new: IndicatorSet = OLD) -> tuple[list[str], tuple[str, ...]]:
    carried = carry_over_bases(bases, 2024, OLD, new)
    assert carried.count == len(bases)
    return list(carried.lines), carried.told


def test_a_basis_that_still_holds_is_carried_as_it_was() -> None:
    lines, told = carry(LAW)
    assert told == ()
    assert len(lines) == 1
    assert "number: 1/QĐ-BGDĐT" in lines[0]
    assert "opener" not in lines[0]


def test_a_new_sets_decision_stands_behind_the_old_one_which_has_a_word_beside_it() -> None:
    lines, told = carry(LAW, Basis(kind="Luật", about="Luật Giáo dục"), new=NEW)
    assert [one for one in lines if "{" in one][1].count("2/QĐ-BGDĐT") == 1
    assert lines[0].startswith("  # xem lại: năm nay chấm theo 2/QĐ-BGDĐT")
    assert told[0].startswith("Căn cứ Quyết định 1/QĐ-BGDĐT – năm nay chấm theo")


def test_a_new_sets_decision_ends_the_list_where_the_old_one_is_not_cited() -> None:
    lines, _ = carry(Basis(kind="Luật", about="Luật Giáo dục"), new=NEW)
    assert "2/QĐ-BGDĐT" in lines[-1]
    assert "2/QĐ-BGDĐT" not in "".join(carry(Basis(kind="Luật", number="2 / QĐ–BGDĐT"), new=NEW)[0][1:])


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis(kind="Kế hoạch", about="năm học 2023-2024"), "của năm học trước"),
        (Basis(kind="Kế hoạch", date=date(2024, 7, 31)), "ban hành từ năm học trước"),
        (Basis(kind="Công văn", date=date(2024, 8, 1)), ""),
        (Basis(kind="Luật", date=date(2019, 6, 14)), ""),
    ],
)
def test_what_is_issued_every_year_is_to_be_looked_at(basis: Basis, words: str) -> None:
    told = carry(basis)[1]
    assert (words in told[0]) if words else told == ()


def test_a_replaced_document_is_named_only_from_the_year_in_which_it_was_replaced() -> None:
    known = next(one for one in read_replaced_documents() if one.since)
    assert known.since is not None
    basis = Basis(kind="Thông tư", number=known.number)
    first = known.since.year if known.since.month >= 8 else known.since.year - 1
    (told,) = carry_over_bases((basis,), first, OLD, OLD).told
    assert f"đã có {known.by}" in told
    assert carry_over_bases((basis,), first - 1, OLD, OLD).told == ()

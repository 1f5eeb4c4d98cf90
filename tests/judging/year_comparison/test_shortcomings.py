"""Shortcomings that persist: in the same words, or nearly so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.judging.year_comparison import shortcomings
from cdsdossier.judging.year_comparison.shortcomings import (
    NEAR,
    Shortcoming,
    find_persistent_shortcomings,
    normalize_sentence,
)

MACHINE = "Thiếu máy tính ở phòng tin học số 1"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thiếu máy tính.", "thiếu  MÁY TÍNH", True),
        ("Thiếu máy; thiếu mạng", "Thiếu máy, thiếu mạng!", True),
        ("Thiếu_máy", "Thiếu máy", True),
        ("Thiếu máy tính", "Thieu may tinh", False),
    ],
)
def test_case_punctuation_and_spaces_do_not_count_but_accents_do(one: str, other: str, same: bool) -> None:
    assert (normalize_sentence(one) == normalize_sentence(other)) is same


def test_a_shortcoming_may_skip_a_year() -> None:
    (found,) = find_persistent_shortcomings([["Thiếu máy tính", ""], ["Mạng yếu"], ["Thiếu máy tính."]])

    assert found == Shortcoming(("Thiếu máy tính", None, "Thiếu máy tính."), near=False)
    assert found.text == "Thiếu máy tính."


def test_the_text_is_that_of_the_last_year_that_has_it() -> None:
    (found,) = find_persistent_shortcomings([["Mạng yếu"], ["MẠNG YẾU"], []])

    assert (found.texts, found.text) == (("Mạng yếu", "MẠNG YẾU", None), "MẠNG YẾU")


def test_what_is_written_in_one_year_only_does_not_persist() -> None:
    assert find_persistent_shortcomings([["Thiếu máy tính"], ["Mạng yếu"]]) == ()
    assert find_persistent_shortcomings([["Thiếu máy tính", "Thiếu máy tính"]]) == ()
    assert find_persistent_shortcomings([["", "."], ["", "."]]) == ()
    assert find_persistent_shortcomings([]) == ()


def test_slightly_other_words_are_the_same_shortcoming_and_it_stays_marked() -> None:
    (found,) = find_persistent_shortcomings([[MACHINE], [MACHINE.replace("1", "2")], [MACHINE.replace("1", "2")]])

    assert found.near
    assert found.texts == (MACHINE, MACHINE.replace("1", "2"), MACHINE.replace("1", "2"))


def test_sentences_of_exactly_the_least_likeness_are_paired_and_those_below_are_not() -> None:
    same, other = "a" * 17, "b" * 3  # 17 of 20 letters are the share NEAR

    assert len(same) / 20 == NEAR
    assert len(find_persistent_shortcomings([[same + other], [same + "c" * 3]])) == 1
    assert find_persistent_shortcomings([[same[1:] + other], [same[1:] + "c" * 3]]) == ()


def test_equal_words_are_paired_before_near_ones_and_in_their_order() -> None:
    two = MACHINE.replace("1", "2")
    found = find_persistent_shortcomings([[MACHINE, two], [two, MACHINE]])

    assert [(one.texts, one.near) for one in found] == [((MACHINE, MACHINE), False), ((two, two), False)]


def test_of_equal_sentences_the_first_goes_with_the_first() -> None:
    found = find_persistent_shortcomings([["Mạng yếu.", "Mạng yếu!"], ["Mạng yếu", "mạng yếu"]])

    assert [one.texts for one in found] == [("Mạng yếu.", "Mạng yếu"), ("Mạng yếu!", "mạng yếu")]


def test_the_nearest_pair_is_taken_first_and_each_sentence_once() -> None:
    first, near, nearer = MACHINE + " của trường", MACHINE + " của cơ sở", MACHINE + " của trườn"
    found = find_persistent_shortcomings([[first], [near, nearer]])

    assert [one.texts for one in found] == [(first, nearer)]
    assert [one.texts for one in find_persistent_shortcomings([[near, nearer], [first]])] == [(nearer, first)]


def test_two_near_sentences_go_with_two_threads() -> None:
    one, two = MACHINE + " của trường", "Đường truyền Internet chưa ổn định khi các lớp cùng truy cập"
    found = find_persistent_shortcomings([[one, two], [two + " mạng", one + " ta"]])

    assert [each.texts for each in found] == [(one, one + " ta"), (two, two + " mạng")]


def test_likeness_does_not_depend_on_the_order() -> None:
    one, other = "Thiếu máy tính cho các lớp", "Các lớp còn thiếu máy tính"

    assert bool(find_persistent_shortcomings([[one], [other]])) == bool(find_persistent_shortcomings([[other], [one]]))


def test_long_texts_are_compared_by_equal_words_only() -> None:
    longest = "a b" * 1000

    assert len(find_persistent_shortcomings([[longest], [longest[:-1] + "c"]])) == 1
    assert find_persistent_shortcomings([[longest + "d"], [longest + "c"]]) == ()
    assert len(find_persistent_shortcomings([[longest + "d"], [longest + "d"]])) == 1


def test_a_long_sentence_is_near_though_its_letters_are_few() -> None:
    long = "ab " * 100

    assert [one.near for one in find_persistent_shortcomings([[long + "c"], [long + "d"]])] == [True]


def test_many_pairs_are_compared_by_equal_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    years = [[MACHINE, "Mạng yếu"], [MACHINE.replace("1", "2"), "mạng yếu", "Ít người"]]
    monkeypatch.setattr(shortcomings, "_MOST_PAIRS", 2)
    assert [one.near for one in find_persistent_shortcomings(years)] == [True, False]

    monkeypatch.setattr(shortcomings, "_MOST_PAIRS", 1)
    assert [one.near for one in find_persistent_shortcomings(years)] == [False]


def test_a_flood_of_sentences_takes_no_time() -> None:
    flood = [f"{MACHINE} và {number}" for number in range(5000)]

    assert find_persistent_shortcomings([flood, [f"{text} và 9" for text in flood[1:]]]) == ()
    assert len(find_persistent_shortcomings([flood, flood])) == 5000


sentences = st.lists(st.text("abc dđ.,", max_size=12), max_size=5)


@given(sentences)
def test_every_shortcoming_of_a_year_stays_in_a_copy_of_it(texts: list[str]) -> None:
    found = find_persistent_shortcomings([texts, texts])

    assert len(found) == sum(bool(normalize_sentence(text)) for text in texts)
    assert not any(one.near for one in found)


@given(sentences, sentences)
def test_no_shortcoming_is_paired_twice(one: list[str], other: list[str]) -> None:
    found = find_persistent_shortcomings([one, other])

    for place, texts in enumerate((one, other)):
        used = [each.texts[place] for each in found]
        assert all(used.count(text) <= texts.count(text or "") for text in used)

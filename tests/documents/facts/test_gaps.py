import pytest

from cdsdossier.documents.facts.gaps import GAP_TEXT, FieldFiller, Gap, Gaps


def test_a_gap_is_false_and_counts_only_once_printed() -> None:
    gaps = Gaps()
    first, second = gaps.of("a"), gaps.of("b")

    assert not first
    assert not gaps.names
    assert f"{second}{first}{second}" == GAP_TEXT * 3
    assert gaps.names == ("b", "a")


def test_a_blank_field_can_be_counted_and_all_can_be_forgotten() -> None:
    gaps = Gaps()
    gaps.note("number")

    assert gaps.names == ("number",)
    gaps.forget()
    assert not gaps.names


@pytest.mark.parametrize("written", [None, "", "  \n", "\x00"])
def test_an_empty_text_is_a_gap_with_file_and_field(written: str | None) -> None:
    gap = FieldFiller(Gaps()).text(written, "dossier.yaml", "school.name")

    assert isinstance(gap, Gap)
    assert gap.name == "dossier.yaml: school.name"


def test_a_text_keeps_its_words_without_what_cannot_be_seen_and_a_name_spells_it_out() -> None:
    fill = FieldFiller(Gaps())

    assert fill.text("một\r\nhai\rba\x0b", "", "") == "một\nhai\nba"
    assert fill.text("100\u202e điểm", "", "") == "100 điểm"
    assert fill.plain("b\udce1o") == "b\\xe1o"
    assert fill.plain(None) == ""


def test_zero_is_a_value_and_none_is_a_gap() -> None:
    fill = FieldFiller(Gaps())

    assert fill.value(0, "f", "x") == 0
    assert isinstance(fill.value(None, "f", "x"), Gap)


def test_no_paragraphs_are_one_gap() -> None:
    fill = FieldFiller(Gaps())
    (gap,) = fill.paragraphs((), "narrative.yaml", "lessons")

    assert isinstance(gap, Gap)
    assert fill.paragraphs(("a", "b"), "narrative.yaml", "lessons") == ["a", "b"]

"""The parts of a set: ranges in the words of the law, criteria and what of them takes points."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdsdossier.model.indicatorset.forms import (
    Band,
    Confirmed,
    Criterion,
    Deadline,
    Decision,
    Group,
    Item,
    Level,
    LevelRange,
    MetBy,
    Node,
    Range,
)
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.messages import lower_first
from cdsdossier.yamlio.reader import parse_page

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def between(
    below: str | None = None, from_: str | None = None, to: str | None = None, above: str | None = None
) -> Range:
    return Range(below=number(below), from_=number(from_), to=number(to), above=number(above))


@pytest.mark.parametrize(
    ("stretch", "inside", "outside"),
    [
        (between(below="50"), ["49.999999", "0", "-1"], ["50", "51"]),
        (between(from_="50"), ["50", "50.5", "1000"], ["49.999999"]),
        (between(to="75"), ["75", "0"], ["75.000001"]),
        (between(above="75"), ["75.000001"], ["75", "74"]),
        (between(from_="50", to="75"), ["50", "60", "75"], ["49.9", "75.1"]),
        (between(above="50", below="75"), ["50.1", "74.9"], ["50", "75"]),
        (between(from_="50", to="50"), ["50", "50.0"], ["49.9", "50.1"]),
        (between(), ["-1", "0", "1000"], []),
    ],
)
def test_a_bound_belongs_to_a_range_as_the_law_says(stretch: Range, inside: list[str], outside: list[str]) -> None:
    assert all(stretch.holds(Decimal(number)) for number in inside)
    assert not any(stretch.holds(Decimal(number)) for number in outside)


@pytest.mark.parametrize(
    ("stretch", "words", "rule", "lower", "upper"),
    [
        (between(below="50"), "dưới 50", "", None, (50, False)),
        (between(from_="50", to="75"), "từ 50 đến 75", "from 50", (50, True), (75, True)),
        (between(from_="50", to="50"), "từ 50 đến 50", "from 50", (50, True), (50, True)),
        (between(from_="50", below="75.5"), "từ 50 đến dưới 75,5", "from 50", (50, True), (Decimal("75.5"), False)),
        (between(above="75.50"), "trên 75,5", "above 75.5", (Decimal("75.5"), False), None),
        (between(above="0", to="10"), "trên 0 đến 10", "above 0", (0, False), (10, True)),
        (between(from_="0"), "từ 0", "from 0", (0, True), None),
        (between(from_="100"), "từ 100", "from 100", (100, True), None),
        (between(to="0"), "đến 0", "", None, (0, True)),
        (between(from_="1", above="2"), "từ 1 trên 2", "from 1", (1, True), None),
        (between(), "", "", None, None),
    ],
)
def test_a_range_speaks_as_the_law_does(
    stretch: Range, words: str, rule: str, lower: tuple[object, bool] | None, upper: tuple[object, bool] | None
) -> None:
    assert (stretch.words, stretch.rule, stretch.lower, stretch.upper) == (words, rule, lower, upper)


def item(name: str, maximum: int | None = None) -> Item:
    return Item(id=name, maximum=None if maximum is None else Decimal(maximum))


@pytest.mark.parametrize(
    ("criterion", "rows"),
    [
        (Criterion(id="1", maximum=Decimal(5)), ["1"]),
        (Criterion(id="1", items=(item("1.1", 2), item("1.2", 3))), ["1.1", "1.2"]),
        (Criterion(id="1", items=(item("1.1", 0),)), ["1.1"]),
        (Criterion(id="1", items=(item("1.1", 2), item("1.2"))), ["1"]),
        (Criterion(id="1", items=(item("1.1"), item("1.2"))), ["1"]),
        (Criterion(id="1", mandatory=True), []),
        (Criterion(id="1", mandatory=True, items=(item("1.1", 2),)), []),
    ],
)
def test_items_take_the_points_where_all_have_a_maximum(criterion: Criterion, rows: list[str]) -> None:
    assert [row.id for row in criterion.rows] == rows


def test_a_group_has_the_rows_of_its_criteria_and_a_file() -> None:
    criteria = (
        Criterion(id="1.1", mandatory=True),
        Criterion(id="1.2", items=(item("1.2.1", 2),)),
        Criterion(id="1.3"),
    )
    group = Group(id="1", slug="day-hoc", criteria=criteria)

    assert [row.id for row in group.rows] == ["1.2.1", "1.3"]
    assert group.file == "scores/1-day-hoc.yaml"


def test_a_band_of_shares_is_told_with_its_sign() -> None:
    band = Band(from_=Decimal(30), to=Decimal(60), maximum=Decimal(5))
    assert Item(id="1", measure="ratio", bands=(band,)).describe_band(band) == "từ 30% đến 60%"
    assert Item(id="1", measure="count", bands=(band,)).describe_band(band) == "từ 30 đến 60"


def test_a_node_has_its_words_on_one_line() -> None:
    group, criterion = Group(id="1"), Criterion(id="1.1", text="Có\n  kế hoạch", mandatory=True)

    whole, part = Node(criterion, group, criterion, ()), Node(item("1.1.1"), group, criterion, ())
    assert (whole.text, whole.mandatory) == ("Có kế hoạch", True)
    assert (part.text, part.mandatory) == ("", False)


def faults(form: type[Form], text: str) -> list[tuple[str, str]]:
    findings = read_form(form, parse_page(text.encode(), "a.yaml"))[1]
    return [(finding.rule, finding.message) for finding in findings]


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        (Range, []),
        (LevelRange, ["level"]),
        (Level, ["level", "name"]),
        (Band, []),
        (Item, ["id"]),
        (Criterion, ["id"]),
        (Group, ["id", "slug", "name"]),
        (Decision, ["number"]),
        (Confirmed, ["by"]),
        (MetBy, ["step"]),
        (Deadline, ["id", "what", "before"]),
    ],
)
def test_each_part_says_what_it_needs(form: type[Form], missing: list[str]) -> None:
    assert faults(form, "{}") == [("key-missing", f"thiếu {lower_first(form.fields[key].label)}") for key in missing]


def test_a_level_without_its_number_is_level_0() -> None:
    assert LevelRange().level == 0


def test_a_criterion_is_read_with_all_its_parts() -> None:
    text = (
        'id: "1.3"\ntext: A\nmaximum: 6.5\nmeasure: count\nbands: [{above: 5, maximum: 3}, {to: 5}]\nevidence: B\n'
        "note: C\nsource: S1\nplace: Bảng 1\nchecked: [wording]\nlevels: [{level: 1, from: 0}]\n"
        "items: [{id: '1.3.1'}]\n"
    )
    form, findings = read_form(Criterion, parse_page(text.encode(), "a.yaml"))

    assert findings == ()
    assert form == Criterion(
        id="1.3", text="A", maximum=Decimal("6.5"), measure="count", evidence="B", note="C", source="S1",
        bands=(Band(above=Decimal(5), maximum=Decimal(3)), Band(to=Decimal(5), maximum=Decimal(0))),
        place="Bảng 1", checked=("wording",), mandatory=False,
        levels=(LevelRange(level=1, from_=Decimal(0)),), items=(Item(id="1.3.1"),),
    )  # fmt: skip


def test_only_known_measures_and_checks_are_taken() -> None:
    assert faults(Item, 'id: "1"\nmeasure: ratio\nchecked: [wording, points]\n') == []
    assert faults(Item, 'id: "1"\nmeasure: count\n') == []
    assert [rule for rule, _ in faults(Item, 'id: "1"\nmeasure: share\nchecked: [words]\n')] == ["value-wrong"] * 2


@pytest.mark.parametrize(
    ("number_", "name", "expected"),
    [
        (2, "Mức đáp ứng cơ bản", "Mức độ 2 - Mức đáp ứng cơ bản"),
        (2, "Mức độ 2", "Mức độ 2"),
        (2, "MỨC 2.", "Mức độ 2"),
        (2, "Mức độ II", "Mức độ 2"),
        *((number, f"Mức {name}", f"Mức độ {number}") for number, name in enumerate(ROMAN, 1)),
        (2, "", "Mức độ 2"),
        (2, "Mức 1", "Mức độ 2 - Mức 1"),  # a set that counts from "không đạt"
    ],
)
def test_a_level_never_prints_its_number_twice(number_: int, name: str, expected: str) -> None:
    assert Level(level=number_, name=name).titled("Mức độ", " - ") == expected

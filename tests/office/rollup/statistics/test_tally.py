"""The figures: nothing is lost or counted twice, years and sets stay apart, in whatever order files come."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from support.rollupmaker import broken, group, province, rollup, sample, school

from cdsdossier.model.dossier import head, review
from cdsdossier.model.school_kinds import SCHOOL_KINDS
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup, SchoolRow
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, STATE_LABELS
from cdsdossier.office.rollup.statistics.tally import tally_rollup

_POINTS = st.none() | st.sampled_from(["0", "49.5", "50", "75", "75.5", "100"])
_ROWS = st.lists(
    st.builds(
        lambda name, code, year, rules, points, kind, body, errors: school(
            name, points, "60", code=code, school_year=year, set_id=rules, kind=kind, reports_to=body, errors=errors
        ),
        st.sampled_from(["Trường A", "Trường B", ""]),
        st.sampled_from(["THA", "THB", ""]),
        st.sampled_from(["2024-2025", "2025-2026"]),
        st.sampled_from(["qd4725-2022", "qd3267-2024"]),
        _POINTS,
        st.sampled_from(["thcs", "tieu-hoc", ""]),
        st.sampled_from(["UBND xã A", "UBND Xã  A", "UBND xã B", ""]),
        st.sampled_from([0, 1, 5]),
    )
    | st.just(broken("x.zip")),
    max_size=12,
).map(lambda rows: [replace(row, place=f"{number:02d}") for number, row in enumerate(rows)])


@given(_ROWS)
def test_every_dossier_is_counted_once_or_said_to_be_left_out(rows: list[SchoolRow]) -> None:
    counted = tally_rollup(rollup(*rows))
    left = [row.place for several in counted.copies for row in several.left]
    places = [one.row.place for one in counted.schools] + [row.place for row in counted.broken]
    assert sorted({*places, *left}) == [row.place for row in rows]
    assert not {one.row.place for one in counted.schools} & {*left}


@given(_ROWS)
def test_the_levels_of_a_batch_add_up_to_its_schools(rows: list[SchoolRow]) -> None:
    counted = tally_rollup(rollup(*rows))
    assert sum(len(batch.schools) for batch in counted.batches) == len(counted.schools)
    for batch in counted.batches:
        for judged in batch.judged:
            assert sum(one.schools for one in judged.everyone.counts) == judged.everyone.schools == len(batch.schools)
            for parts in (judged.kinds, judged.bodies):
                assert sum(part.schools for part in parts) == len(batch.schools)
                assert all(sum(one.schools for one in part.counts) == part.schools for part in parts)


@given(_ROWS, st.randoms())
def test_the_order_of_the_dossiers_does_not_matter(rows: list[SchoolRow], dice: object) -> None:
    mixed = list(rows)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert tally_rollup(rollup(*mixed)) == tally_rollup(rollup(*rows))


def test_years_and_sets_are_batches_of_their_own() -> None:
    rows = [
        school("Trường A", "60"),
        school("Trường B", "60", school_year="2024-2025"),
        school("Trường C", "60", set_id="qd3267-2024"),
    ]
    batches = tally_rollup(rollup(*rows)).batches
    assert [(one.school_year, one.set_id, len(one.schools)) for one in batches] == [
        ("2024-2025", "qd4725-2022", 1), ("2025-2026", "qd3267-2024", 1), ("2025-2026", "qd4725-2022", 1),
    ]  # fmt: skip


def test_a_school_without_points_has_no_part_in_the_average() -> None:
    spread = tally_rollup(rollup(school("Trường A", "60"), school("Trường B", "61"), school("Trường C", None))).batches[
        0
    ]
    everyone = spread.judged[0].everyone
    assert (everyone.average, everyone.lowest, everyone.highest) == (Decimal("60.50"), Decimal(60), Decimal(61))


def test_a_set_that_judges_as_a_whole_has_levels_of_the_whole_alone() -> None:
    part = replace(group("1", "40"), level=None, level_name="")
    row = replace(school("Trường A"), groups=(part,), whole=group("", "80"), per_group=False)
    one, whole = tally_rollup(rollup(row)).batches[0].judged
    assert (one.levelled, one.everyone.counts, one.everyone.average) == (False, (), Decimal(40))
    assert [(count.level, count.schools) for count in whole.everyone.counts] == [(3, 1)]


def test_of_two_dossiers_of_a_school_the_better_counts() -> None:
    good, bad = school("Trường A", "60", place="moi"), school("TRƯỜNG  A", "60", place="cu", errors=4)
    counted = tally_rollup(rollup(bad, good, broken("khac.zip")))
    assert [one.row.place for one in counted.schools] == ["moi"]
    assert [(one.kept.place, [row.place for row in one.left]) for one in counted.copies] == [("moi", ["cu"])]


def test_two_years_of_a_school_both_count() -> None:
    counted = tally_rollup(
        rollup(school("Trường A", "60", place="a"), school("Trường A", "60", place="b", school_year="2024-2025"))
    )
    assert (len(counted.schools), counted.copies) == (2, ())


def test_a_dossier_that_can_be_read_counts_before_one_that_cannot() -> None:
    unread = school("Trường A", place="a", reason="Gói hỏng.")
    counted = tally_rollup(rollup(unread, school("Trường A", "60", place="b", errors=9)))
    assert [one.row.place for one in counted.schools] == ["b"]
    assert counted.broken == (unread,)


def test_schools_of_different_communes_with_one_name_and_code_are_two_and_told() -> None:
    one = school("Trường Tiểu học Kim Đồng", "60", place="a", code="THKD", reports_to="UBND xã A")
    other = replace(one, place="b", reports_to="UBND xã B")
    counted = tally_rollup(rollup(one, other))
    assert len(counted.schools) == 2
    assert [clash.code for clash in counted.clashes] == ["THKD"]


def test_a_body_spelt_in_two_ways_is_one() -> None:
    rows = [
        school(f"Trường {n}", "60", reports_to=body) for n, body in enumerate(("UBND xã A", "UBND xã A", "ubnd Xã A"))
    ]
    (body,) = tally_rollup(rollup(*rows)).batches[0].judged[0].bodies
    assert (body.name, body.schools) == ("UBND xã A", 3)


def test_levels_that_external_assessment_changed_are_counted() -> None:
    same, raised = (judged.moved for judged in tally_rollup(sample()).batches[0].judged)
    assert (same.assessed, same.raised, same.lowered) == (1, 0, 0)
    assert (raised.assessed, raised.raised, raised.lowered) == (1, 1, 0)


def test_what_is_wrong_most_often_comes_first() -> None:
    rows = [
        replace(school(f"Trường {n}"), groups=(group("1", "60", unmet=some),))
        for n, some in enumerate((("1.2",), ("1.1", "1.2")))
    ]
    assert tally_rollup(rollup(*rows)).batches[0].unmet == (("1.2", 2), ("1.1", 1))


def test_documents_are_counted_in_the_order_in_which_they_are_issued() -> None:
    counts = [count for _, count in tally_rollup(province(60)).batches[0].documents]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == len(head.DOCUMENTS)


def test_every_kind_and_state_has_its_word() -> None:
    assert tuple(KIND_NAMES) == SCHOOL_KINDS
    assert tuple(STATE_LABELS) == review.REVIEW_STATES


def test_nothing_at_all_is_no_batch() -> None:
    counted = tally_rollup(Rollup(sample().today, ()))
    assert (counted.found, counted.batches, counted.schools, counted.attendance) == (0, (), (), ())


def test_of_two_that_a_school_sent_the_later_counts_even_with_fewer_points() -> None:
    first, second = school("Trường A", "80", place="a", saved=100), school("Trường A", "60", place="b", saved=200)
    found = tally_rollup(rollup(first, second))

    assert [(one.kept.place, [row.place for row in one.left]) for one in found.copies] == [("b", ["a"])]


def test_the_copy_that_the_office_works_on_counts_before_the_package_it_came_in() -> None:
    package = school("Trường A", "60", place="goi.zip", saved=200)
    at_work = school("Trường A", "60", place="nhan", saved=100, errors=1, external="dang-tham-dinh")
    returned = school("Trường A", "60", place="cu", saved=50, external="tra-lai")

    assert [one.row.place for one in tally_rollup(rollup(package, at_work, returned)).schools] == ["nhan"]
    assert [one.row.place for one in tally_rollup(rollup(package, returned)).schools] == ["goi.zip"]


def test_a_body_is_spelled_as_in_the_list() -> None:
    roster = (ExpectedSchool("Trường A", "A", "", "Ủy ban nhân dân xã Quyết Tiến"),)
    rows = [school(f"Trường {name}", "60", code=name, reports_to="UBND xã Quyết Tiến") for name in "ABC"]
    assert {one.body for one in tally_rollup(rollup(*rows, roster=roster)).schools} == {"Ủy ban nhân dân xã Quyết Tiến"}
    assert {one.body for one in tally_rollup(rollup(*rows)).schools} == {"UBND xã Quyết Tiến"}

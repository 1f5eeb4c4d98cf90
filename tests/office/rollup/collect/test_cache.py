"""Rows cross processes and lie in the cache as text; and a cache that is no good is no cache."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.grounds import TODAY, aged, copied

from cdsdossier.office.rollup.collect import run as rollup_run
from cdsdossier.office.rollup.collect.cache import RollupCache, rollup_cache_path
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.read_school import read_outcomes
from cdsdossier.office.rollup.collect.row_json import row_from_json, row_to_json
from cdsdossier.office.rollup.collect.rows import ComingDay, GroupRow, SchoolDeadline, SchoolRow
from cdsdossier.office.rollup.collect.run import collect_rollup

_text = st.text(st.characters(exclude_categories=()), max_size=20)
_points = st.decimals(allow_nan=False, allow_infinity=False, places=None)
_levels = st.none() | st.integers(1, 9)
_groups = st.builds(
    GroupRow,
    *(_text, _text, _points, _points, _levels, _text, st.integers(0, 99), st.lists(_text, max_size=3).map(tuple)),
    *(st.none() | _points, _levels, _text),
)
_rows = st.builds(
    SchoolRow,
    place=_text, reason=_text, packed=st.booleans(), school=_text, code=_text, kind=_text, parent=_text,
    reports_to=_text, school_year=_text, set_id=_text, per_group=st.booleans(),
    groups=st.lists(_groups, max_size=3).map(tuple), whole=st.none() | _groups, errors=st.integers(0),
    warnings=st.integers(0), notices=st.integers(0), faults=st.lists(_text, max_size=3).map(tuple),
    issued=st.dictionaries(_text, st.dates(), max_size=4), external=_text,
    next_due=st.none() | st.builds(SchoolDeadline, _text, st.dates(), st.integers()), revision=st.integers(0),
    packed_on=st.none() | st.dates(), judged_on=st.none() | st.dates(), judged_until=st.none() | st.dates(),
    coming=st.lists(
        st.builds(
            ComingDay, st.dates(), *(st.integers(0), st.integers(0), st.integers(0)),
            st.lists(_text, max_size=2).map(tuple),
            st.none() | st.builds(SchoolDeadline, _text, st.dates(), st.integers()),
        ), max_size=2,
    ).map(tuple),
)  # fmt: skip


@given(_rows)
def test_a_row_comes_back_as_it_was(row: SchoolRow) -> None:
    text = row_to_json(row)
    assert text.isascii()
    again = row_from_json(text)
    assert again == row
    assert list(again.issued) == list(row.issued)
    assert [str(one.points) for one in again.groups] == [str(one.points) for one in row.groups]


@given(st.text() | st.lists(st.integers()).map(str))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, IndexError)):
        row_from_json(text)


@pytest.fixture
def two(province: Path, tmp_path: Path) -> Path:
    for name in ("truong-1", "truong-2"):
        copied(province, tmp_path / "tinh", name)
    return tmp_path / "tinh"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the places that have been read, not remembered."""
    places: list[str] = []

    def watched(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
        places.extend(one.place for one in found)
        return read_outcomes(found, judging)

    monkeypatch.setattr(rollup_run, "read_outcomes", watched)
    return places


def roll(root: Path, cache: Path, day: date = TODAY, set_source: str | None = None) -> tuple[SchoolRow, ...]:
    return collect_rollup([root], today=day, workers=1, cache=cache, set_source=set_source).schools


def test_only_what_has_changed_is_read_again(two: Path, tmp_path: Path, read: list[str]) -> None:
    cache = tmp_path / "rollup.sqlite"
    roll(two, cache)
    read.clear()
    head = two / "truong-2" / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("name: Trường", "name: Ngôi trường"), encoding="utf-8")
    aged(two / "truong-2")
    rows = roll(two, cache)
    assert read == ["truong-2"]
    assert rows[1].school.startswith("Ngôi trường")


def test_the_days_to_come_are_known_and_no_others(two: Path, tmp_path: Path, read: list[str]) -> None:
    cache = tmp_path / "rollup.sqlite"
    fresh = {
        day: roll(two, tmp_path / f"{day}", day) for day in (date(2026, 5, 20), date(2026, 5, 31), date(2026, 6, 20))
    }
    assert fresh[date(2026, 5, 20)] != fresh[date(2026, 5, 31)] != fresh[date(2026, 6, 20)]
    roll(two, cache, date(2026, 5, 20))
    read.clear()
    assert {day: roll(two, cache, day) for day in fresh} == fresh
    assert read == []
    for day in (date(2026, 5, 19), date(2026, 7, 1)):
        roll(two, cache, day)
    assert len(read) == 4


def test_another_set_or_tool_reads_all_again(
    two: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "rollup.sqlite"
    for set_source in (None, "qd4725-2022"):
        roll(two, cache, TODAY, set_source)
        assert len(read) == 2
        read.clear()
    monkeypatch.setattr("cdsdossier.office.rollup.collect.criteria.__version__", "99")
    roll(two, cache)
    assert len(read) == 2


def test_what_is_remembered_under_one_root_is_known_under_another(
    two: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, read: list[str]
) -> None:
    cache = tmp_path_factory.mktemp("nho") / "rollup.sqlite"
    roll(two, cache)
    read.clear()
    assert [row.place for row in roll(tmp_path, cache) if not row.strange] == ["tinh/truong-1", "tinh/truong-2"]
    assert read == []


def test_a_file_that_is_no_cache_is_made_anew(two: Path, tmp_path: Path, read: list[str]) -> None:
    cache = tmp_path / "rollup.sqlite"
    cache.write_bytes(b"hello " * 1000)
    roll(two, cache)
    roll(two, cache)
    assert len(read) == 2


def test_a_cache_that_another_run_holds_is_done_without(
    two: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.office.rollup.collect.cache._PATIENCE", 0.01)
    cache = tmp_path / "rollup.sqlite"
    roll(two, cache)
    other = sqlite3.connect(cache)
    other.execute("BEGIN EXCLUSIVE")
    assert len(roll(two, cache)) == 2
    other.close()
    assert len(read) == 4


def test_a_cache_in_a_place_that_cannot_be_is_done_without(two: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    assert len(roll(two, tmp_path / "tep" / "rollup.sqlite")) == 2


@pytest.mark.parametrize("garbage", ["[", "[1, 2]", "null", "x", "[" * 100_000], ids=len)
def test_a_row_in_the_cache_that_is_none_is_read_again(
    garbage: str, two: Path, tmp_path: Path, read: list[str]
) -> None:
    cache = tmp_path / "rollup.sqlite"
    before = roll(two, cache)
    read.clear()
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE rows SET outcome = ?", (garbage,))
    database.close()
    assert roll(two, cache) == before
    assert len(read) == 2


def test_rows_nobody_asked_for_are_dropped_in_time(tmp_path: Path) -> None:
    cache = RollupCache(tmp_path / "rollup.sqlite", "so")
    cache.put("/a", "s", "old")
    cache.close()
    with sqlite3.connect(tmp_path / "rollup.sqlite") as database:
        database.execute("UPDATE rows SET day = '2020-01-01'")
    database.close()
    cache = RollupCache(tmp_path / "rollup.sqlite", "so")
    cache.put("/b", "s", "new")
    cache.close()
    cache = RollupCache(tmp_path / "rollup.sqlite", "so")
    assert (cache.get("/a", "s"), cache.get("/b", "s"), cache.get("/b", "t")) == (None, "new", None)
    cache.close()


def test_a_reason_of_the_moment_is_not_remembered(
    two: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*_: object, **__: object) -> None:
        raise OSError(5, "I/O")

    with monkeypatch.context() as patch:
        patch.setattr("cdsdossier.office.rollup.collect.read_school.score_dossier", burst)
        assert [row.reason for row in roll(two, tmp_path / "c")] == ["Không mở được: I/O."] * 2
    assert [row.reason for row in roll(two, tmp_path / "c")] == ["", ""]
    assert len(read) == 4


def test_numbers_keep_their_form() -> None:
    row = SchoolRow("x", groups=(GroupRow("1", "", Decimal("6.50"), Decimal(100), None, "", 0),))
    assert str(row_from_json(row_to_json(row)).groups[0].points) == "6.50"


def test_the_usual_place_is_in_the_users_cache() -> None:
    place = rollup_cache_path()
    assert place is not None
    assert place.name == "rollup.sqlite"

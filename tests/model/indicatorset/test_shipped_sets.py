"""The law as data: every node has its source, every sum comes out, nothing is claimed that nobody checked."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from conftest import EXAMPLE, ROOT

from cdsdossier.files import resources
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import assess
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet

#: The day on which each example stands still.
DAYS = {"2023-2024": date(2024, 7, 1), "2025-2026": date(2026, 5, 20)}

SETS = resources.shipped_set_ids()

#: The table of group 1 and 2 as it is known (points; None: mandatory, or an item without points of its own).
KNOWN = {
    "1.1": None, "1.2": None, "1.3": 30, "1.3.1": 6, "1.3.2": 6, "1.3.3": 6, "1.3.4": 6, "1.3.5": 6, "1.4": 10,
    "1.5": 20, "1.5.1": 15, "1.5.2": 5, "1.6": 20, "1.6.1": 7, "1.6.2": 7, "1.6.3": 6, "1.7": 20, "1.7.1": 8,
    "1.7.2": 7, "1.7.3": 5, "2.1": None, "2.2": None, "2.3": 70, "2.3.1": None, "2.3.2": None, "2.3.3": None,
    "2.3.4": None, "2.3.5": None, "2.3.6": None, "2.3.7": None, "2.3.8": None, "2.4": 30, "2.4.1": 8, "2.4.2": 12,
    "2.4.3": 10,
}  # fmt: skip


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_reads_without_a_fault_and_is_named_after_its_file(name: str) -> None:
    rules = IndicatorSet.read(name)

    assert rules.findings == ()
    assert rules.id == name


@pytest.mark.parametrize("name", SETS)
def test_every_node_names_sources_that_the_set_lists(name: str) -> None:
    rules = IndicatorSet.read(name)

    for node in rules.nodes.values():
        assert node.form.source, node.form.id
        assert set(node.form.source.split()) <= set(rules.sources), node.form.id


@pytest.mark.parametrize("name", SETS)
def test_no_shipped_number_claims_to_have_been_compared_with_the_decision(name: str) -> None:
    rules = IndicatorSet.read(name)

    assert rules.confirmed is None
    assert not any("points" in node.form.checked for node in rules.nodes.values())


def test_4725_has_exactly_the_points_that_are_known() -> None:
    rules = IndicatorSet.read("qd4725-2022")

    assert {row: node.form.maximum for row, node in rules.nodes.items()} == {
        row: None if points is None else Decimal(points) for row, points in KNOWN.items()
    }
    assert [sum(row.maximum or 0 for row in group.rows) for group in rules.groups] == [100, 100]
    assert [row for row, node in rules.nodes.items() if getattr(node.form, "mandatory", False)] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
    ]
    assert "2.3" in rules.rows
    assert "2.3.1" not in rules.rows
    assert rules.evidence_folders["2.3.1"] == "2.3"


def test_4725_has_the_deadlines_and_levels_of_the_law() -> None:
    rules = IndicatorSet.read("qd4725-2022")

    assert [(deadline.id, deadline.before) for deadline in rules.deadlines] == [
        ("bao-cao", "05-31"),
        ("danh-gia-ngoai", "06-20"),
    ]
    assert [(level.level, level.words) for level in rules.levels] == [
        (1, "dưới 50"),
        (2, "từ 50 đến 75"),
        (3, "trên 75"),
    ]


@pytest.mark.parametrize("name", ["qd3267-2024", "qd3806-2024"])
def test_a_skeleton_says_what_is_missing_and_invents_no_points(name: str) -> None:
    rules = IndicatorSet.read(name)

    assert rules.status == "skeleton"
    assert "còn thiếu" in (rules.note or "").lower()
    assert rules.rows == {}


def test_3806_is_judged_as_a_whole() -> None:
    rules = IndicatorSet.read("qd3806-2024")

    assert (rules.judged, rules.maximum, len(rules.groups)) == ("whole-set", Decimal(100), 2)


def test_the_example_is_frozen_as_shipped_and_has_notices_only() -> None:
    dossier = Dossier.read(EXAMPLE)
    rules = IndicatorSet.of(dossier)
    assessment = assess(dossier, rules, date(2024, 7, 1), shipped=IndicatorSet.read(rules.id))

    assert {finding.severity for finding in assessment.findings} <= {Severity.NOTICE}
    assert (EXAMPLE / "indicator-set.yaml").read_bytes() == (ROOT / "indicator_sets" / "qd4725-2022.yaml").read_bytes()


def test_python_names_no_indicator_and_no_decision() -> None:
    ids = {row for row in IndicatorSet.read("qd4725-2022").nodes if row.count(".") == 2}
    pattern = re.compile("|".join(rf"[\"']{re.escape(row)}[\"']" for row in sorted(ids)) + r"|\b(?:4725|3267|3806)/QĐ")

    for path in (ROOT / "src").rglob("*.py"):
        assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_every_example_has_its_day() -> None:
    assert {path.parent.name for path in (ROOT / "examples").rglob("dossier.yaml")} == set(DAYS)


@pytest.mark.parametrize("year", DAYS)
def test_every_example_is_clean(year: str) -> None:
    (folder,) = (ROOT / "examples").glob(f"*/{year}")
    dossier = Dossier.read(folder)
    findings = assess(dossier, IndicatorSet.of(dossier), DAYS[year]).findings

    assert [f for f in findings if f.severity is not Severity.NOTICE] == []

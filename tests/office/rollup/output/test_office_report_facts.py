"""The names that the office's report sees."""

from __future__ import annotations

from typing import Any

from support.rollupmaker import rollup, sample, school

from cdsdossier.documents.facts.gaps import Gap, Gaps
from cdsdossier.model.dossier.review import Office
from cdsdossier.office.rollup.collect.rows import Rollup
from cdsdossier.office.rollup.output.office_report_facts import build_report_facts, list_annexes
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def facts(of: Rollup, office: Office | None = None) -> dict[str, Any]:
    return build_report_facts(tally_rollup(of), office or Office(), Gaps())


def test_what_the_office_has_not_said_is_a_gap() -> None:
    made = facts(sample(), Office(name="UBND xã A"))
    assert made["office"]["name"] == "UBND xã A"
    assert isinstance(made["office"]["code"], Gap)
    assert isinstance(made["remark"], Gap)


def test_counts_agree_with_the_tally() -> None:
    made = facts(sample())
    assert (made["found"], made["counted"], made["copies"], made["faulty"]) == (6, 4, 1, 1)
    (sent,) = made["attendance"]
    assert (sent["sent"], sent["expected"], sent["waiting"]) == ("03", "05", 1)
    assert [one["kind"] for one in sent["missing"]] == ["Mầm non"]
    assert sent["unfinished"] == ["1 gửi nhưng hỏng"]


def test_a_shipped_set_is_cited_with_its_decision_and_another_by_its_id() -> None:
    (ours,) = facts(rollup(school("A", "60")))["batches"]
    (other,) = facts(rollup(school("A", "60", set_id="khac")))["batches"]
    assert "ban hành kèm theo Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022" in ours["rules"]
    assert other["rules"] == "bộ chỉ số khac"


def test_counts_stand_in_the_order_of_the_levels() -> None:
    rows = [school(name, points, place=name) for name, points in (("a", "40"), ("b", "60"), ("c", "60"), ("d", None))]
    (batch,) = facts(rollup(*rows))["batches"]
    (first,) = batch["groups"]
    assert [level["level"] for level in first["levels"]] == [1, 2, 3], "a level that nobody has reached is a zero"
    assert (first["everyone"]["counts"], first["everyone"]["unscored"]) == ([1, 2, 0], 1)
    assert [one["points"][0]["points"] for one in batch["schools"]] == ["40", "60", "60", "–"]


def test_texts_of_dossiers_are_made_safe_however_deep() -> None:
    (batch,) = facts(rollup(school("A\x1bB\nC", "60")))["batches"]
    assert batch["schools"][0]["name"] == "A\\x1bB C"


def test_an_annex_is_listed_only_where_it_has_something_to_say() -> None:
    assert [name for name, _, _ in list_annexes(facts(rollup()))] == []
    assert len(list_annexes(facts(rollup(school("A", "60"))))) == 2
    assert [turned for _, _, turned in list_annexes(facts(sample()))] == [False, False, True]

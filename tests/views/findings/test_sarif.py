"""Findings as SARIF."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from support.assessed import DAY

from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment, assess
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.views.findings.sarif import check_sarif

FINDING = Finding("points-above-maximum", Severity.ERROR, "scores/1 đ.yaml", 7, None, "41 vượt 6", "Sửa lại")


@pytest.fixture
def assessment(example: Any) -> Assessment:  # noqa: ANN401 - a path
    dossier = Dossier.read(example, look=False)
    return assess(dossier, IndicatorSet.of(dossier), DAY, rules=())


def run(assessment: Assessment, *findings: Finding) -> dict[str, Any]:
    (one,) = json.loads(check_sarif(replace(assessment, findings=findings)))["runs"]
    return dict(one)


def test_a_result_has_rule_level_sentence_and_place(assessment: Assessment) -> None:
    (result,) = run(assessment, FINDING)["results"]
    assert (result["ruleId"], result["level"]) == ("points-above-maximum", "error")
    assert result["message"]["text"] == "41 vượt 6. Cách sửa: Sửa lại"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "scores/1%20%C4%91.yaml"
    assert place["region"] == {"startLine": 7, "startColumn": 1}


def test_each_rule_stands_once_with_its_page(assessment: Assessment) -> None:
    notice = replace(FINDING, rule="set-unverified", severity=Severity.NOTICE)
    made = run(assessment, FINDING, notice, FINDING)
    rules = made["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["points-above-maximum", "set-unverified"]
    assert all(one["shortDescription"]["text"] for one in rules)
    assert [rules[one["ruleIndex"]]["id"] for one in made["results"]] == [one["ruleId"] for one in made["results"]]
    assert [one["level"] for one in made["results"]] == ["error", "note", "error"]


def test_a_file_that_is_no_text_has_no_line_and_a_waiver_its_reason(assessment: Assessment) -> None:
    (result,) = run(assessment, replace(FINDING, line=None, fix="", waived="Một hợp đồng"))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["message"]["text"] == "41 vượt 6"
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "Một hợp đồng"}]

"""Whether a result is fit to be published, and the files it becomes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.assessed import assessed
from support.published_school import Change, year

from cdsdossier.errors import Refused
from cdsdossier.judging.assessing import Assessment
from cdsdossier.views.publish import refuse_unready, render_public_files


def school(folder: Path, change: Change | None = None) -> Assessment:
    return assessed(year(folder / "nam", change), date(2026, 6, 20))


def unsigned(parts: dict[str, Any]) -> None:
    parts["head"]["documents"] = {}


def too_many_points(parts: dict[str, Any]) -> None:
    parts["scores"]["scores"]["1.2.1"]["points"] = 999


def unmet(parts: dict[str, Any]) -> None:
    parts["scores"]["scores"]["1.1"]["met"] = False


def test_page_and_data_are_made_of_the_same_result(tmp_path: Path) -> None:
    files = render_public_files(school(tmp_path), [], draft=False)
    assert set(files) == {"index.html", "result.json"}
    assert json.loads(files["result.json"])["groups"][0]["points"] == 69.5
    assert "69,5/100 điểm" in files["index.html"].decode()


def test_a_result_that_is_not_recognised_is_refused_and_a_draft_is_offered(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"chưa được phê duyệt: chưa ghi số, ngày \(number, date\) .* --draft"):
        refuse_unready(school(tmp_path, unsigned))


def test_errors_in_what_the_page_says_are_listed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="points-above-maximum"):
        refuse_unready(school(tmp_path, too_many_points))


def test_an_honest_not_met_and_lost_evidence_do_not_stand_in_the_way(tmp_path: Path) -> None:
    assessment = school(tmp_path, unmet)
    assert {"mandatory-unmet", "evidence-missing"} & {one.rule for one in assessment.findings}
    refuse_unready(assessment)


def test_an_earlier_year_must_be_fit_as_well(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="chưa được phê duyệt"):
        refuse_unready(school(tmp_path), [school(tmp_path / "b", unsigned)])

"""An office judged by another copy of the set: its points are told by that set, and by no other, everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.reviewmaker import agreed, change, fill, open_in, receive, write

from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet

Cli = Callable[..., Ran]

#: What the set of the dossier allows less for than the office's.
ROW = "1.3.2"


@pytest.fixture
def judged(example: Path) -> Path:
    """Return a dossier with a corrected set, judged by the shipped one: six points where its own set allows five."""
    rules = example / "indicator-set.yaml"
    before, found, after = rules.read_text(encoding="utf-8").partition('id: "1.3.1"')
    write(rules, before + found + after.replace("maximum: 6", "maximum: 7", 1).replace("maximum: 6", "maximum: 5", 1))
    path = fill(open_in(example, IndicatorSet.read("qd4725-2022")), "cong-nhan")
    change(path, ROW, {"agree": "false", "points": "6", "reason": "Đủ hợp đồng"})
    return example


def test_the_page_does_not_sum_up_by_the_wrong_set(cli: Cli, judged: Path) -> None:
    own, office = cli("review", judged), cli("review", judged, "--set", "qd4725-2022")

    assert "Đoàn    chấm theo bộ chỉ số khác" in own.out
    assert "thêm --set" in own.err
    assert "Đoàn    chấm theo bộ chỉ số khác" not in office.out


def test_a_roll_up_tells_no_external_points_but_by_the_offices_set(cli: Cli, judged: Path, tmp_path: Path) -> None:
    sent, found = receive(judged, tmp_path / "nhận"), {}
    review = agreed((judged / "review.yaml").read_text(encoding="utf-8"))
    bound = re.sub(r"(?m)^  package:.*$", f'  package: "{Dossier.read(sent).package}"', review)
    write(sent.parent / "review.yaml", bound)
    sets = {"own": sent / "indicator-set.yaml", "office": "qd4725-2022"}
    for name, rules in sets.items():
        cli("rollup", sent, "--set", rules, "--output", tmp_path / f"{name}.json")
        found[name] = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))["schools"][0]
    shown = json.loads(cli("review", sent, "--set", "qd4725-2022", "--format", "json").out)["groups"]

    assert [one["external_points"] for one in found["own"]["groups"]] == [None, None]
    assert "review-set-differs" in found["own"]["office_faults"]
    assert [one["external_points"] for one in found["office"]["groups"]] == [one["external"]["points"] for one in shown]


@pytest.mark.parametrize("words", [(), ("bien-ban-danh-gia-ngoai",), ("--all",)])
def test_no_paper_prints_the_points_by_the_wrong_set(cli: Cli, judged: Path, words: tuple[str, ...]) -> None:
    ran = cli("render", judged, *words)

    assert "thêm --set" in " ".join(ran.err.split())
    assert not list((judged / "review-output").glob("1[012]-*.docx"))

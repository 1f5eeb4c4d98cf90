"""``cdsdossier sets diff``: what one set says differently from another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.setmaker import SHIPPED, new_version, set_file

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]

BANDS = (
    "            maximum: 15\n            measure: ratio\n"
    "            bands: [{below: 50, maximum: 5}, {from: 50, maximum: 15}]\n"
)
CHANGED = [
    ("    from: 50\n    to: 75\n", "    from: 50\n    to: 80\n"),
    ("    above: 75\n", "    above: 80\n"),
    ("before: 05-31", "before: 05-20"),
    ("date: 2022-12-30", "date: 2022-12-31"),
    ("Có ban hành quy chế tổ chức dạy học trực tuyến", "Có quy chế tổ chức dạy học trực tuyến"),
    ("        mandatory: true\n        source: S6\n", "        maximum: 0\n        source: S6\n"),
    ("            maximum: 15\n", BANDS),
    ("{level: 2, from: 10, to: 20}", "{level: 2, from: 10, to: 25}"),
    ('          - id: "2.4.1"\n', '          - id: "2.4.4"\n'),
]  # fmt: skip


def test_a_set_and_itself_are_the_same(cli: Cli) -> None:
    ran = cli("sets", "diff", "qd4725-2022", SHIPPED)

    assert ran.code == 0
    assert "Hai bản giống nhau." in ran.out


def test_everything_that_differs_is_told_in_eighty_columns(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    new_version(tmp_path / "moi.yaml", *CHANGED)
    monkeypatch.chdir(tmp_path)
    ran = cli("sets", "diff", "qd4725-2022", "moi.yaml")

    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    golden("sets/diff.txt", ran.out)


def test_json_keeps_its_promised_shape(cli: Cli, tmp_path: Path, golden: Golden) -> None:
    ran = cli("sets", "diff", "qd4725-2022", new_version(tmp_path / "moi.yaml"), "--format", "json")
    data = json.loads(ran.out)

    assert data["schema"] == "cdsdossier.set-diff/1"
    assert [row["id"] for row in data["new"]] == ["1.7.4", "1.8"]
    assert [row["id"] for row in data["gone"]] == ["1.7.3"]
    golden("sets/diff.json", ran.out.replace(tmp_path.name, "thu"))


def test_a_folder_alone_is_compared_with_the_shipped_set(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_file(example / "indicator-set.yaml", ("        maximum: 10\n", "        maximum: 12\n"))
    named = cli("sets", "diff", example)
    monkeypatch.chdir(example / "scores")
    here = cli("sets", "diff")

    for ran in (named, here):
        assert ran.code == 0
        assert "điểm tối đa: 12 → 10" in ran.out
        assert "bản đi kèm chương trình" in ran.out.replace("\n  ", " ")


def test_a_set_that_is_not_shipped_needs_a_second_one(cli: Cli, tmp_path: Path) -> None:
    own = set_file(tmp_path / "a.yaml", ("id: qd4725-2022", "id: cua-xa"))

    assert cli("sets", "diff", own).code == 2
    assert "cua-xa → qd4725-2022" in cli("sets", "diff", own, "qd4725-2022").out


def test_an_unreadable_set_is_told_with_its_line(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").write_text("id: [\n", encoding="utf-8")
    ran = cli("sets", "diff", example)

    assert ran.code == 3
    assert "indicator-set.yaml:1:5" in ran.err

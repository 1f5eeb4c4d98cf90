"""``cdsdossier sets check``: every fault of a set in one run, with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from support.setmaker import set_file

from cdsdossier.files import resources

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]

BANDS = (
    "            maximum: 15\n            measure: ratio\n            bands:\n"
    "              - {below: 50, maximum: 5}\n              - {from: 60, to: 100, maximum: 16}\n"
)
FAULTS = [
    ("        maximum: 10\n", "        maximum: 12\n"),
    ("    from: 50\n", "    from: 51\n"),
    ("{level: 2, from: 10, to: 20}", "{level: 2, from: 10, to: 21}"),
    ("source: S1\n", "source: S11\n"),
    ('id: "1.7.3"\n', "id: 1.7.2\n"),
    (
        "            maximum: 15\n",
        BANDS,
    ),
    ("Internet\n            maximum: 8\n            source: S6\n", "Internet\n            maximum: 8\n"),
    ("            maximum: 6\n            source: S2 S6\n", "            maxinum: 6\n            source: S2 S6\n"),
]


@pytest.mark.parametrize("name", resources.shipped_set_ids())
def test_a_shipped_set_has_no_error_but_that_it_is_a_skeleton(name: str, cli: Cli) -> None:
    ran = cli("sets", "check", name, "--format", "json")

    rules = {finding["rule"] for finding in json.loads(ran.out)["findings"] if finding["severity"] == "error"}
    assert rules <= {"set-skeleton"}
    assert ran.code == int(bool(rules))


def test_all_faults_are_told_in_one_run_with_line_and_excerpt(tmp_path: Path, cli: Cli, golden: Golden) -> None:
    ran = cli("sets", "check", set_file(tmp_path / "bo-chi-so.yaml", *FAULTS))

    assert (ran.code, ran.err) == (1, "")
    golden("sets/check-faulty.txt", ran.out.replace(tmp_path.name, "thu"))


def test_one_line_a_fault_and_json_name_the_same_faults(tmp_path: Path, cli: Cli) -> None:
    path = set_file(tmp_path / "a.yaml", *FAULTS)
    concise = cli("sets", "check", path, "--format", "concise")
    data = json.loads(cli("sets", "check", path, "--format", "json").out)

    assert data["schema"] == "cdsdossier.check/1"
    places = [f"{tmp_path.name}/a.yaml:{f['line']}:{f['column']}:" for f in data["findings"]]
    assert [line.partition(" ")[0] for line in concise.out.splitlines()] == places
    assert concise.code == 1


def test_a_dossiers_copy_is_judged_as_check_judges_it(cli: Cli, example: Path) -> None:
    set_file(example / "indicator-set.yaml", *FAULTS[:4])
    whole = cli("check", example, "--format", "concise", "--today", "2024-05-02").out.splitlines()
    alone = cli("sets", "check", example, "--format", "concise").out.splitlines()

    assert alone == [line for line in whole if line.startswith("indicator-set.yaml:")]
    assert any("set-changed" in line for line in alone)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("id: [\n", {"yaml-syntax"}),
        ("", {"key-missing"}),
        ("id: a\ntitle: b\n", {"key-missing"}),
        ("id: a\nlevels: 5\ngroups: x\n", {"key-missing", "value-wrong"}),
        ("- a\n", {"value-wrong", "key-missing"}),
    ],
)
def test_a_set_that_cannot_be_used_lists_its_faults(text: str, rules: set[str], tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    ran = cli("sets", "check", tmp_path / "a.yaml", "--format", "json")

    assert (ran.code, ran.err) == (1, "")
    found = json.loads(ran.out)["findings"]
    assert {finding["rule"] for finding in found} >= rules
    assert all(finding["line"] for finding in found)


def test_every_part_that_is_missing_is_named(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.yaml").write_text("id: a\ntitle: b\n", encoding="utf-8")
    ran = cli("sets", "check", tmp_path / "a.yaml")

    assert all(f"({part})" in ran.out for part in ("decision", "levels", "groups"))


def test_what_is_no_set_is_a_wrong_call(cli: Cli, tmp_path: Path) -> None:
    nothing = cli("sets", "check", "qd4725")
    folder = cli("sets", "check", tmp_path)

    assert (nothing.code, folder.code) == (2, 2)
    assert "Có phải qd4725-2022?" in nothing.err
    assert "indicator-set.yaml" in folder.err
    assert cli("sets", "check", "qd4725-2022", "--format", "sarif").code == 2

"""The four faces of the findings, and the options that choose among them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import EXAMPLE, ROOT, Ran, fingerprint

from cdsdossier.judging.rule_pages import iter_rule_sections, list_rule_names, load_rule_page
from cdsdossier.judging.rules import RULES, get_rule_name

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def faulty(example: Path) -> Path:
    """Return the example with a handful of different faults, one of them waived."""
    scores = example / "scores" / "1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    text = text.replace("points: 6.5", "points: 8").replace("points: 5.5", "points: 5,5")
    scores.write_text(text.replace('"1.4":', '"1.44":'), encoding="utf-8")
    (example / "evidence" / "1.3" / "lac.pdf").parent.mkdir()
    (example / "evidence" / "1.3" / "lạc chỗ.pdf").write_bytes(b"%PDF-1.4 x %%EOF")
    head = example / "dossier.yaml"
    waiver = "\nwaivers:\n  - {rule: evidence-orphan, where: '1.3', reason: Dùng chung cả tiêu chí}\n"
    text = head.read_text(encoding="utf-8")
    assert "waivers:" not in text
    head.write_text(text + waiver, encoding="utf-8")
    return example


def test_text_shows_place_line_caret_and_what_to_type(faulty: Path, cli: Cli, golden: Golden) -> None:
    ran = cli("check", faulty, "--today", "2024-07-01")

    assert ran.code == 1
    golden("check/faulty.txt", ran.out)


def test_concise_is_one_line_a_finding(faulty: Path, cli: Cli, golden: Golden) -> None:
    ran = cli("check", faulty, "--today", "2024-07-01", "--format", "concise")
    found = json.loads(cli("check", faulty, "--today", "2024-07-01", "--format", "json").out)["findings"]

    assert len(ran.out.splitlines()) == len(found)
    golden("check/faulty.concise.txt", ran.out)


def test_json_counts_what_it_lists(faulty: Path, cli: Cli) -> None:
    data = json.loads(cli("check", faulty, "--today", "2024-07-01", "--format", "json").out)
    standing = [finding for finding in data["findings"] if not finding["waived"]]

    assert data["schema"] == "cdsdossier.check/1"
    assert data["summary"]["waived"] == 1
    for severity in ("error", "warning", "notice"):
        assert data["summary"][severity] == sum(finding["severity"] == severity for finding in standing)
    assert all(finding["file"] and finding["message"] for finding in data["findings"])


def test_sarif_is_valid_by_the_published_schema(faulty: Path, cli: Cli) -> None:
    schema = json.loads((ROOT / "tests/data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    data = json.loads(cli("check", faulty, "--today", "2024-07-01", "--format", "sarif").out)
    results: list[dict[str, Any]] = data["runs"][0]["results"]

    jsonschema.Draft202012Validator(schema).validate(data)
    assert [result["suppressions"][0]["justification"] for result in results if "suppressions" in result] == [
        "Dùng chung cả tiêu chí"
    ]
    orphan = next(result for result in results if result["ruleId"] == "evidence-orphan")
    assert orphan["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("evidence/1.3/l%E1%BA%A1c")


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif"])
def test_output_goes_to_a_file_outside_the_dossier(form: str, faulty: Path, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "ket-qua"
    ran = cli("check", faulty, "--format", form, "--today", "2024-07-01", "--output", target)

    assert (ran.code, ran.out) == (1, "")
    assert "evidence-orphan" in target.read_text(encoding="utf-8")


def test_output_never_goes_into_the_dossier(faulty: Path, cli: Cli) -> None:
    before = fingerprint(faulty)
    ran = cli("check", faulty, "--format", "json", "--output", faulty / "output" / "x.json")

    assert ran.code == 2
    assert "nằm trong hồ sơ" in ran.err
    assert fingerprint(faulty) == before


def test_select_and_ignore_choose_rules(faulty: Path, cli: Cli) -> None:
    only = cli("check", faulty, "--format", "concise", "--select", "value-wrong", "--select", "points-above-maximum")
    without = cli("check", faulty, "--format", "concise", "--ignore", "value-wrong")

    assert {line.split()[2].rstrip(":") for line in only.out.splitlines()} == {"value-wrong", "points-above-maximum"}
    assert "value-wrong" not in without.out
    assert "points-above-maximum" in without.out
    assert cli("check", faulty, "--select", "points-negative").code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_wrong_usage_and_names_the_nearest(option: str, cli: Cli) -> None:
    ran = cli("check", EXAMPLE, option, "points-above-maximun")

    assert ran.code == 2
    assert ran.err.startswith("Không có quy tắc “points-above-maximun”. Có phải points-above-maximum?")


def test_explain_prints_a_page_or_the_list(cli: Cli, golden: Golden) -> None:
    assert all(name in cli("explain").out for name in list_rule_names())
    golden("explain/points-above-maximum.txt", cli("explain", "points-above-maximum").out)
    golden("explain/list.txt", cli("explain").out)


@pytest.mark.parametrize("name", list_rule_names())
def test_every_rule_has_a_page_that_says_why_and_how(name: str) -> None:
    page = load_rule_page(name)

    assert page.title.endswith(".")
    assert [heading for heading, _ in iter_rule_sections(page)][:2] == ["Vì sao", "Cách sửa"]


def test_the_folder_of_rules_and_the_table_agree() -> None:
    files = {path.stem.replace("_", "-") for path in (ROOT / "src/cdsdossier/judging/rules").glob("[a-z]*.py")}

    assert files == set(list_rule_names())
    assert {get_rule_name(rule) for rule in RULES} <= files


def test_links_are_asked_only_on_request_and_told_with_the_day(
    example: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def look(urls: list[str]) -> dict[str, str]:
        asked.append(list(urls))
        return {urls[0]: "máy chủ trả lời mã 404"}

    monkeypatch.setattr("cdsdossier.workflows.link_check.check_links", look)
    silent = cli("check", example, "--today", "2024-07-01")
    told = cli("check", example, "--today", "2024-07-01", "--links", "--format", "concise")

    assert silent.code == 0
    assert asked == [["https://lms.example.com/thcs-quyet-tien"]]
    assert told.code == 1
    assert "không mở được: máy chủ trả lời mã 404 (thử ngày 01/07/2024)" in told.out


def test_check_of_the_example_has_notices_only(cli: Cli, golden: Golden) -> None:
    ran = cli("check", EXAMPLE, "--today", "2024-07-01")

    assert ran.code == 0
    golden("check/example.txt", ran.out)
    data = json.loads(cli("check", EXAMPLE, "--today", "2024-07-01", "--format", "json").out)
    assert data["today"] == "2024-07-01"
    assert {finding["severity"] for finding in data["findings"]} == {"notice"}


def test_check_of_a_new_year_names_every_empty_row(cli: Cli, tmp_path: Path, golden: Golden) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs", "--school", "Trường THCS Quyết Tiến")
    ran = cli("check", tmp_path / "2025-2026", "--today", "2025-09-05")

    assert ran.code == 1
    golden("check/untouched.txt", ran.out)


def test_fail_on_moves_the_exit_code(cli: Cli) -> None:
    assert cli("check", EXAMPLE, "--fail-on", "warning").code == 0
    assert cli("check", EXAMPLE, "--fail-on", "notice").code == 1

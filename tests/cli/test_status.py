"""``cdsdossier status``: the screen of every morning, in the states that a dossier goes through."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import EXAMPLE, Ran
from support.overlay import laid_out

from cdsdossier.cli._commands import COMMANDS
from cdsdossier.findings import READING_RULES
from cdsdossier.judging.rules import RULES, get_rule_name
from cdsdossier.views.status import Step
from cdsdossier.views.status.command_line import ShellContext

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the commands of one system, whatever system the tests run on."""
    monkeypatch.setattr("cdsdossier.cli._working_dir.sys.platform", "linux")


def new_year(cli: Cli, folder: Path) -> Path:
    cli("init", folder, "--kind", "thcs", "--school", "Trường THCS Hoa Sen")
    return folder


def change(file: Path, pattern: str, by: str) -> None:
    file.write_text(re.sub(pattern, by, file.read_text(encoding="utf-8")), encoding="utf-8")


def told(cli: Cli, *arguments: str | Path) -> dict[str, object]:
    ran = cli("status", *arguments, "--format", "json")
    assert ran.code == 0
    data: dict[str, object] = json.loads(ran.out)
    return data


def typed(cli: Cli, *arguments: str | Path) -> list[str]:
    steps = told(cli, *arguments)["next"]
    assert isinstance(steps, list)
    return [step["command"] for step in steps]


def test_the_example_fits_on_one_screen(
    cli: Cli, golden: Golden, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    ran = cli("status", "--today", "2024-05-02")
    lines = ran.out.splitlines()

    assert (ran.code, ran.err) == (0, "")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    golden("status/example.txt", ran.out)


def test_an_empty_year_says_which_file_to_fill(
    cli: Cli, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_year(cli, tmp_path / "2025-2026")
    monkeypatch.chdir(tmp_path)
    ran = cli("status", "2025-2026", "--today", "2026-03-30")

    assert ran.code == 0
    assert "nano 2025-2026/scores/1-day-hoc.yaml" in ran.out
    golden("status/untouched.txt", ran.out)


def test_a_dossier_full_of_faults_still_gives_a_screen(
    cli: Cli, golden: Golden, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example / "scores" / "1-day-hoc.yaml").write_bytes(b'group: "1"\nscores:\n\t"1.1": {met: true}\n')
    change(example / "scores" / "2-quan-tri.yaml", "points: 12", "points: 120")
    (example / "evidence" / "2.1" / "quyet-dinh-phan-cong-phu-trach-cntt.pdf").unlink()
    monkeypatch.chdir(example)
    ran = cli("status", "--today", "2024-06-15")

    assert ran.code == 0
    assert "59/100" not in ran.out
    golden("status/broken.txt", ran.out)


def test_json_keeps_its_promised_shape(
    cli: Cli, golden: Golden, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    ran = cli("status", "--today", "2024-05-02", "--format", "json")

    assert json.loads(ran.out)["schema"] == "cdsdossier.status/1"
    golden("status/example.json", re.sub(r'"tool": "[^"]*"', '"tool": "…"', ran.out))


def test_bare_cdsdossier_in_a_dossier_shows_the_same(cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (example, example / "evidence" / "1.4"):
        monkeypatch.chdir(place)
        assert cli().out == cli("status").out
        assert "Trường THCS Quyết Tiến" in cli().out
    monkeypatch.chdir(example.parent)
    assert "cdsdossier init 2025-2026" in cli().out


def test_a_set_that_is_only_a_skeleton_says_so(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "mam-non")
    ran = cli("status", tmp_path / "2025-2026")

    assert ran.code == 0
    assert "chưa có bảng tiêu chí và điểm" in ran.out
    assert "đủ điểm" not in ran.out


def test_long_names_are_cut_to_the_width_of_the_page(cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(example / "dossier.yaml", "name: Trường THCS", f"name: Trường {'Phổ thông dân tộc nội trú ' * 5}")
    change(example / "indicator-set.yaml", "name: Mức đáp ứng cơ bản", f"name: {'Mức đáp ứng rất cơ bản ' * 5}")
    (example / "scores" / f"{'9-rat-dai-' * 8}.yaml").write_bytes(b"\t- x\n")
    monkeypatch.chdir(example)
    out = cli("status", "--today", "2024-05-02").out

    assert "…" in out
    assert max(map(len, out.splitlines())) <= 80


def test_no_dossier_at_all_exits_with_three(cli: Cli, tmp_path: Path) -> None:
    assert cli("status", tmp_path).code == 3


def test_a_missing_head_is_told_and_the_rest_still_shown(cli: Cli, example: Path) -> None:
    (example / "dossier.yaml").unlink()
    ran = cli("status", example)

    assert ran.code == 0
    assert "(chưa điền tên trường)" in ran.out
    assert "94/100" in ran.out


def test_errors_lead_to_check_and_not_to_official_paper(cli: Cli, example: Path) -> None:
    change(example / "scores" / "2-quan-tri.yaml", "points: 12", "points: 120")
    steps = typed(cli, example, "--today", "2024-07-01")

    assert steps[0].startswith("cdsdossier check ")
    assert not any("--final" in step or "pack" in step for step in steps)


def test_a_clean_dossier_leads_to_official_paper_then_to_the_package(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    wanted = ["cdsdossier render --final", "cdsdossier pack", "cdsdossier publish --to ../cong-bo-2023-2024"]
    assert typed(cli, "--today", "2024-07-01") == wanted

    assert cli("render", "--final").code == 0
    assert typed(cli, "--today", "2024-07-01") == wanted[1:]
    documents = told(cli, "--today", "2024-07-01")["documents"]
    assert isinstance(documents, list)
    assert {one["state"] for one in documents} == {"final"}


def test_documents_are_told_by_how_far_they_have_come(cli: Cli, example: Path) -> None:
    change(example / "dossier.yaml", r"  thong-bao-ket-qua: .*\n", "")
    cli("render", example, "ke-hoach", "bao-cao", "to-trinh")
    path = example / "output" / "08-to-trinh.docx"
    path.write_bytes(path.read_bytes() + b"x")
    change(example / "narrative.yaml", "strengths: .*\n", "strengths:\n  - Câu mới.\n")
    data = told(cli, example, "--today", "2024-07-01")["documents"]
    assert isinstance(data, list)
    state = {one["id"]: one["state"] for one in data}

    assert (state["ke-hoach"], state["bao-cao"], state["to-trinh"]) == ("draft", "stale", "edited")
    assert (state["thong-bao-ket-qua"], state["quyet-dinh-hoi-dong"]) == ("missing", "issued")
    shown = " ".join(cli("status", example, "--today", "2024-07-01").out.split())
    assert "1 dự thảo (ke-hoach); 1 đã sửa tay (to-trinh); 1 dự thảo đã cũ (bao-cao); 5 đã ban hành" in shown
    assert "1 chưa tạo (thong-bao-ket-qua)." in shown


def test_the_most_urgent_comes_first(cli: Cli, example: Path) -> None:
    """A file nobody can read, then a mandatory condition, then the row with the most points at stake."""
    change(example / "scores" / "1-day-hoc.yaml", "met: true", "met: false")
    change(example / "scores" / "2-quan-tri.yaml", "points: 12", "points: 120")
    change(example / "scores" / "1-day-hoc.yaml", r"points: 6\.5", "points: 65")
    (example / "narrative.yaml").write_bytes(b"strengths:\n\t- x\n")
    urgent = told(cli, example, "--today", "2024-07-01")["urgent"]
    assert isinstance(urgent, list)

    assert [one["name"] for one in urgent] == ["narrative.yaml", "1.1", "1.2"]
    change(example / "scores" / "1-day-hoc.yaml", "met: false", "met: true")
    again = told(cli, example, "--today", "2024-07-01")["urgent"]
    assert isinstance(again, list)
    assert again[1]["name"].startswith("2.4.")


def test_a_row_scored_nought_needs_no_evidence_and_a_waived_one_is_not_counted(cli: Cli, example: Path) -> None:
    rows = told(cli, example)["rows"]
    assert isinstance(rows, dict)
    assert rows["unproved"] == []
    (example / "evidence" / "2.1" / "quyet-dinh-phan-cong-phu-trach-cntt.pdf").unlink()
    rows = told(cli, example)["rows"]
    assert isinstance(rows, dict)
    assert rows["unproved"] == ["2.1"]
    with (example / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write('waivers:\n  - {rule: evidence-missing, where: "2.1", reason: Gửi bản giấy}\n')
    rows = told(cli, example)["rows"]
    assert isinstance(rows, dict)
    assert rows["unproved"] == []


def test_what_is_overdue_comes_first_and_never_hides_what_comes(cli: Cli, example: Path) -> None:
    change(example / "timeline.yaml", r"\n    done: .*", "")
    change(example / "timeline.yaml", r", document: [a-z-]+", "")
    data = told(cli, example, "--today", "2024-05-20")
    days = [one["days_left"] for one in data["deadlines"]]  # type: ignore[attr-defined]

    assert data["overdue"] > 2  # type: ignore[operator]
    assert days == sorted(days)
    assert [left < 0 for left in days] == [True, True, False]


def test_the_external_assessment_is_told(cli: Cli, example: Path) -> None:
    (example / "review.yaml").write_text(
        "state: tra-lai\nbody: {name: UBND xã Tân Minh}\ndate: 2024-06-10\nreasons: [Thiếu biên bản]\n",
        encoding="utf-8",
    )
    ran = cli("status", example, "--today", "2024-07-01")

    assert "Đánh giá ngoài (UBND xã Tân Minh): trả lại, ngày 10/06/2024." in ran.out
    steps = typed(cli, example)
    assert steps[0].startswith("cdsdossier review ")
    assert not [step for step in steps if "publish" in step], "what was sent back is not made public"

    decided = "documents: {quyet-dinh-cong-nhan-ket-qua: {number: 96, date: 2024-06-28}}"
    review = f"state: cong-nhan\nbody: {{name: UBND xã Tân Minh}}\ndate: 2024-06-10\n{decided}\n"
    (example / "review.yaml").write_text(review, encoding="utf-8")
    assert "công nhận, ngày 28/06/2024." in cli("status", example, "--today", "2024-07-01").out


def test_commands_are_copyable_from_where_the_user_stands(
    cli: Cli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(example / "scores" / "2-quan-tri.yaml", "points: 12", "points: 120")
    spaced = tmp_path / "Hồ sơ các năm"
    spaced.mkdir()
    example.rename(spaced / "2023-2024")
    monkeypatch.chdir(tmp_path)
    assert typed(cli, "Hồ sơ các năm/2023-2024")[0] == "cdsdossier check 'Hồ sơ các năm/2023-2024'"
    monkeypatch.chdir(spaced / "2023-2024" / "scores")
    assert typed(cli)[0] == "cdsdossier check"
    monkeypatch.setattr("cdsdossier.cli._working_dir.sys", SimpleNamespace(platform="win32"))
    monkeypatch.chdir(tmp_path)
    assert typed(cli, "Hồ sơ các năm/2023-2024")[0] == 'cdsdossier check "Hồ sơ các năm\\2023-2024"'


def test_files_open_with_what_each_system_has() -> None:
    step = Step("", file="scores/1-day-hoc.yaml")

    assert ShellContext(system="windows").typed(step) == "notepad scores\\1-day-hoc.yaml"
    assert ShellContext("2025", inside=False, system="macos").typed(step) == "open -e 2025/scores/1-day-hoc.yaml"


def test_suggested_commands_exist(cli: Cli, example: Path, tmp_path: Path) -> None:
    for folder in (EXAMPLE, new_year(cli, tmp_path / "2025-2026"), example):
        for command in typed(cli, folder):
            first, name = command.split()[:2]
            assert first == "nano" or name in {*COMMANDS, "pack", "publish"}


def test_status_of_a_dossier_without_paper_starts_nothing_slow() -> None:
    import subprocess
    import sys

    code = (
        f"import sys; from cdsdossier.cli import run_command_line; run_command_line(['status', {str(EXAMPLE)!r}]); "
        "slow = {'pydantic', 'rich', 'lxml', 'jinja2', 'cdsdossier.documents.facts'}; "
        "sys.exit(' '.join(slow & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("rule", sorted({*map(get_rule_name, RULES), *READING_RULES}))
def test_whatever_is_wrong_the_screen_comes_and_fits(
    rule: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(tmp_path / "d", f"{rule}/bad")
    monkeypatch.chdir(tmp_path)  # what is to be typed names the folder as it is seen from here
    ran = cli("status", "d", "--today", "2026-04-20")

    assert ran.code == cli("score", "d").code  # 0, or 3 where there is no set to judge by
    lines = [line for line in ran.out.splitlines() if not line.startswith("  cdsdossier")]  # copied, so never broken
    assert len(lines) <= 30
    assert max(map(len, lines), default=0) <= 80

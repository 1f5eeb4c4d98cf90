"""What `score` prints: points, levels, the rows that still hold points."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]


Golden = Callable[[str, str], None]


def test_score_prints_a_page_a_principal_understands(cli: Cli, golden: Golden) -> None:
    ran = cli("score", EXAMPLE, "--today", "2024-05-02")

    assert (ran.code, ran.err) == (0, "")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    golden("score/example.txt", ran.out)


def test_score_of_a_year_nobody_touched_says_so(cli: Cli, tmp_path: Path, golden: Golden) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    ran = cli("score", tmp_path / "2025-2026", "--today", "2025-10-20")

    assert ran.out.count("chưa chấm") == 2
    assert "Mức 1" not in ran.out
    golden("score/untouched.txt", ran.out)


def test_a_half_scored_group_says_that_its_level_is_provisional(cli: Cli, example: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 6.5", "points:"), encoding="utf-8")
    ran = cli("score", example)

    assert "Còn 1 mục chưa chấm; điểm và mức trên đây là tạm tính." in ran.out
    assert "52,5/100" in ran.out


def test_a_broken_score_file_shows_no_level_for_its_group(cli: Cli, example: Path) -> None:
    (example / "scores" / "1-day-hoc.yaml").write_bytes(b'group: "1"\nscores:\n\t"1.1": {met: true}\n')
    ran = cli("score", example)

    assert ran.code == 0
    assert "không đọc được scores/1-day-hoc.yaml" in ran.out
    assert "59/100" not in ran.out
    assert "94/100" in ran.out
    assert "cdsdossier check" in ran.err


def test_score_json_keeps_its_promised_shape(cli: Cli, golden: Golden) -> None:
    ran = cli("score", EXAMPLE, "--format", "json")
    data = json.loads(ran.out)

    assert data["schema"] == "cdsdossier.score/1"
    assert [(g["points"], g["level"], g["next_level"]) for g in data["groups"]] == [
        (59, 2, {"level": 3, "rule": "above 75", "missing": 16}),
        (94, 3, None),
    ]
    golden("score/example.json", ran.out)


def test_score_csv_opens_in_excel_with_vietnamese_letters(cli: Cli) -> None:
    ran = cli("score", EXAMPLE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))

    assert ran.out.startswith("\ufeff")
    assert len(rows) == 22 - 8 + 8
    assert {row["group_points"] for row in rows if row["group"] == "1"} == {"59"}


def test_another_set_may_judge(cli: Cli) -> None:
    ran = cli("score", EXAMPLE, "--set", "qd3267-2024")

    assert ran.code == 0
    assert "chưa có bảng tiêu chí và điểm" in ran.out


def test_score_waits_for_no_validation_library() -> None:
    code = (
        f"import sys; from cdsdossier.cli import run_command_line; run_command_line(['score', {str(EXAMPLE)!r}]); "
        "sys.exit(bool({'pydantic', 'rich', 'icalendar'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)

    assert ran.returncode == 0


def test_a_year_that_nobody_has_scored_has_not_lost_its_points(cli: Cli, tmp_path: Path) -> None:
    new = tmp_path / "2024-2025"
    cli("init", new, "--from", EXAMPLE)
    out = cli("compare", EXAMPLE, new).out
    empty = cli("compare", new, cli_copy(new)).out

    assert "59/100         –\n" in out
    assert "22 mục chưa so sánh được" in out
    assert "minh chứng" not in out
    assert "giữ nguyên" not in empty


def cli_copy(folder: Path) -> Path:
    return Path(shutil.copytree(folder, folder.with_name("2025-2026")))

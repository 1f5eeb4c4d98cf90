"""``cdsdossier timeline`` as people and programs call it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


def tasks_of(folder: Path, text: str) -> Path:
    """Give a dossier another timeline."""
    (folder / "timeline.yaml").write_text(text, encoding="utf-8")
    return folder


def undone(folder: Path) -> Path:
    """Take all days away on which something was done."""
    text = (folder / "timeline.yaml").read_text(encoding="utf-8")
    return tasks_of(folder, re.sub(r"\n    done: .*", "", text))


def test_the_board_exits_with_nought_whatever_is_late(cli: Cli, example: Path) -> None:
    ran = cli("timeline", EXAMPLE, "--today", "2024-05-01")

    assert (ran.code, ran.err) == (0, "")
    late = cli("timeline", undone(example), "--today", "2026-04-20")
    assert late.code == 0
    assert "3 quá hạn" in late.out
    assert "5 đã ban hành" in late.out
    assert "văn bản đã ban hành đủ; ghi done: 2024-02-05" in " ".join(late.out.split())


def test_json_keeps_its_promised_shape(cli: Cli, golden: Golden) -> None:
    ran = cli("timeline", EXAMPLE, "--today", "2024-04-25", "--format", "json")
    data = json.loads(ran.out)

    assert data["schema"] == "cdsdossier.timeline/1"
    assert {"id", "what", "last", "met", "days_left"} == set(data["deadlines"][0])
    golden("timeline/example.json", ran.out)


def test_json_says_null_where_nothing_can_be_said(cli: Cli, example: Path) -> None:
    text = 'tasks:\n  - {id: "1", what: A, when: khi rảnh, products: [{name: Ảnh}]}\n'
    data = json.loads(cli("timeline", tasks_of(example, text), "--format", "json").out)
    task = data["tasks"][0]

    assert data["plan"] is None
    assert (task["first"], task["last"], task["days_left"], task["state"]) == (None, None, None, "unreadable")
    assert (task["products"][0]["present"], task["missing"]) == (None, [])


def test_csv_opens_in_excel_and_runs_no_formula(cli: Cli, example: Path, golden: Golden) -> None:
    golden(
        "timeline/example.csv",
        cli("timeline", EXAMPLE, "--today", "2024-04-25", "--format", "csv").out.replace("\r", ""),
    )
    text = 'tasks:\n  - {id: "=1", what: "@A", when: "-3/2024", owner: "+x", products: [{name: "=cmd()"}]}\n'
    ran = cli("timeline", tasks_of(example, text), "--format", "csv")
    row = next(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))

    assert ran.out.startswith("\ufeff")
    assert [row[name] for name in ("id", "what", "when", "owner", "products")] == [
        "'=1",
        "'@A",
        "'-3/2024",
        "'+x",
        "'=cmd()",
    ]


def test_the_calendar_lands_outside_the_dossier_under_the_name_given(cli: Cli, example: Path, tmp_path: Path) -> None:
    ran = cli("timeline", example, "--ics", tmp_path / "lich cua truong")

    assert ran.code == 0
    assert (tmp_path / "lich cua truong").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "đã ghi" in ran.err
    assert "LỊCH CÔNG TÁC" in ran.out


def test_a_calendar_is_never_written_into_the_dossier(cli: Cli, example: Path) -> None:
    ran = cli("timeline", example, "--ics", example / "output" / "lich.ics")

    assert ran.code == 2
    assert "--ics" in ran.err
    assert "--ics ../lich.ics" in ran.err
    assert not (example / "output").exists()


def test_a_file_that_is_no_calendar_is_never_overwritten(cli: Cli, example: Path, tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.docx"
    plan.write_bytes(b"PK\x03\x04 our plan")

    ran = cli("timeline", example, "--ics", plan)

    assert (ran.code, ran.out) == (1, "")
    assert "thêm --force để ghi đè" in ran.err
    assert plan.read_bytes() == b"PK\x03\x04 our plan"
    assert cli("timeline", example, "--ics", tmp_path).code == 2


def test_an_older_calendar_gives_way(cli: Cli, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "lich.ics"

    assert cli("timeline", example, "--ics", file, "--today", "2024-03-01").code == 0
    assert cli("timeline", example, "--ics", file).code == 0
    file.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert cli("timeline", example, "--ics", file).code == 1, "somebody's own calendar"
    assert cli("timeline", example, "--ics", file, "--force").code == 0
    assert b"VEVENT" in file.read_bytes()


def test_a_task_that_cannot_be_in_the_calendar_is_named(cli: Cli, example: Path, tmp_path: Path) -> None:
    text = 'tasks:\n  - {id: "1", what: A, when: khi rảnh}\n  - {id: "2", what: B, when: 3/2024}\n'
    ran = cli("timeline", tasks_of(example, text), "--ics", tmp_path / "lich.ics")

    assert ran.code == 0
    assert "Việc 1 không đưa vào lịch điện thoại vì chưa rõ thời gian: “khi rảnh”" in ran.err
    assert "việc 2" not in ran.err


def test_without_anything_dated_no_calendar_is_written(cli: Cli, example: Path, tmp_path: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("school_year: 2023-2024", "school_year:"), encoding="utf-8"
    )
    ran = cli("timeline", tasks_of(example, "tasks:\n"), "--ics", tmp_path / "lich.ics")

    assert ran.code == 1
    assert "chưa có việc nào rõ thời gian" in ran.err
    assert not (tmp_path / "lich.ics").exists()


@pytest.mark.parametrize("text", ["", "tasks:\n", "tasks: []\n"])
def test_a_year_without_tasks_is_told_what_to_do(text: str, cli: Cli, example: Path) -> None:
    ran = cli("timeline", tasks_of(example, text), "--today", "2024-04-25")

    assert ran.code == 0
    assert "cdsdossier timeline --import ke-hoach.docx" in " ".join(ran.out.split())


def test_a_broken_timeline_is_not_called_empty(cli: Cli, example: Path) -> None:
    ran = cli("timeline", tasks_of(example, "tasks: [\n"))

    assert ran.code == 0
    assert "không đọc được timeline.yaml" in ran.out
    assert "--import" not in ran.out


def test_a_new_year_has_its_board(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    ran = cli("timeline", tmp_path / "2025-2026", "--today", "2025-10-20")

    assert ran.code == 0
    assert "7 việc – 2 đang trong hạn, 5 chưa đến hạn." in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_kind_without_points_still_has_its_timeline(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "mam-non")

    assert "7 việc – " in cli("timeline", tmp_path / "2025-2026", "--today", "2025-10-20").out
    assert "Hạn gần nhất: 28/02/2026" in cli("score", tmp_path / "2025-2026", "--today", "2025-10-20").out


def test_score_and_check_name_what_ends_next(cli: Cli, example: Path) -> None:
    words = "Hạn gần nhất: 30/05/2024 (còn 2 ngày) – Cập nhật kết quả lên …; 2 việc quá hạn."
    undone(example)
    score, check = (cli(command, example, "--today", "2024-05-28").out for command in ("score", "check"))

    assert score.splitlines()[-1] == words
    assert check.splitlines()[-2] == words


def test_a_run_of_some_rules_says_nothing_of_deadlines(cli: Cli) -> None:
    assert "Hạn" not in cli("check", EXAMPLE, "--today", "2024-05-28", "--select", "set-unverified").out


@pytest.mark.parametrize("code_page", ["ascii", "cp1252", "cp1258"])
def test_a_narrow_code_page_keeps_the_board_in_its_columns(code_page: str) -> None:
    ran = _process({"PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"}, "--today", "2024-05-28")
    lines = ran.decode(code_page).splitlines()

    assert "?" not in ran.decode(code_page)
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("---- hom nay" if code_page == "ascii" else "-") for line in lines)


@pytest.mark.parametrize("place", [{"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles", "LC_ALL": "C"}])
def test_the_same_day_gives_the_same_bytes_everywhere(place: dict[str, str], tmp_path: Path) -> None:
    def told(extra: dict[str, str], name: str) -> tuple[bytes, bytes]:
        shown = _process(extra, "--today", "2024-05-01", "--format", "json", "--ics", str(tmp_path / name))
        return shown, (tmp_path / name).read_bytes()

    assert told({}, "here.ics") == told({**place, "PYTHONHASHSEED": "7"}, "there.ics")


def _process(extra: dict[str, str], *options: str) -> bytes:
    command = [sys.executable, "-m", "cdsdossier", "timeline", str(EXAMPLE), *options]
    return subprocess.run(command, capture_output=True, env={**os.environ, **extra}, check=True).stdout


def test_a_day_that_cannot_be_read_is_told_at_its_task(cli: Cli, example: Path) -> None:
    text = (example / "timeline.yaml").read_text(encoding="utf-8").replace("done: 2024-04-22", "done: 22/4/2024")
    ran = cli("timeline", tasks_of(example, text), "--today", "2024-05-01")

    assert "done ghi “22/4/2024”, chưa đọc được; viết năm-tháng-ngày" in " ".join(ran.out.split())


def test_two_tasks_with_one_number_are_told_with_a_free_one(cli: Cli, example: Path) -> None:
    text = (example / "timeline.yaml").read_text(encoding="utf-8").replace('id: "8"', 'id: "3"')
    ran = cli("check", tasks_of(example, text), "--today", "2024-07-01", "--format", "concise")

    assert "timeline.yaml:57:9: lỗi value-wrong: số thứ tự “3” đã có ở việc “Thu thập, sắp xếp minh chứng" in ran.out


def test_import_stands_alone(cli: Cli, example: Path) -> None:
    ran = cli("timeline", example, "--import", "ke-hoach.docx", "--ics", "lich.ics")

    assert ran.code == 2
    assert "--import" in ran.err

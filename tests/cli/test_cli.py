"""The command line as people meet it: words, exit codes, streams."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, Ran

from cdsdossier import __version__
from cdsdossier.cli import _output as output
from cdsdossier.text.shell import path_argument

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


def test_bare_cdsdossier_shows_the_first_step(cli: Cli) -> None:
    ran = cli()

    assert ran.code == 0
    assert "cdsdossier init 2025-2026" in ran.out


def test_the_version_is_told(cli: Cli) -> None:
    assert cli("--version").out == f"cdsdossier {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        "",
        "init",
        "status",
        "compare",
        "score",
        "check",
        "timeline",
        "render",
        "rollup",
        "sets",
        "sets list",
        "sets show",
        "sets check",
        "sets diff",
        "sets confirm",
        "sets refreeze",
        "sheet",
        "sheet export",
        "sheet import",
        "pack",
        "serve",
        "verify",
    ],
)
def test_help_is_in_vietnamese(command: str, cli: Cli, golden: Golden) -> None:
    ran = cli(*command.split(), "--help")

    assert ran.code == 0
    assert not any(word in ran.out for word in ("Usage", "Options", "Arguments", "Show this", "COMMAND"))
    golden(f"help/{command.replace(' ', '-') or 'cdsdossier'}.txt", ran.out)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("scor", "Không có lệnh “scor”. Có phải: score?"),
        ("xyz", "Không có lệnh “xyz”."),
        ("score --sett", "Không có tùy chọn --sett. Có phải --set?"),
        ("score --set", "Tùy chọn --set cần một giá trị theo sau."),
        ("score --format xml", "--format không nhận “xml”. Dùng một trong: table, json, csv."),
        ("check --fail-on bad", "--fail-on không nhận “bad”. Dùng một trong: error, warning, notice."),
        ("check --today 5/2/2024 {example}", "--today “5/2/2024” không phải ngày."),
        ("score a b", "Thừa tham số: b."),
        ("init", "Thiếu THƯ MỤC."),
        ("sets show", "Thiếu MÃ|TỆP."),
        ("publish", "Thiếu --to THƯ MỤC. Ví dụ: cdsdossier publish --to ../cong-bo\n"),
        ("compare", "Thiếu A B [C]. Ví dụ: cdsdossier compare 2024-2025 2025-2026\n"),
        ("compare {example} {example}/scores", "Hồ sơ {example}/scores được nêu hai lần."),
        ("init 2025-2026 --from", "Tùy chọn --from cần một giá trị theo sau. Ví dụ: cdsdossier init 2026-2027 --from"),
        ("init 2026 --from {example}", "2026 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025 --from "),
        (
            "init 2024–2025 --from {example}",
            "2024–2025 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025",
        ),
        (
            "init 2022-2023 --from {example}",
            "2022-2023 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025",
        ),
        ("serve --port abc", "--port cần một con số; 'abc' không phải số."),
        ("verify . --max-files 0", "--max-files không nhận số 0."),
        ("review recieve ../goi.zip", "Không có lệnh review “recieve”. Có phải: review receive?"),
        ("sets show qd4725", "Không có bộ chỉ số “qd4725”. Có phải qd4725-2022?"),
        ("score {example} --set nope", "Không có bộ chỉ số “nope”."),
        ("render {example} ke-hoach-x bao-cao", "Không có văn bản “ke-hoach-x”."),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese_and_exits_with_two(arguments: str, sentence: str, cli: Cli) -> None:
    ran = cli(*arguments.format(example=EXAMPLE).split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence.format(example=EXAMPLE))


def test_a_folder_without_a_dossier_exits_with_three(cli: Cli, tmp_path: Path) -> None:
    ran = cli("score", tmp_path)

    assert ran.code == 3
    assert "Không thấy hồ sơ" in ran.err
    assert "cdsdossier init" in ran.err


def test_an_unreadable_frozen_set_exits_with_three_and_says_where(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").write_text("id: [\n", encoding="utf-8")

    for command in ("score", "check", "render"):
        ran = cli(command, example)
        assert ran.code == 3
        assert "indicator-set.yaml:2" in ran.err
        assert "Traceback" not in ran.err


def test_a_missing_frozen_set_is_never_silent(cli: Cli, example: Path) -> None:
    (example / "indicator-set.yaml").unlink()
    score, check = cli("score", example), cli("check", example)

    assert "thiếu indicator-set.yaml" in score.err
    assert check.code == 1
    assert "thiếu tệp indicator-set.yaml" in check.out


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

    assert "Còn 1 dòng chưa chấm; điểm và mức trên đây là tạm tính." in ran.out
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
    assert "mới có khung" in ran.out


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


def test_a_folder_inside_a_dossier_finds_its_root(cli: Cli, example: Path) -> None:
    assert "59/100" in cli("score", example / "evidence" / "1.3.1").out


def test_sets_are_listed_and_shown_with_their_sources(cli: Cli, golden: Golden) -> None:
    assert "qd4725-2022" in cli("sets").out
    golden("sets/list.txt", cli("sets", "list").out)
    golden("sets/qd4725-2022.txt", cli("sets", "show", "qd4725-2022").out)
    golden("sets/qd3806-2024.txt", cli("sets", "show", "qd3806-2024").out)


def test_render_writes_every_document_and_names_the_gaps(cli: Cli, example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("bao-cao: {number: 15, ", "bao-cao: {"), encoding="utf-8")
    ran = cli("render", example)

    assert ran.code == 0
    names = sorted(path.name for path in (example / "output").glob("*.docx"))
    assert (names[0], names[-1], len(names)) == ("01-ke-hoach.docx", "09-thong-bao-ket-qua.docx", 9)
    assert "documents.bao-cao.number" in ran.err


def test_render_takes_one_document_and_another_place(cli: Cli, example: Path, tmp_path: Path) -> None:
    ran = cli("render", example, "bao-cao", "--to", tmp_path / "giay")

    assert ran.code == 0
    assert [path.name for path in (tmp_path / "giay").glob("*.docx")] == ["06-bao-cao.docx"]
    assert not (example / "output").exists()


def test_render_does_not_overwrite_work_done_by_hand(cli: Cli, example: Path) -> None:
    cli("render", example, "bao-cao")
    paper = example / "output" / "06-bao-cao.docx"
    paper.write_bytes(paper.read_bytes() + b"hand")
    refused, kept = cli("render", example, "bao-cao"), paper.read_bytes()
    forced = cli("render", example, "bao-cao", "--force")

    assert refused.code == 1
    assert "06-bao-cao.docx" in refused.err
    assert "--force" in refused.err
    assert kept.endswith(b"hand")
    assert forced.code == 0
    assert not paper.read_bytes().endswith(b"hand")


def test_a_fault_of_ours_is_four_and_shows_no_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cdsdossier.judging.scoring.score", broken)
    monkeypatch.setattr("cdsdossier.judging.assessing.score", broken)
    ran = cli("score", EXAMPLE)

    assert ran.code == 4
    assert "--debug" in ran.err
    assert "Traceback" not in ran.err


def test_a_missing_libyaml_is_one_sentence_and_exit_four(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    ran = cli("score", EXAMPLE)

    assert ran.code == 4
    assert ran.err.startswith("PyYAML trên máy này thiếu libyaml")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("code_page", ["ascii", "cp1252", "cp1258", "cp437"])
def test_a_narrow_code_page_loses_marks_but_never_crashes(code_page: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"}
    for command in ("score", "check"):
        ran = subprocess.run(
            [sys.executable, "-m", "cdsdossier", command, str(EXAMPLE)],
            capture_output=True,
            env=environment,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert b"59/100" in ran.stdout or command == "check"


def test_signs_that_a_code_page_lacks_have_stand_ins() -> None:
    codecs.register_error("cdsdossier-test", output._plain_letters)
    said = "Lệch −2,5; tối đa 10 → 4".encode("cp1252", "cdsdossier-test")

    assert said == b"Lech -2,5; toi da 10 -> 4"


def test_json_is_utf8_whatever_the_code_page() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "cdsdossier", "score", str(EXAMPLE), "--format", "json"]
    ran = subprocess.run(command, capture_output=True, env=environment, check=True)

    assert json.loads(ran.stdout.decode("utf-8"))["school"] == "Trường THCS Quyết Tiến"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from cdsdossier.cli import run_command_line; run_command_line(['--help']); "
        "heavy = {'yaml', 'rich', 'jinja2', 'docx', 'lxml', 'pydantic', 'openpyxl'} & set(sys.modules); "
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)

    assert ran.returncode == 0, ran.stderr


def test_score_waits_for_no_validation_library() -> None:
    code = (
        f"import sys; from cdsdossier.cli import run_command_line; run_command_line(['score', {str(EXAMPLE)!r}]); "
        "sys.exit(bool({'pydantic', 'rich', 'icalendar'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)

    assert ran.returncode == 0


def test_the_python_example_of_the_documentation_prints_what_it_says() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    code, rest = page.split("```python\n", 1)[1].split("```", 1)
    expected = rest.split("```text\n", 1)[1].split("```", 1)[0]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, encoding="utf-8", env=environment, check=False
    )

    assert ran.stderr == ""
    assert ran.stdout == expected


def test_the_table_of_commands_says_what_each_command_says(cli: Cli) -> None:
    from cdsdossier.cli._commands import COMMANDS

    for name, words in COMMANDS.items():
        assert words in " ".join(cli(name, "--help").out.split())


def test_an_escape_in_a_file_name_never_reaches_the_terminal(cli: Cli, example: Path) -> None:
    try:
        (example / "evidence" / "1.4" / "x\x1b[2Jy.txt").write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this system refuses such names")
    for command in ("check", "evidence"):
        assert "\x1b" not in cli(command, example).out
    assert "\x1b" not in cli("check", example, "--format", "concise").out


def test_the_folder_of_the_years_is_told_from_a_year(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "Hồ sơ các năm"
    for year in ("2023-2024", "2024-2025"):
        cli("init", home / year, "--kind", "thcs")
    monkeypatch.chdir(home)

    assert "hồ sơ 2023-2024, 2024-2025: nêu đúng một thư mục" in cli("status").err
    assert "cd 2024-2025" in cli("init", "2025-2026", "--from", ".").err
    gone = cli("compare", "2023-2024", "2022-2023").err
    assert "không có thư mục" in gone
    assert "2023-2024, 2024-2025" in gone
    assert sorted(path.name for path in home.iterdir()) == ["2023-2024", "2024-2025"]


def test_a_path_with_spaces_is_suggested_as_it_must_be_typed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = cli("init", "năm học mới", "--kind", "thcs", "--year", "2025-2026").out
    monkeypatch.chdir(tmp_path / "năm học mới")
    inside = cli("pack").err

    assert f"cdsdossier score {path_argument(Path('năm học mới'))}\n" in made
    assert path_argument(Path("năm học mới"))[0] in "'\""
    assert inside.endswith("Xem từng lỗi: cdsdossier check\n")


def test_a_year_that_nobody_has_scored_has_not_lost_its_points(cli: Cli, tmp_path: Path) -> None:
    new = tmp_path / "2024-2025"
    cli("init", new, "--from", EXAMPLE)
    out = cli("compare", EXAMPLE, new).out
    empty = cli("compare", new, cli_copy(new)).out

    assert "59/100         –\n" in out
    assert "22 chưa so được" in out
    assert "minh chứng" not in out
    assert "giữ nguyên" not in empty


def cli_copy(folder: Path) -> Path:
    return Path(shutil.copytree(folder, folder.with_name("2025-2026")))

"""The command line as people meet it: words, exit codes, streams."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, Ran

from cdsdossier import __version__

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
        ("score --sett", "Không có tùy chọn --sett. Có phải --set, --sets?"),
        ("score --set", "Tùy chọn --set cần một giá trị theo sau."),
        ("score --format xml", "--format không dùng được giá trị “xml”. Dùng một trong: table, json, csv."),
        ("check --fail-on bad", "--fail-on không dùng được giá trị “bad”. Dùng một trong: error, warning, notice."),
        ("check --today 5/22/2024 {example}", "--today: không có ngày “5/22/2024” trong lịch."),
        ("score a b", "Thừa tham số: b."),
        ("init", "Thiếu THƯ MỤC."),
        ("sets show", "Thiếu MÃ|TỆP."),
        ("publish", "Thiếu --to THƯ MỤC. Ví dụ: cdsdossier publish --to ../cong-bo\n"),
        ("compare", "Thiếu A B [C]. Ví dụ: cdsdossier compare 2024-2025 2025-2026\n"),
        ("check khong-co", "Không thấy hồ sơ: không có thư mục "),
        ("compare {example} {example}/scores", "Hồ sơ {example}/scores được nêu hai lần."),
        ("init 2025-2026 --from", "Tùy chọn --from cần một giá trị theo sau. Ví dụ: cdsdossier init 2026-2027 --from"),
        ("init 2026 --from {example}", "2026 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025 --from "),
        (
            "init 20242025 --from {example}",
            "20242025 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025",
        ),
        (
            "init 2022-2023 --from {example}",
            "2022-2023 không phải năm học sau 2023-2024. Gõ: cdsdossier init 2024-2025",
        ),
        ("serve --port abc", "--port cần một con số; 'abc' không phải số."),
        ("verify . --max-files 0", "--max-files không dùng được số 0."),
        ("review recieve ../goi.zip", "Không có lệnh review “recieve”. Có phải: review receive?"),
        ("sets show qd4725", "Không có bộ chỉ số “qd4725”. Có phải qd4725-2022?"),
        ("score {example} --set nope", "Không có bộ chỉ số “nope”."),
        ("render {example} ke-hoach-x bao-cao", "Không có văn bản hay thư mục “ke-hoach-x”. Có phải ke-hoach?"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese_and_exits_with_two(arguments: str, sentence: str, cli: Cli) -> None:
    ran = cli(*arguments.format(example=EXAMPLE).split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence.format(example=EXAMPLE))


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

"""The program above its commands: its options, its own page, which command is meant."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from conftest import EXAMPLE, Ran

from cdsdossier import __version__

Cli = Callable[..., Ran]

#: Calls that name no command → the first line of what is printed.
PAGES = {
    "--help": "Cách dùng: cdsdossier [TÙY CHỌN] LỆNH …",
    "--debug --help": "Cách dùng: cdsdossier [TÙY CHỌN] LỆNH …",
    "--help --version score": "Cách dùng: cdsdossier [TÙY CHỌN] LỆNH …",
    "--version --help": f"cdsdossier {__version__}",
    "--": "cdsdossier – hồ sơ tự đánh giá mức độ chuyển đổi số của nhà trường.",
}
WRONG = {
    "--nope": "Không có tùy chọn --nope.",
    "--versio score": "Không có tùy chọn --versio. Có phải --version?",
    "--help --nope": "Không có tùy chọn --nope.",
    "--help=yes": "Tùy chọn --help không nhận giá trị.",
    "-h": "Không có tùy chọn -h.",
    "-- --foo": "Không có tùy chọn --foo.",
    "-": "Không có lệnh “-”.",
    "it's": "Không có lệnh “it's”.",
    "scor --nope": "Không có lệnh “scor”. Có phải: score?",
}


@pytest.mark.parametrize("arguments", PAGES)
def test_the_first_option_decides_what_the_program_prints(arguments: str, cli: Cli) -> None:
    ran = cli(*arguments.split())

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == PAGES[arguments]


@pytest.mark.parametrize("arguments", WRONG)
def test_a_wrong_word_before_the_command_is_named_with_where_to_look(arguments: str, cli: Cli) -> None:
    ran = cli(*arguments.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{WRONG[arguments]}\nXem cách dùng: cdsdossier --help\n"


def test_a_command_may_stand_behind_options_and_dashes(cli: Cli) -> None:
    assert cli("--debug", "--", "score", EXAMPLE) == cli("score", EXAMPLE)


def test_the_page_of_the_program_looks_as_those_of_its_commands(cli: Cli) -> None:
    own, group = cli("--help").out, cli("sets", "--help").out
    texts = [text.split("\nCác lệnh:\n")[0].splitlines()[-1].strip() for text in (own, group)]

    assert texts == ["--help     Xem trang này.", "--help  Xem trang này."]
    assert max(map(len, own.splitlines())) <= 78


def test_pages_of_the_program_import_neither_typer_nor_anything_heavy() -> None:
    code = (
        "import sys; from cdsdossier.cli import run_command_line as run; run(['--help']); run(['--version']); run([]); "
        "heavy = {'typer', 'yaml', 'rich', 'jinja2', 'docx', 'lxml', 'pydantic', 'openpyxl', 'inspect'}; "
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)

    assert ran.returncode == 0, ran.stderr

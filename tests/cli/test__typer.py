"""What `_typer` relies on in typer: every English message and private class, provoked once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from conftest import ROOT, Ran

from cdsdossier.cli._typer import WRITTEN_FOR

Cli = Callable[..., Ran]

#: Arguments → the sentence. Each line is one message or one class of typer's that `_typer` tells apart.
SENTENCES = {
    "score --sett": "Không có tùy chọn --sett. Có phải --set, --sets?",
    "score --set": "Tùy chọn --set cần một giá trị theo sau.",
    "publish --to": "Tùy chọn --to cần một giá trị theo sau. Ví dụ: cdsdossier publish --to ../cong-bo",
    "check --links=3": "Tùy chọn --links không nhận giá trị.",
    "init": "Thiếu THƯ MỤC. Ví dụ: cdsdossier init 2026-2027 --from 2025-2026",
    "publish": "Thiếu --to THƯ MỤC. Ví dụ: cdsdossier publish --to ../cong-bo",
    "serve --port abc": "--port cần một con số; 'abc' không phải số.",
    "verify . --max-files 0": "--max-files không dùng được số 0.",
    "score a b c": "Thừa tham số: b c.",
    "sheet": "Thiếu tên lệnh.",
    "sets chek": "Không có lệnh “chek”. Có phải: check?",
    "sets it's": "Không có lệnh “it's”.",
    "sets -": "Không có lệnh “-”.",
    "sets -- --foo": "Không có tùy chọn --foo.",
    "sets --nope": "Không có tùy chọn --nope.",
}
CHANGED = (
    f"cli/_typer.py was written for typer {WRITTEN_FOR}; typer {typer.__version__} says or does this differently. "
    "Adapt _typer.py and WRITTEN_FOR, or narrow the range of typer in pyproject.toml"
)


@pytest.mark.parametrize("arguments", SENTENCES)
def test_typer_still_reports_a_wrong_call_in_the_way_that_is_translated(arguments: str, cli: Cli) -> None:
    ran = cli(*arguments.split())

    assert (ran.code, ran.out) == (2, ""), CHANGED
    assert ran.err.splitlines()[0] == SENTENCES[arguments], CHANGED


@pytest.mark.parametrize("command", ["score", "init", "sheet", "sets show"])
def test_a_help_page_holds_nothing_of_typers_own_english(command: str, cli: Cli) -> None:
    ran = cli(*command.split(), "--help")

    assert ran.out.startswith(f"Cách dùng: {' '.join(['cdsdossier', *command.split()])} [TÙY CHỌN]"), CHANGED
    assert "Xem trang này." in ran.out, CHANGED
    assert not re.search(r"Usage|Options|Commands|Arguments|COMMAND|ARGS|required|Show this", ran.out), CHANGED


def test_the_program_imports_typers_private_modules_in_one_place() -> None:
    source = ROOT / "src" / "cdsdossier"
    private = re.compile(r"(?:from|import) typer\._|typer\._click|from click|import click")
    using = [path for path in sorted(source.rglob("*.py")) if private.search(path.read_text(encoding="utf-8"))]

    assert [path.relative_to(source) for path in using] == [Path("cli/_typer.py")]


def test_the_range_of_typer_that_may_be_installed_ends_at_the_version_it_was_written_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (typer_range,) = [need for need in project["dependencies"] if need.startswith("typer")]
    major, minor = WRITTEN_FOR.split(".")

    assert typer_range.endswith(f"<{major}.{int(minor) + 1}")

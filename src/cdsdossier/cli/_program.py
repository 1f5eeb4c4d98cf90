"""The program above its commands: its page, its options, which command is meant. Without typer: it starts at once."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from cdsdossier.cli._commands import COMMANDS
from cdsdossier.errors import WrongUsage

PROGRAM = "cdsdossier"
_WIDTH = 78  # typer's
#: Option of the program → what its page says of it.
OPTIONS = {"--version": "Xem phiên bản.", "--debug": "In chi tiết khi có lỗi.", "--help": "Xem trang này."}


def program_page() -> str:
    """Return what ``cdsdossier --help`` prints; it looks as the pages of commands do, which typer writes."""
    purpose = "Hồ sơ tự đánh giá mức độ chuyển đổi số: chấm điểm, kiểm tra, tạo văn bản."
    usage = f"Cách dùng: {PROGRAM} [TÙY CHỌN] LỆNH …"
    return "\n".join([usage, "", f"  {purpose}", *_section("Tùy chọn", OPTIONS), *_section("Các lệnh", COMMANDS)])


def _section(heading: str, rows: Mapping[str, str]) -> list[str]:
    width = max(map(len, rows)) + 2
    hanging = " " * (width + 2)
    lines = [
        textwrap.fill(words, _WIDTH, initial_indent=f"  {name:<{width}}", subsequent_indent=hanging)
        for name, words in rows.items()
    ]
    return ["", f"{heading}:", *lines]


def split_arguments(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the first option of the program that was typed (or nothing), and the command with all behind it."""
    typed, rest = "", list(arguments)
    while rest and _is_option(rest[0]):
        word = rest.pop(0)
        if word == "--":
            break
        known = _known_option(word)
        typed = typed or known
    return typed, rest


def find_command(word: str) -> str:
    """Return the command of this name; refuse another word, naming the nearest command."""
    if word in COMMANDS:
        return word
    if _is_option(word):
        raise _wrong_usage(unknown_option(word, _nearest(word, OPTIONS)))
    raise _wrong_usage(unknown_command(word, _nearest(word, COMMANDS)[:1]))


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _known_option(word: str) -> str:
    name, given, _ = word.partition("=")
    if name not in OPTIONS:
        raise _wrong_usage(unknown_option(name, _nearest(name, OPTIONS)))
    if given:
        raise _wrong_usage(option_without_value(name))
    return name


def _nearest(word: str, words: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, words)


def _wrong_usage(sentence: str) -> WrongUsage:
    return WrongUsage(*add_help(sentence, PROGRAM))


def unknown_command(name: str, near: Sequence[str]) -> str:
    """Return the sentence for a command that there is not, with those it may have meant."""
    return f"Không có lệnh “{repr(name)[1:-1]}”." + (f" Có phải: {', '.join(near)}?" if near else "")


def unknown_option(name: str, near: Iterable[str] | None) -> str:
    """Return the sentence for an option that there is not, with those it may have meant."""
    return f"Không có tùy chọn {name}." + (f" Có phải {', '.join(sorted(near))}?" if near else "")


def option_without_value(name: str) -> str:
    """Return the sentence for an option that was given a value and takes none."""
    return f"Tùy chọn {name} không nhận giá trị."


def add_help(sentence: str, command: str) -> tuple[str, str]:
    """Return the sentence for a wrong call, and where the right one can be looked up."""
    return sentence, f"Xem cách dùng: {command} --help"

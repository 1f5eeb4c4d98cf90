"""Help pages and usage errors in Vietnamese: the command-line library itself speaks only English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typer._click import Context, HelpFormatter
from typer._click.exceptions import BadOptionUsage, BadParameter, ClickException, MissingParameter, NoSuchOption
from typer.core import TyperCommand, TyperGroup

_HEADINGS = {"Arguments": "Tham số", "Options": "Tùy chọn", "Commands": "Các lệnh"}
_PHRASES = {
    "Show this message and exit.": "Xem trang này.",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH …",
    "[required]": "[bắt buộc]",
}

#: What to type behind a command that was called without what it needs.
_EXAMPLES = {
    "cdsdossier init": "2026-2027 --from 2025-2026",
    "cdsdossier compare": "2024-2025 2025-2026",
    "cdsdossier publish": "--to ../cong-bo",
    "cdsdossier verify": "ho-so.zip",
    "cdsdossier review receive": "../danh-gia-ngoai.zip",
    "cdsdossier sheet import": "../phieu-cham-2025-2026.xlsx",
}


class _Formatter(HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _translated(args).replace("{", "").replace("}", ""), prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_translated(term), _translated(text)) for term, text in rows], col_max, col_spacing)


def _translated(text: str) -> str:
    for english, vietnamese in _PHRASES.items():
        text = text.replace(english, vietnamese)
    return text


class _Context(Context):
    formatter_class = _Formatter


class Command(TyperCommand):
    """A command whose help is in Vietnamese."""

    context_class = _Context


class CommandGroup(TyperGroup):
    """The program, or a command with commands of its own; its help is in Vietnamese."""

    context_class = _Context


def format_usage_error(error: ClickException, arguments: Sequence[str] = ()) -> str:
    """Return the sentence for a wrong call (of these arguments), with what to type instead."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _command_of(arguments)
    example = f" Ví dụ: {command} {_EXAMPLES[command]}" if command in _EXAMPLES and _incomplete(error) else ""
    return f"{_sentence(error)}{example}\nXem cách dùng: {command} --help"


def _command_of(arguments: Sequence[str]) -> str:
    """Return the command that was typed, where the error does not tell it."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    return f"cdsdossier {name}" if name.isalpha() and name.isascii() else "cdsdossier"


def _incomplete(error: ClickException) -> bool:
    return isinstance(error, MissingParameter) or (
        isinstance(error, BadOptionUsage) and "requires an argument" in error.message
    )


def _sentence(error: ClickException) -> str:
    if isinstance(error, NoSuchOption):
        near = f" Có phải {', '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"Không có tùy chọn {error.option_name}.{near}"
    if isinstance(error, MissingParameter) and error.param is not None and error.ctx is not None:
        option = "" if error.param.param_type_name == "argument" else f"{error.param.opts[0]} "
        return f"Thiếu {option}{error.param.make_metavar(error.ctx).rstrip('.')}."
    if isinstance(error, BadParameter) and error.param is not None and "is not a valid int" in error.message:
        return f"{error.param.opts[0]} cần một con số; {error.message.partition(' is not')[0]} không phải số."
    if isinstance(error, BadParameter) and error.param is not None and "is not in the range" in error.message:
        return f"{error.param.opts[0]} không nhận số {error.message.partition(' is not')[0]}."
    return _by_message(error, error.message)


def _by_message(error: ClickException, message: str) -> str:
    """Tell the errors apart that the library gives no class of their own."""
    if isinstance(error, BadOptionUsage):
        takes_none = "does not take a value" in message
        return f"Tùy chọn {error.option_name} {'không nhận giá trị' if takes_none else 'cần một giá trị theo sau'}."
    if "unexpected extra argument" in message:
        return f"Thừa tham số: {message.partition('(s) (')[2].rstrip(')')}."
    if message.startswith("No such command"):
        names = re.findall(r"'([^']*)'", message)
        near = f" Có phải: {', '.join(names[1:])}?" if len(names) > 1 else ""
        return f"Không có lệnh “{names[0] if names else ''}”.{near}"
    if message.startswith("Missing command"):
        return "Thiếu tên lệnh."
    return f"Tham số chưa đúng: {message}"

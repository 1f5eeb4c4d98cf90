"""Help pages and usage errors in Vietnamese, on top of typer, which speaks only English.

The only module that knows typer's private parts and its English messages. It was written for the version below; the
tests of this module provoke every message and say which one has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

import typer
from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand, TyperGroup

from cdsdossier.cli._program import (
    OPTIONS,
    PROGRAM,
    add_help,
    option_without_value,
    unknown_command,
    unknown_option,
)
from cdsdossier.errors import WrongUsage

__all__ = ["Command", "CommandGroup", "Context", "run_app"]

#: The typer whose private parts and messages these are.
WRITTEN_FOR = "0.28"

_HEADINGS = {"Arguments": "Tham số", "Options": "Tùy chọn", "Commands": "Các lệnh"}
_PHRASES = {
    "Show this message and exit.": OPTIONS["--help"],
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


class _UnknownCommand(UsageError):
    """No command of this name; ``near`` are the names it may have meant."""

    def __init__(self, name: str, near: Sequence[str], ctx: Context) -> None:
        super().__init__(f"no command {name!r}", ctx)
        self.name, self.near = name, near


class CommandGroup(TyperGroup):
    """A command with commands of its own; its help is in Vietnamese."""

    context_class = _Context

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that was typed."""
        names = self.list_commands(ctx)
        looks_like_option = args[0].startswith("-") and args[0] != "-"
        if args[0] not in names and not looks_like_option:  # a wrong option is refused by typer itself
            raise _UnknownCommand(args[0], get_close_matches(args[0], names), ctx)
        return super().resolve_command(ctx, args)


def run_app(app: Any, name: str, arguments: list[str]) -> int:  # noqa: ANN401 - see `load_command`
    """Carry out a command on its arguments and return its exit code; WrongUsage where they cannot be understood."""
    command = build_command(app, name)
    try:
        return int(command.main(arguments, prog_name=f"{PROGRAM} {name}", standalone_mode=False) or 0)
    except ClickException as error:
        raise WrongUsage(*_format_usage_error(error, f"{PROGRAM} {name}")) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error


@cache  # typer reads every signature anew
def build_command(app: Any, name: str) -> AnyCommand:  # noqa: ANN401 - see `load_command`
    """Return what typer makes of a command."""
    if not isinstance(app, typer.Typer):
        function, app = app, typer.Typer(rich_markup_mode=None, add_completion=False)
        app.command(name, cls=Command)(function)
    command = typer.main.get_command(app)
    command.name = name
    return command


def _format_usage_error(error: ClickException, typed: str) -> tuple[str, str]:
    """Return the sentence for a wrong call, with what to type instead; ``typed`` is the command that was called."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else typed
    example = f" Ví dụ: {command} {_EXAMPLES[command]}" if command in _EXAMPLES and _incomplete(error) else ""
    return add_help(f"{_sentence(error)}{example}", command)


def _incomplete(error: ClickException) -> bool:
    return isinstance(error, MissingParameter) or (
        isinstance(error, BadOptionUsage) and "requires an argument" in error.message
    )


def _sentence(error: ClickException) -> str:
    if isinstance(error, _UnknownCommand):
        return unknown_command(error.name, error.near)
    if isinstance(error, NoSuchOption):
        return unknown_option(error.option_name, error.possibilities)
    if isinstance(error, BadOptionUsage) and "does not take a value" in error.message:
        return option_without_value(error.option_name)
    if isinstance(error, BadOptionUsage):
        return f"Tùy chọn {error.option_name} cần một giá trị theo sau."
    if isinstance(error, BadParameter):
        return _parameter_sentence(error)
    return _by_message(error.message)


def _parameter_sentence(error: BadParameter) -> str:
    """Return the sentence for an argument or an option that is missing or has a wrong value."""
    if error.param is None:
        return _by_message(error.message)
    if isinstance(error, MissingParameter) and error.ctx is not None:
        option = "" if error.param.param_type_name == "argument" else f"{error.param.opts[0]} "
        return f"Thiếu {option}{error.param.make_metavar(error.ctx).rstrip('.')}."
    value = error.message.partition(" is not")[0]
    if "is not a valid int" in error.message:
        return f"{error.param.opts[0]} cần một con số; {value} không phải số."
    if "is not in the range" in error.message:
        return f"{error.param.opts[0]} không dùng được số {value}."
    return _by_message(error.message)


def _by_message(message: str) -> str:
    """Return the sentence for an error that the library gives no class of its own."""
    if "unexpected extra argument" in message:
        return f"Thừa tham số: {message.partition('(s) (')[2].rstrip(')')}."
    if message.startswith("Missing command"):
        return "Thiếu tên lệnh."
    return f"Tham số chưa đúng: {message}"

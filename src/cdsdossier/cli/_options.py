"""The arguments and options that several commands have, and short forms for the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from cdsdossier.errors import WrongUsage


def option(name: str, metavar: str, words: str, **more: Any) -> Any:  # noqa: ANN401 - what typer takes and returns
    """Return an option that takes a value, without its default on the help page."""
    return typer.Option(name, metavar=metavar, help=words, show_default=False, **more)


def flag(name: str, words: str) -> Any:  # noqa: ANN401 - what typer returns
    """Return an option that is given or not."""
    return typer.Option(name, help=words, show_default=False)


def argument(metavar: str, words: str) -> Any:  # noqa: ANN401 - what typer returns
    """Return an argument, without its default on the help page."""
    return typer.Argument(metavar=metavar, help=words, show_default=False)


Folder = Annotated[Path, argument("[THƯ MỤC]", "Thư mục hồ sơ.")]
Yes = Annotated[bool, flag("--yes", "Ghi luôn, không hỏi lại.")]
Force = Annotated[bool, flag("--force", "Ghi đè cả tệp đã sửa hoặc của người khác.")]


def parse_day(name: str, written: str, example: str, *, dashed: bool = False) -> date:
    """Return the day that an option names; refuse what is not an ISO date (``dashed``: not one like 2026-04-20)."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or (dashed and day.isoformat() != written):
        raise WrongUsage(f"{name} “{written}” không phải ngày. Viết năm-tháng-ngày, ví dụ {example}.")
    return day

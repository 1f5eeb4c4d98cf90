"""The arguments and options that several commands have, and short forms for the others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer


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
Force = Annotated[bool, flag("--force", "Ghi đè tệp đã có.")]

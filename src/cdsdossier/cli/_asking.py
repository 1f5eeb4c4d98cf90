"""The question before a user's file is changed; the change is already on the screen."""

from __future__ import annotations

import sys

from cdsdossier.cli import _output as output
from cdsdossier.errors import Refused, WrongUsage


def confirm_changes(*, yes: bool) -> None:
    """Ask and return on yes; raise Refused on no, and WrongUsage off a terminal, where nothing can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise WrongUsage("Chưa ghi gì. Muốn ghi như trên mà không hỏi lại thì thêm --yes.")
    answer = output.prompt_line("Ghi như trên? (c = có, k = không) ")
    if answer.strip().lower() not in {"c", "có", "co", "y", "yes"}:
        raise Refused("Chưa ghi gì.")

"""Before a user's file is changed: the change is on the screen, and somebody says yes."""

from __future__ import annotations

import sys

from cdsdossier.cli import _output as output
from cdsdossier.errors import Refused, WrongUsage


def confirm_changes(*, yes: bool) -> None:
    """Return where the change may be made; raise where nobody can be asked, or the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise WrongUsage("Chưa ghi gì. Muốn ghi như trên mà không hỏi lại thì thêm --yes.")
    answer = output.prompt_line("Ghi như trên? (c = có, k = không) ")
    if answer.strip().lower() not in {"c", "có", "co", "y", "yes"}:
        raise Refused("Chưa ghi gì.")

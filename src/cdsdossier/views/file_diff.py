"""What a command is about to change in a text file, line by line."""

from __future__ import annotations

import re
from difflib import unified_diff

from cdsdossier.views.layout import Line, styled_line

_PLACE = re.compile(r"@@ -(\d+)")
_STYLES = {"+": "good", "-": "bad"}


def file_diff_lines(file: str, before: bytes | None, after: bytes) -> list[Line]:
    """Return the changed lines with three lines around them; line ends and a byte order mark are not shown."""
    old, new = (data.decode("utf-8-sig", "replace").splitlines() for data in (before or b"", after))
    rows = list(unified_diff(old, new, lineterm=""))[2:]  # without the names of two files: it is one
    if not rows:
        return []
    return [styled_line((file, "strong")), *map(_row, rows)]


def _row(row: str) -> Line:
    found = _PLACE.match(row)
    if found:
        return styled_line((f"  từ dòng {found[1]}:", "dim"))
    return styled_line((f"  {row}", _STYLES.get(row[:1], "dim")))

"""What goes on after a syntax error: the file is cut into its entries, and each is read alone.

A slip in one entry hides nothing in the others: each is told at its line, and the text is mended in memory so that what
is wrong with its values is told as well. No file is ever changed, and nothing mended counts as written.
"""

from __future__ import annotations

from typing import NamedTuple

from cdsdossier.findings import Finding
from cdsdossier.yamlio.recovery.habits import cut_into_entries
from cdsdossier.yamlio.recovery.mend import Mender
from cdsdossier.yamlio.recovery.written_line import is_same_value


class MendedText(NamedTuple):
    """A text that can be read, line by line like the one in the file, and what was wrong with that one."""

    text: str
    findings: tuple[Finding, ...]
    #: The lines (from 1) that are not as they stand in the file.
    changed: frozenset[int]
    #: Those of them whose value was guessed or left out, not only set apart from the slip.
    guessed: frozenset[int]


def mend_text(lines: tuple[str, ...], file: str) -> MendedText:
    """Mend the lines of a file that cannot be read; at least one finding tells why."""
    mender = Mender(list(lines), file)
    mender.blank_control_characters()
    mender.leave_out_second_document()
    for entry in cut_into_entries(lines, mender.habits):
        if mender.is_spent():
            mender.leave_out_rest(entry.piece[0])
            break
        mender.mend_entry(entry)
    mender.mend((0, len(lines)))
    changed = {number for number, (old, new) in enumerate(zip(lines, mender.lines, strict=True), 1) if old != new}
    guessed = {number for number in changed if not is_same_value(lines[number - 1], mender.lines[number - 1])}
    return MendedText("\n".join(mender.lines), tuple(mender.findings), frozenset(changed), frozenset(guessed))

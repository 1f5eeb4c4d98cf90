"""What is wrong with a dossier, as values: where, how severe, one sentence, and what to type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How severe a finding is: *error* means do not submit."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    def reaches(self, other: Severity) -> bool:
        """Return whether this severity is at least as severe as the other."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a dossier."""

    #: The rule's name, such as ``points-above-maximum``.
    rule: str
    severity: Severity
    #: The file, relative to the dossier, with forward slashes; never empty.
    file: str
    #: Line and column, from 1; None if the file is not text.
    line: int | None
    column: int | None
    #: What is wrong, in one Vietnamese sentence.
    message: str
    #: What to do next, in one Vietnamese sentence.
    fix: str
    #: The row this is about, if it is about one; a waiver may name it.
    about: str = ""
    #: The reason of the waiver that covers this finding; None if none does.
    waived: str | None = None
    #: The reason for which the sender of a received dossier asks to waive it; to an office it stands all the same.
    asked_waiver: str | None = None
    #: The documents that print what is at fault, where it is known; None: whichever print facts of its kind.
    printed_in: tuple[str, ...] | None = None

    def waive(self, reason: str, *, received: bool = False) -> Finding:
        """Return the same finding, marked as waived for this reason; of a ``received`` dossier only as asked for."""
        return replace(self, asked_waiver=reason) if received else replace(self, waived=reason)


@dataclass(frozen=True, slots=True)
class YamlPage:
    """One YAML file as it was read: its data (None if empty), its lines, and what is wrong.

    Of a file that is not ``readable`` the data is what could be read once its syntax errors were mended in memory: good
    for finding what else is wrong, never for writing, and never the whole.
    """

    file: str
    data: object = None
    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    #: The lines (from 1) that had to be mended to be read: nobody has written what the data says of them.
    mended: frozenset[int] = frozenset()
    #: Those of them whose value is not what was typed: nothing is told about it.
    guessed: frozenset[int] = frozenset()


def reading_order_key(finding: Finding) -> tuple[str, int, int, str]:
    """Return the key that sorts findings by file, then by their place in it."""
    return finding.file, finding.line or 0, finding.column or 0, finding.rule


#: The rule for a waiver that covers nothing: the only rule about checking itself.
UNUSED_WAIVER = "waiver-unused"

#: Rules that reading itself enforces, all of them errors; their modules in ``judging/rules`` hold only the page.
READING_RULES = (
    "yaml-syntax", "yaml-duplicate-key", "yaml-alias", "yaml-tag", "yaml-too-deep", "yaml-too-big",
    "yaml-control-character", "yaml-not-utf8", "file-missing", "key-unknown", "key-missing", "value-wrong",
)  # fmt: skip

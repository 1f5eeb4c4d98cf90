"""A wrong call, as an exception with its sentence and its exit code.

A wrong *dossier* is never an exception: it yields findings (see :mod:`cdsdossier.findings`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdsdossier.findings import Finding, YamlPage


class CdsError(Exception):
    """Something the caller must change; the message is a Vietnamese sentence for the user, or several lines."""

    #: What the command line exits with.
    exit_code = 2

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        #: The message; nearly always one sentence.
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


class WrongUsage(CdsError):
    """The command was called in a way that cannot be carried out."""


class Refused(CdsError):
    """The command was understood, but carrying it out would do harm (such as overwriting a person's work)."""

    exit_code = 1


class Unanswered(CdsError):
    """A question was left with Ctrl+C, or by the end of input, before anything was written."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Chưa ghi gì.")


class TemplateFault(CdsError):
    """A template cannot be used; the message names its file and line."""

    exit_code = 1


class Unreadable(CdsError):
    """A dossier or an indicator set cannot be read at all; ``findings`` says where and why."""

    exit_code = 3

    def __init__(self, message: str, findings: tuple[Finding, ...] = (), page: YamlPage | None = None) -> None:
        super().__init__(message)
        self.findings, self.page = findings, page


class BrokenInstallation(CdsError):
    """A package that cdsdossier depends on is not usable."""

    exit_code = 4

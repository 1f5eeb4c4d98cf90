"""A step as a command to copy: from the current folder, with the quotes that the user's shell needs."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Literal

from cdsdossier.text.shell import quote_path
from cdsdossier.views.status.next_steps import Step

#: What opens a text file, by system.
_EDITORS = {"windows": "notepad", "macos": "open -e", "other": "nano"}


@dataclass(frozen=True, slots=True)
class ShellContext:
    """The user's current folder and shell."""

    #: The dossier as seen from there, with forward slashes; ``.`` for the dossier itself.
    dossier: str = "."
    #: They stand in the dossier or in a folder of it, so that our commands find it by themselves.
    inside: bool = True
    system: Literal["windows", "macos", "other"] = "other"

    def typed(self, step: Step) -> str:
        """Return the line to type for a step."""
        if not step.command:
            return f"{_EDITORS[self.system]} {self._path(step.file)}"
        words = ["cdsdossier", step.command]
        if not self.inside:
            words.append(self._path())
        words += step.more
        if step.file:
            words.append(self._path("..", step.file))
        return " ".join(words)

    def _path(self, *more: str) -> str:
        path = posixpath.normpath(posixpath.join(self.dossier, *more))
        return quote_path(f"./{path}" if path.startswith("-") else path, windows=self.system == "windows")

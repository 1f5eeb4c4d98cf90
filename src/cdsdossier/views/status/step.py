"""One thing to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a command of ours, or a file of the dossier to open."""

    #: Why, in one short sentence without a final stop.
    why: str
    #: The command's name; empty where a file is to be opened. The dossier's folder follows it.
    command: str = ""
    #: What follows the folder.
    more: tuple[str, ...] = ()
    #: The file to open, relative to the dossier; or, with a command, a folder beside the dossier that it writes to.
    file: str = ""

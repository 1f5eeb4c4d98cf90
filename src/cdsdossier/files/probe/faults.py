"""What can keep an evidence file from being opened, as a word that rules and presenters share."""

from __future__ import annotations

from enum import StrEnum


class FileFault(StrEnum):
    """Why a file cannot be opened, as far as that shows without opening it in its own program."""

    NONE = ""
    #: It asks for a password.
    LOCKED = "locked"
    #: Its end is missing: a copy or a download that stopped half-way.
    CUT = "cut"
    #: Its inside contradicts itself.
    BROKEN = "broken"
    #: It may not be read on this machine.
    UNREADABLE = "unreadable"
    #: It is encrypted in a way that cannot be tried here; it may well open.
    UNDECIDED = "undecided"
    #: It did not open here, or trying took too long or too much memory; in its own program it may well open.
    HARD = "hard"


#: A file with one of these proves nothing; one with another fault may still open.
USELESS = frozenset({FileFault.LOCKED, FileFault.CUT, FileFault.BROKEN, FileFault.UNREADABLE})

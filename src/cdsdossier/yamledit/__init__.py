"""YAML changed in place: a few characters are put in, and every other byte stays (comments, quotes, order, line ends).

Nothing is trusted: the result is read again and must differ by exactly what was asked, or the change is refused.
"""

from __future__ import annotations

from cdsdossier.yamledit.entries import Entry, inserted
from cdsdossier.yamledit.items import appended
from cdsdossier.yamledit.source import Path
from cdsdossier.yamledit.values import changed
from cdsdossier.yamledit.words import Plain, Quoted, block, flow, scalar

__all__ = ["Entry", "Path", "Plain", "Quoted", "appended", "block", "changed", "flow", "inserted", "scalar"]

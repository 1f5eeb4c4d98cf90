"""YAML changed in place: a few characters are put in, and every other byte stays (comments, quotes, order, line ends).

Nothing is trusted: the result is read again and must differ by exactly what was asked, or the change is refused.
"""

from __future__ import annotations

from cdsdossier.yamlio.edit.emit import Plain, Quoted, block, flow, scalar
from cdsdossier.yamlio.edit.entries import Entry, inserted
from cdsdossier.yamlio.edit.items import appended
from cdsdossier.yamlio.edit.source import Path
from cdsdossier.yamlio.edit.values import changed

__all__ = ["Entry", "Path", "Plain", "Quoted", "appended", "block", "changed", "flow", "inserted", "scalar"]

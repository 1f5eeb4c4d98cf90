"""Work that kills the worker that does it: a module of its own, so that other processes can name it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.read_school import read_outcomes


def read_or_die(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
    """Read as a worker does; die of a dossier with a file ``deadly``, and once only of one with ``deadly-once``."""
    for one in found:
        if Path(one.path, "deadly").exists():
            os._exit(9)
        once = Path(one.path, "deadly-once")
        if once.exists():
            once.unlink()
            os._exit(9)
    return read_outcomes(found, judging)

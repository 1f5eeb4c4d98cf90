"""Self-assessment dossiers of Vietnamese schools: read, score, check, print.

The front door for Python::

    from datetime import date
    from cdsdossier import Dossier, IndicatorSet, assess

    dossier = Dossier.read("examples/thcs-quyet-tien/2023-2024")
    assessment = assess(dossier, IndicatorSet.of(dossier), today=date(2024, 5, 2))
    for group in assessment.scores.groups:
        print(group.name, group.points, group.level.name)

Nothing heavy is imported until a name is used, so that the command line starts at once.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdsdossier.errors import CdsError
    from cdsdossier.findings import Finding, Severity
    from cdsdossier.judging.assessing import Assessment, assess
    from cdsdossier.judging.scoring import score
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet

__all__ = ["Assessment", "CdsError", "Dossier", "Finding", "IndicatorSet", "Severity", "assess", "score"]
__version__ = "0.1.0"

_ROOMS = {
    "Assessment": "judging.assessing",
    "CdsError": "errors",
    "Dossier": "model.dossier",
    "Finding": "findings",
    "IndicatorSet": "model.indicatorset",
    "Severity": "findings",
    "assess": "judging.assessing",
    "score": "judging.scoring",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from its room the first time somebody asks for it."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)

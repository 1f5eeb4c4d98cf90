"""What to do about a finding, for people who type into boxes: advice on how to write a file is not for them."""

from __future__ import annotations

import re
from functools import cache

from cdsdossier.findings import Finding
from cdsdossier.model.dossier.head import Head
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.review import Review
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.yamlio.forms import Form

#: Shorter names of keys are also Vietnamese syllables: ``to``, ``on``.
_SHORTEST = 4
_OF_FILES = re.compile(r"[a-z_]: |[{}]|cdsdossier |\.ya?ml|evidence/")


def format_page_advice(finding: Finding) -> str:
    """Return what to do about a finding; empty where that speaks of files, their keys, or lines to type."""
    words = set(re.findall(r"[A-Za-z_]+", finding.fix))
    return "" if _OF_FILES.search(finding.fix) or words & _list_key_names() else finding.fix


@cache
def _list_key_names() -> frozenset[str]:
    left, names = [Head, Timeline, Narrative, Review, ScoreFile], set[str]()
    seen = set[type[Form]]()
    while left:
        form = left.pop()
        seen.add(form)
        names |= {key for key in form.fields if len(key) >= _SHORTEST}
        left += [field.inner for field in form.fields.values() if field.inner and field.inner not in seen]
    return frozenset(names)

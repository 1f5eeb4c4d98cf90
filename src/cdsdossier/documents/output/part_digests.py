"""The facts behind a document in parts, each with a digest of its own, so that a message can say what has changed.

Only facts that the document prints count (``uses``, see ``facts.tracking``): a new lesson in the narrative does not put
a decision out of date that does not print it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from cdsdossier.documents.facts.gaps import Gap
from cdsdossier.documents.facts.tracking import keep_used_facts
from cdsdossier.model.dossier.head import CARRIED

if TYPE_CHECKING:
    from cdsdossier.documents.facts.fact_types import CriterionFacts, Facts, RowFacts

#: A name of the facts → what messages call it.
_WORDS = {
    "school": "thông tin nhà trường",
    "school/head": CARRIED["head"],
    "school_year": "năm học",
    "set": "bộ chỉ số",
    "set/unverified": "ghi chú của dự thảo về điểm chưa đối chiếu",
    "council": "Hội đồng",
    "council_roles": "Hội đồng",
    "bases": "căn cứ",
    "documents": "số, ngày trong sổ văn bản",
    "earlier": "số, ngày trong sổ văn bản",
    "chain": "số, ngày trong sổ văn bản",
    "timeline": "lịch công tác",
    "deadlines": "thời hạn",
    "minutes": "nội dung cuộc họp",
    "evidence": "danh mục minh chứng",
    "review": "nội dung đánh giá ngoài",
    "narrative/guidance": "công tác chỉ đạo",
    "narrative/process": "quy trình",
    "narrative/strengths": "ưu điểm",
    "narrative/shortcomings": "hạn chế",
    "narrative/causes": "nguyên nhân",
    "narrative/lessons": "bài học",
    "narrative/proposals": "kiến nghị",
}
_SCORES = ("groups", "whole")
#: Facts of a group, a criterion or a row that are results and not words of the decision.
_RESULTS = ("points", "met", "level", "unscored", "mandatory_unmet")
#: The fact of the set that says whether a draft has a footnote.
_FOOTNOTE = "unverified"
_DIGITS = 16


def digest_parts(facts: Mapping[str, object], uses: frozenset[str]) -> dict[str, str]:
    """Return the digest of each part that is used, by name; each field of the narrative is a part.

    So is what messages name apart from its surroundings: who signs, and the footnote that only a draft has.
    """
    tops = {use.partition("/")[0] for use in uses}
    seen = {name: keep_used_facts(value, name, uses) for name, value in facts.items() if name in tops}
    narrative = seen.pop("narrative", None)
    seen |= {f"narrative/{name}": value for name, value in narrative.items()} if isinstance(narrative, dict) else {}
    for name, inside in (("school", "head"), ("set", _FOOTNOTE)):
        held = seen.get(name)
        if isinstance(held, dict) and inside in held:
            seen[f"{name}/{inside}"] = held.pop(inside)
    return {name: _digest(value) for name, value in seen.items()}


def digest_rows(facts: Facts, uses: frozenset[str]) -> dict[str, str]:
    """Return the digest of each row's points by row id, by which a message names changed results."""
    if not shows_results(uses):
        return {}
    criteria = [criterion for group in facts["groups"] for criterion in group["criteria"]]
    scored: list[RowFacts | CriterionFacts] = [row for one in criteria for row in one["rows"] if row["scored"]]
    by_items = {row["id"] for row in scored}
    scored += [one for one in criteria if by_items.isdisjoint(row["id"] for row in one["rows"])]
    return {row["id"]: _digest([row.get("points"), row.get("met")]) for row in scored}


def shows_results(uses: frozenset[str]) -> bool:
    """Return whether a document shows results; a plan that only names the criteria does not."""
    paths = [use.split("/") for use in uses]
    return any(path[0] in _SCORES and path[-1] in _RESULTS for path in paths)


def combine_digests(parts: Mapping[str, str]) -> str:
    """Return one digest for all parts."""
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def describe_changed_parts(before: Mapping[str, str], now: Mapping[str, str], rows: Iterable[str]) -> tuple[str, ...]:
    """Return in words what differs; ``rows`` are the ids of the rows whose points differ."""
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if len(names) > 1:  # the footnote goes with the day that makes a draft official
        names = [name for name in names if name != f"set/{_FOOTNOTE}"]
    found: list[str] = []
    if any(name in _SCORES for name in names):
        ids = list(rows)
        found.append(f"điểm {', '.join(ids)}" if ids else "nội dung chấm điểm")
    found += [_WORDS.get(name, name) for name in names if name not in _SCORES]
    return tuple(dict.fromkeys(found))


def _digest(value: object) -> str:
    text = json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _plain(value: object) -> str:
    """Return an empty field as empty, not as printed."""
    return "" if isinstance(value, Gap) else str(value)

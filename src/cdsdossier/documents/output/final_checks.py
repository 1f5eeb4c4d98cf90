"""What keeps a draft from becoming official: no number or day, gaps, errors that concern the document."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdsdossier.documents.output.final_gate import concerns_document
from cdsdossier.documents.output.gap_names import name_gap
from cdsdossier.documents.output.requirements import explain_wrong_state
from cdsdossier.errors import Refused
from cdsdossier.model.dossier import HEAD, REVIEW, Review
from cdsdossier.model.dossier.head import DOCUMENTS, Issued
from cdsdossier.yamlio.messages import name_fields

if TYPE_CHECKING:
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.findings import Finding
    from cdsdossier.judging.assessing import Assessment

_WIDTH = 80
#: At most this many gaps or errors are named; the rest are counted.
_SHOWN = 12
_TOGETHER = (
    "Văn bản cũ so với dữ liệu: đã ký thì xem cách giữ: cdsdossier check; ban hành lại thì tạo lại cùng lúc: "
    "cdsdossier render --final"
)
_CURE = "Cách sửa từng chỗ: cdsdossier check"
_KNOWN = "Lỗi mà nhà trường biết và chấp nhận: thêm waivers trong dossier.yaml, nêu lý do."
#: A document is up to date again once it is rendered; documents that rest on it must not contradict it.
_STALE = "document-stale"
#: Something in the way, in words, and the rule that found it, if any.
_Obstacle = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FinalObstacles:
    """What keeps one document from becoming official; nothing of it where all is well."""

    #: Why it makes no sense in the state of the review.
    state: str
    #: The file of its register, and which of number and day it lacks there.
    file: str
    empty: tuple[str, ...]
    #: The other fields that it shows as gaps.
    gaps: tuple[str, ...]
    #: Documents that it encloses and that have no day.
    unissued: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __bool__(self) -> bool:
        """Return whether anything stands in the way."""
        return bool(self.state or self.empty or self.gaps or self.unissued or self.findings)


def find_obstacles(
    assessment: Assessment, entry: DocumentEntry, gaps: tuple[str, ...], uses: frozenset[str], together: list[str]
) -> FinalObstacles:
    """Return what keeps a document, with its gaps and the facts that it prints, from becoming official."""
    file, empty = _empty_fields(assessment, entry)
    own = {f"{file}: documents.{entry.id}.{name}" for name in empty}
    return FinalObstacles(
        explain_wrong_state(assessment, entry.id),
        file,
        tuple(empty),
        tuple(gap for gap in gaps if gap not in own),
        tuple(_list_unissued(assessment, entry)) if "chain" in uses else (),
        tuple(_find_stops(assessment, entry, uses, together)),
    )


def refuse_unfit(
    assessment: Assessment, papers: Iterable[tuple[DocumentEntry, tuple[str, ...], frozenset[str]]]
) -> None:
    """Raise Refused, with everything that is in the way, unless all may become official.

    ``papers``: each document with its gaps and with the facts that it prints.
    """
    stops: dict[_Obstacle, list[str]] = {}
    papers = list(papers)
    together = [entry.id for entry, _, _ in papers]
    for entry, gaps, uses in papers:
        for one in _obstacles(find_obstacles(assessment, entry, gaps, uses, together)):
            stops.setdefault(one, []).append(f"{entry.number:02d}-{entry.id}")
    if not stops:
        return
    lines = ["Chưa thể tạo bản chính thức, chưa ghi tệp nào. Cần sửa:"]
    lines += (line for stop in stops.items() for line in _lines(stop))
    rules = {rule for _, rule in stops if rule}
    if _STALE in rules:
        lines.append(_TOGETHER)
    if rules - {_STALE}:
        lines.append(_CURE)
        lines += [_KNOWN] if any(entry.issuer == "school" for entry, _, _ in papers) else []
    raise Refused(*lines)


def _lines(stop: tuple[_Obstacle, list[str]]) -> list[str]:
    (words, _), documents = stop
    return textwrap.wrap(
        f"{', '.join(documents)}: {words}", _WIDTH, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _obstacles(there: FinalObstacles) -> list[_Obstacle]:
    found: list[_Obstacle] = []
    if there.state:
        found.append((there.state, ""))
    if there.empty:
        named = name_fields([Issued.fields[key].label for key in there.empty])
        found.append((f"chưa ghi {named} trong sổ văn bản (documents, {there.file})", ""))
    if rest := there.gaps:
        more = f" và {len(rest) - _SHOWN} chỗ khác" if len(rest) > _SHOWN else ""
        found.append((f"còn {len(rest)} chỗ trống: {', '.join(map(name_gap, rest[:_SHOWN]))}{more}", ""))
    if there.unissued:
        found.append((f"hồ sơ kèm theo còn văn bản chưa ghi ngày trong documents: {', '.join(there.unissued)}", ""))
    for one in there.findings[:_SHOWN]:
        place = f"{one.file}:{one.line}" if one.line else one.file
        found.append((f"{place}: {one.message} ({one.rule})", one.rule))
    if len(there.findings) > _SHOWN:
        found.append((f"và {len(there.findings) - _SHOWN} chỗ khác; xem: cdsdossier check", ""))
    return found


def _empty_fields(assessment: Assessment, entry: DocumentEntry) -> tuple[str, list[str]]:
    """Return the file of the register, and which of number and date a document lacks in it."""
    file, register = HEAD, assessment.dossier.head.documents
    if entry.issuer == "office":
        file, register = REVIEW, (assessment.dossier.review or Review()).documents
    issued = register.get(entry.id) or Issued()
    empty = ["number"] if entry.numbered and not issued.number else []
    return file, empty if issued.date else [*empty, "date"]


def _list_unissued(assessment: Assessment, entry: DocumentEntry) -> list[str]:
    """Return the documents of the school before this one that have no day: what it encloses must have been issued."""
    register = assessment.dossier.head.documents
    return [name for name in DOCUMENTS[: entry.number - 1] if not (register.get(name) or Issued()).date]


def _find_stops(
    assessment: Assessment, entry: DocumentEntry, uses: frozenset[str], together: list[str]
) -> list[Finding]:
    office = entry.issuer == "office"  # the school's waivers do not cover the mistakes of the office
    found = (one for one in assessment.findings if office or one.waived is None)
    return [one for one in found if concerns_document(one, entry.id, uses, together)]

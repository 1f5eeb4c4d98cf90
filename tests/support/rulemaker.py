"""One rule before a dossier that is held in memory, or all rules before a timeline that was changed on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from hypothesis import strategies as st
from support.overlay import BASE, TODAY, judged, laid_out

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.findings import Finding
from cdsdossier.judging.assessing import check_scored, score_dossier
from cdsdossier.judging.rules import Rule, StaleFile
from cdsdossier.model.dossier import EvidenceFile, EvidenceTree, Head, Review, ScoredRow
from cdsdossier.model.dossier.narrative import Narrative
from cdsdossier.model.dossier.scores import ScoreFile
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.model.replaced import ReplacedDocument
from cdsdossier.yamlio.forms import F, read_form
from cdsdossier.yamlio.reader import parse_page

SCHOOL = "school: {name: Trường THCS Thử, code: THCST, kind: thcs}\nschool_year: 2025-2026\n"
COUNCIL = """\
council:
  - {name: N.V.A., role: Chủ tịch}
  - {name: T.T.B., role: Phó chủ tịch}
  - {name: L.V.C., role: Thư ký}
  - {name: P.T.D., role: Ủy viên}
  - {name: V.T.E., role: Ủy viên}
"""
#: Every day of the school year 2025-2026.
days = st.dates(date(2025, 8, 1), date(2026, 7, 31))

#: File → what it holds in the base dossier.
FILES = {path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(BASE.rglob("*.yaml"))}
SET_FILE = "indicator-set.yaml"
LINES = FILES["timeline.yaml"].splitlines(keepends=True)
TASK = '  - {{id: "8", what: Họp, when: {when}, {rest}}}\n'
#: The files that lie below ``evidence/`` of the base dossier, in the order in which reading finds them.
EVIDENCE = tuple(
    EvidenceFile(path.as_posix(), path.parts[0], 9)
    for path in sorted(file.relative_to(BASE / "evidence") for file in (BASE / "evidence").rglob("*.txt"))
)

Found = list[tuple[str, int | None, str]]


def read_dossier(files: Mapping[str, str], evidence: Iterable[EvidenceFile] = EVIDENCE, folder: str = "x") -> Dossier:
    """Return the dossier that these texts make; what reading them found is left out."""
    pages = {file: parse_page(text.encode(), file) for file, text in files.items() if file != SET_FILE}

    def form(kind: type[F], file: str) -> F:
        return read_form(kind, pages[file])[0] if file in pages else kind()

    scores: dict[str, ScoredRow] = {}
    for file in pages:
        if file.startswith("scores/"):
            written = form(ScoreFile, file)
            scores |= {row: ScoredRow(file, written.group, row, one) for row, one in written.scores.items()}
    return Dossier(
        Path(folder),
        form(Head, "dossier.yaml"),
        scores,
        form(Timeline, "timeline.yaml"),
        form(Narrative, "narrative.yaml"),
        EvidenceTree(tuple(evidence)),
        pages,
        has_frozen_set=SET_FILE in files,
        review=form(Review, "review.yaml") if "review.yaml" in pages else None,
    )


def read_set(text: str = FILES[SET_FILE]) -> IndicatorSet:
    """Return the set that a text makes, whether it holds or not."""
    return IndicatorSet.look(parse_page(text.encode(), SET_FILE))


def find(
    rule: Rule,
    files: Mapping[str, str | None] | None = None,
    *,
    evidence: Iterable[EvidenceFile] = EVIDENCE,
    today: date = TODAY,
    shipped: IndicatorSet | None = None,
    links: Mapping[str, str] | None = None,
    stale: Mapping[str, StaleFile] | None = None,
    replaced: Sequence[ReplacedDocument] = (),
) -> list[Finding]:
    """Return what a rule finds in the base dossier with some of its files in other words (None: without that file)."""
    texts = {file: text for file, text in {**FILES, **(files or {})}.items() if text is not None}
    rules = read_set(texts.get(SET_FILE, FILES[SET_FILE]))
    dossier = read_dossier(texts, evidence)
    scored = score_dossier(dossier, rules, today)
    found = check_scored(scored, rules=[rule], shipped=shipped, links=links, stale=stale, replaced=replaced).findings
    return [one for one in found if one.rule != "waiver-unused" and one not in rules.findings]


def changed(file: str, *replaced: tuple[str, str]) -> dict[str, str | None]:
    """Return a file of the base dossier with texts replaced, as :func:`find` takes it; each text must be there."""
    text = FILES[file]
    for old, new in replaced:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {file: text}


def find_in_head(rule: Rule, text: str, narrative: Narrative | None = None, today: date = TODAY) -> list[Finding]:
    """Return what a rule finds in a ``dossier.yaml`` that stands alone."""
    page = parse_page(text.encode(), "dossier.yaml")
    head, _ = read_form(Head, page)
    dossier = Dossier(Path("x"), head, narrative=narrative or Narrative(), pages={"dossier.yaml": page})
    return list(assess(dossier, read_set(), today, rules=[rule]).findings)


def register_of(**entries: str) -> str:
    """Return a head whose register holds these documents: id (with underscores) → what stands in its braces."""
    lines = [f"  {name.replace('_', '-')}: {{{entry}}}\n" for name, entry in entries.items()]
    return SCHOOL + COUNCIL + "documents:\n" + "".join(lines)


def find_in_evidence(
    rule: Rule, *files: EvidenceFile, folder: str = "2025-2026", today: date = date(2026, 4, 20)
) -> list[Finding]:
    """Ask one rule about evidence files that no disk could hold."""
    dossier = Dossier(Path(folder), Head(school_year="2025-2026"), evidence=EvidenceTree(files))
    return list(assess(dossier, read_set(), today, rules=[rule]).findings)


def named(path: str, raw: str = "") -> EvidenceFile:
    """Return an evidence file of one byte."""
    return EvidenceFile(path, path.partition("/")[0], 1, raw=raw)


def rules_and_files(folder: Path) -> list[tuple[str, str]]:
    """Return (rule, file) of everything that is found in a dossier on the disk."""
    return [(finding.rule, finding.file) for finding in judged(folder).findings]


def find_in_timeline(folder: Path, timeline: str, head: str = "", rules: str = "") -> Found:
    """Put a timeline into a fresh base dossier; return what all rules find, in reading order."""
    laid_out(folder)
    (folder / "timeline.yaml").write_text(timeline, encoding="utf-8")
    if head:
        path = folder / "dossier.yaml"
        path.write_text(path.read_text(encoding="utf-8") + head, encoding="utf-8")
    if rules:
        path = folder / SET_FILE
        path.write_text(path.read_text(encoding="utf-8").replace("deadlines:\n", f"deadlines:\n{rules}"), "utf-8")
    return [(finding.rule, finding.line, finding.message) for finding in judged(folder).findings if not finding.waived]


def names(found: Found) -> list[str]:
    """Return the rules of what was found."""
    return [rule for rule, _, _ in found]

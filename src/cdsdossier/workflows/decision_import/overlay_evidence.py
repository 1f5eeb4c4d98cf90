"""Guidance on evidence (a table with an evidence column) added to a copy of a set; nothing else changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.regular import read_whole_file
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.open import read_tables
from cdsdossier.model.indicatorset import IndicatorSet, Node, find_set_file
from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow, collect_decision_content
from cdsdossier.workflows.decision_import.emit import join_evidence_lines
from cdsdossier.workflows.decision_import.numbering import RowMark, find_criterion_depth, parse_row_mark
from cdsdossier.workflows.decision_import.parse_numbers import is_mandatory
from cdsdossier.workflows.decision_import.passages import Lines
from cdsdossier.workflows.decision_import.tree import Concern
from cdsdossier.yamlio.edit import KeyPath, RawScalar, format_flow_item, set_values
from cdsdossier.yamlio.reader import MAX_BYTES

_ALIKE = 0.5  # below this the words under a number are those of another criterion
_LONG_ENOUGH = 20  # letters from which the beginning of a text identifies it


@dataclass(frozen=True, slots=True)
class EvidenceOverlay:
    """What was added to which rows, and which rows of the guidance match nothing."""

    set_id: str
    file: str
    added: tuple[str, ...]
    #: Rows that some guidance fits, also where it stood there already.
    matched: tuple[str, ...]
    unmatched: tuple[Concern, ...]
    #: What a person should know about the reading.
    remarks: tuple[str, ...] = ()


def overlay_guidance(set_name: str, path: Path) -> tuple[EvidenceOverlay, bytes]:
    """Return a copy of a set with the evidence column of a document added to its rows.

    Raises WrongUsage and Unreadable where there is no such set, Refused where nothing of the document fits it.
    """
    rules = IndicatorSet.read(set_name)
    raw = read_whole_file(find_set_file(set_name), MAX_BYTES)
    made, values = match_guidance(rules, read_tables(path), path.name)
    if not made.matched and not made.unmatched:
        raise Refused(f"{path.name} không có bảng nào có cột Tiêu chí (hoặc Nội dung) và cột Minh chứng đã điền.")
    if not made.added:
        if made.matched:
            raise Refused(f"Bộ {rules.id} đã có đủ gợi ý trong {path.name}; không có gì để thêm.")
        raise Refused(
            f"Không hàng nào của {path.name} khớp với bộ {rules.id}. "
            "Kiểm tra cột STT (1.1, 1.2 …) và lời văn tiêu chí trong bảng."
        )
    return made, set_values(raw, Path(rules.page.file).name, values)


def match_guidance(
    rules: IndicatorSet, source: TableDocument, file: str
) -> tuple[EvidenceOverlay, dict[KeyPath, str | None]]:
    """Return what guidance fits which row, and the values to be set in the file of the set."""
    matching = _Matching(rules)
    rows = collect_decision_content(source, "evidence").rows
    marked = [(row, *parse_row_mark(row)) for row in rows]
    base = find_criterion_depth(mark for _, mark, _ in marked)
    for row, mark, lines in marked:
        matching.row(row, mark, lines, base)
    values: dict[KeyPath, str | None] = {}
    added: list[str] = []
    for id_, texts in matching.found.items():
        node = rules.nodes[id_]
        old = node.form.evidence or ""
        new = "; ".join(text for text in texts if fold_text(text) not in fold_text(old))
        if new:
            there = f"{old.rstrip(' .;')}; theo" if old else "Theo"
            values[*node.path, "evidence"] = f"{there} {file}: {new}"
            added.append(node.form.id)
    if values:
        values |= _source(rules, file)
    made = EvidenceOverlay(
        rules.id, file, tuple(added), tuple(matching.found), tuple(matching.unmatched), source.remarks
    )
    return made, values


def _source(rules: IndicatorSet, file: str) -> dict[KeyPath, str | None]:
    """Return the entry that names the document among the sources of the set."""
    words = f"{file} (gợi ý minh chứng)"
    if words in rules.sources.values():
        return {}
    name = next(name for n in range(1, 10_000) if (name := f"HD{n}") not in rules.sources)
    if not rules.sources:
        return {("sources",): RawScalar(format_flow_item({name: words}))}
    return {("sources", name): words}


@dataclass(slots=True)
class _Matching:
    """Rows of the guidance, one after the other, and the rows of the set that they speak of."""

    rules: IndicatorSet
    found: dict[str, list[str]] = field(default_factory=dict)
    unmatched: list[Concern] = field(default_factory=list)
    group: str = ""
    last: Node | None = None
    #: Place of a row → the guidance that begins there, for cells that are merged over several rows.
    begun: dict[str, tuple[str, Node | None]] = field(default_factory=dict)

    def row(self, row: CriteriaRow, mark: RowMark, lines: Lines, base: int) -> None:
        """Add a row's guidance to the row of the set that it speaks of."""
        text = join_evidence_lines([line for line in row.get("evidence") if not is_mandatory(line)])
        if mark.kind == "group":
            self.group = str(mark.numbers[0])
        node = self._node(mark, lines, base) if lines or mark.numbers else self.last
        self.last = node if node is not None else (None if mark.kind == "digits" else self.last)
        self.begun[row.place] = text, node
        text = text or self._merged(row, node)
        if node is not None and text:
            texts = self.found.setdefault(node.form.id, [])
            texts += [text] if text not in texts else []
        elif text and row.get("evidence"):
            self.unmatched.append(Concern(row.place, row.quoted, "không khớp số và lời văn của mục chấm nào"))

    def _merged(self, row: CriteriaRow, node: Node | None) -> str:
        """Return the guidance of a cell merged with the rows above; a criterion's own holds for its items anyway."""
        text, other = self.begun.get(row.above.get("evidence", ("", ()))[0], ("", None))
        return "" if other is None or (node and other.form is node.criterion) else text

    def _node(self, mark: RowMark, lines: Lines, base: int) -> Node | None:
        words = _letters(" ".join(lines))
        if mark.kind == "digits":
            number = ".".join(map(str, mark.numbers))
            node = self.rules.nodes.get(number if base > 1 else f"{self.group or '1'}.{number}")
            if node and (not words or _is_alike(words, _letters(node.form.text or ""))):
                return node
        return self._by_words(words) if words else None

    def _by_words(self, words: str) -> Node | None:
        """Return the one row of the set with these words: among the items of the criterion above, else anywhere."""
        near = [node for node in self.rules.nodes.values() if self.last and node.criterion is self.last.criterion]
        for nodes in (near, list(self.rules.nodes.values())):
            same = [node for node in nodes if _letters(node.form.text or "") == words]
            same = same or [node for node in nodes if _is_part(_letters(node.form.text or ""), words)]
            if len(same) == 1:
                return same[0]
        return None


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold_text(text[:2000])))


def _is_part(one: str, other: str) -> bool:
    """Return whether one text is the beginning or the end of the other, and long enough to identify it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LONG_ENOUGH and (long.startswith(short) or long.endswith(short))


def _is_alike(one: str, other: str) -> bool:
    return _is_part(one, other) or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def overlay_file_name(set_id: str, path: Path) -> str:
    """Return the name of the copy: the set's id and the document's name, in plain letters."""
    words = re.findall(r"[a-z0-9]+", fold_text(path.stem))
    return f"{set_id}-{'-'.join(words)[:40].strip('-') or 'minh-chung'}.yaml"

"""What a dossier puts into the tables: entries, each with the values that may be changed in Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from cdsdossier.model.dossier import HEAD, Dossier, plain_path
from cdsdossier.model.dossier.head import DOCUMENTS as DOCUMENT_IDS
from cdsdossier.model.dossier.register import NOTATIONS
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.text import urls
from cdsdossier.workflows.score_sheet.columns import DOCUMENTS, MEMBERS, PROOFS, SCORES, Layout
from cdsdossier.workflows.score_sheet.values import known
from cdsdossier.yamlio.edit import Path
from cdsdossier.yamlio.forms import Form


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table: its key, its values by field (without empty ones), and where they stand in the dossier."""

    layout: Layout
    key: tuple[str, ...]
    values: dict[str, str]
    #: The fields that this row takes.
    fields: tuple[str, ...]
    #: The file, relative to the dossier, and the mapping in it; empty where nothing stands there yet.
    file: str = ""
    path: Path = ()
    #: A short sum of the words that stand beside the key, by which a key that was moved away from them is known.
    words: str = field(default="", compare=False)


def entries_of(dossier: Dossier, rules: IndicatorSet) -> Iterator[Entry]:
    """Yield the entries of all tables: scores in the order of the decision, evidence, council, register."""
    yield from score_entries(dossier, rules)
    yield from proof_entries(dossier, rules)
    yield from member_entries(dossier)
    yield from document_entries(dossier)


def score_entries(dossier: Dossier, rules: IndicatorSet) -> Iterator[Entry]:
    """Yield every criterion and every item, also those that take nothing."""
    for node in rules.walk():
        row, fields = node.form.id, takes(node)
        scored = dossier.scores.get(row)
        values = held(SCORES, scored.form, fields) if scored else {}
        file = scored.file if scored else node.group.file
        yield Entry(SCORES, (row,), values, fields, file, ("scores", row), summed(node.form.text or ""))


def takes(node: Node) -> tuple[str, ...]:
    """Return the fields that a row takes: a condition is met, what scores has points, and both have a note."""
    criterion = node.criterion
    if node.form is not criterion:
        return ("points", "measured", "note") if criterion.by_items else ()
    if criterion.mandatory:
        return "met", "note"
    return ("note",) if criterion.by_items else ("points", "measured", "note")


def proof_entries(dossier: Dossier, rules: IndicatorSet) -> Iterator[Entry]:
    """Yield, row by row, what is listed, then the files that lie there without being listed."""
    folders: dict[str, list[str]] = {}
    for folder, row in rules.evidence_folders.items():
        folders.setdefault(row, []).append(folder)
    for row, places in folders.items():
        scored = dossier.scores.get(row)
        file = scored.file if scored else rules.nodes[row].group.file
        seen: set[str] = set()
        for at, item in enumerate(scored.form.evidence if scored else ()):
            place = plain_path(item.file or "") or item.url or ""
            if place and place not in seen:  # of two that name one file the first stands
                seen.add(place)
                path = ("scores", row, "evidence", at)
                yield Entry(PROOFS, (row, place), held(PROOFS, item), PROOFS.fields, file, path)
        lying = (one.path for folder in places for one in dossier.evidence.in_folder(folder))
        yield from (Entry(PROOFS, (row, place), {}, PROOFS.fields, file) for place in lying if place not in seen)


def member_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield the council; a member's key is the place in the list, from 1."""
    for at, member in enumerate(dossier.head.council):
        yield Entry(MEMBERS, (str(at + 1),), held(MEMBERS, member), MEMBERS.fields, HEAD, ("council", at))


def document_entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield every document of the register, also those that are not in it yet."""
    for name in DOCUMENT_IDS:
        issued = dossier.head.documents.get(name)
        values = held(DOCUMENTS, issued) if issued else {}
        fields = tuple(key for key in DOCUMENTS.fields if key != "number" or NOTATIONS[name])
        yield Entry(DOCUMENTS, (name,), values, fields, HEAD, ("documents", name))


def held(layout: Layout, form: Form, fields: Iterable[str] | None = None) -> dict[str, str]:
    """Return a form's values by key, without empty ones; only some ``fields`` if they are named."""
    keys = layout.fields if fields is None else fields
    values = {key: known(getattr(form, layout.field(key).name)) for key in keys}
    return {key: value for key, value in values.items() if value}


def summed(words: str) -> str:
    """Return a short sum of words, whatever blanks stand between them."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def proofs_of(dossier: Dossier, folders: Iterable[str], row: str) -> int:
    """Count the evidence of a row: files with something in them, and links."""
    scored = dossier.scores.get(row)
    listed = scored.form.evidence if scored else ()
    files = {one.path for folder in folders for one in dossier.evidence.in_folder(folder) if one.sound}
    files |= {one.path for one in dossier.files_of(row) if one.sound}
    return len(files) + len({item.url for item in listed if item.url and urls.fault(item.url) is None})

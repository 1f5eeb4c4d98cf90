"""What a dossier puts into the tables: entries, each with the values that may be changed in Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from cdsdossier.model.dossier import HEAD, Dossier, normalize_path
from cdsdossier.model.dossier.head import DOCUMENT_KINDS
from cdsdossier.model.indicatorset import IndicatorSet, Node
from cdsdossier.text import urls
from cdsdossier.text.visible import to_visible, to_visible_line
from cdsdossier.workflows.score_sheet.columns import DOCUMENTS, MEMBERS, PROOFS, SCORES, SheetLayout
from cdsdossier.workflows.score_sheet.values import format_form_value
from cdsdossier.yamlio.edit import KeyPath
from cdsdossier.yamlio.forms import Form


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A row of a table: its key, its values by field (without empty ones), and where they stand in the dossier."""

    layout: SheetLayout
    key: tuple[str, ...]
    values: dict[str, str]
    #: The fields that this row takes.
    fields: tuple[str, ...]
    #: The file, relative to the dossier, and the mapping in it; empty where nothing stands there yet.
    file: str = ""
    path: KeyPath = ()
    #: A short sum of the words that stand beside the key, by which a key that was moved away from them is known.
    words: str = field(default="", compare=False)


def iter_sheet_entries(dossier: Dossier, rules: IndicatorSet) -> Iterator[SheetEntry]:
    """Yield the entries of all tables: scores in the order of the decision, evidence, council, register."""
    yield from _score_entries(dossier, rules)
    yield from _proof_entries(dossier, rules)
    yield from _member_entries(dossier)
    yield from _document_entries(dossier)


def _score_entries(dossier: Dossier, rules: IndicatorSet) -> Iterator[SheetEntry]:
    """Yield every criterion and every item, also those that take nothing."""
    for node in rules.walk():
        row, fields = node.form.id, _accepted_fields(node)
        scored = dossier.scores.get(row)
        values = _form_values(SCORES, scored.form, fields) if scored else {}
        file = scored.file if scored else node.group.file
        yield SheetEntry(SCORES, (row,), values, fields, file, ("scores", row), hash_words(node.form.text or ""))


def _accepted_fields(node: Node) -> tuple[str, ...]:
    """Return the fields that a row takes: a condition is met, what scores has points, and both have a note."""
    criterion = node.criterion
    if node.form is not criterion:
        return ("points", "measured", "note") if criterion.by_items else ()
    if criterion.mandatory:
        return "met", "note"
    return ("note",) if criterion.by_items else ("points", "measured", "note")


def _proof_entries(dossier: Dossier, rules: IndicatorSet) -> Iterator[SheetEntry]:
    """Yield, row by row, what is listed, then the files that lie there without being listed."""
    for row, folders in rules.folders_of.items():
        scored = dossier.scores.get(row)
        file = scored.file if scored else rules.nodes[row].group.file
        seen: set[str] = set()
        for at, item in enumerate(scored.form.evidence if scored else ()):
            place = normalize_path(item.file or "") or item.url or ""
            if place and place not in seen:  # of two that name one file the first stands
                seen.add(place)
                path = ("scores", row, "evidence", at)
                shown = to_visible_line(place)
                yield SheetEntry(PROOFS, (row, shown), _form_values(PROOFS, item), PROOFS.fields, file, path)
        lying = (place for place in _lying(dossier, folders) if place not in seen)
        yield from (SheetEntry(PROOFS, (row, place), {}, PROOFS.fields, file) for place in lying)


def _lying(dossier: Dossier, folders: Iterable[str]) -> Iterator[str]:
    """Yield the files of these folders but those whose names cannot be shown, and so not listed, as they are."""
    for folder in folders:
        yield from (one.path for one in dossier.evidence.in_folder(folder) if one.path == to_visible_line(one.path))


def _member_entries(dossier: Dossier) -> Iterator[SheetEntry]:
    """Yield the council; a member's key is the place in the list, from 1."""
    for at, member in enumerate(dossier.head.council):
        yield SheetEntry(MEMBERS, (str(at + 1),), _form_values(MEMBERS, member), MEMBERS.fields, HEAD, ("council", at))


def _document_entries(dossier: Dossier) -> Iterator[SheetEntry]:
    """Yield every document of the register, also those that are not in it yet."""
    for name in DOCUMENT_KINDS:
        issued = dossier.head.documents.get(name)
        values = _form_values(DOCUMENTS, issued) if issued else {}
        fields = tuple(key for key in DOCUMENTS.fields if key != "number" or DOCUMENT_KINDS[name].notation)
        yield SheetEntry(DOCUMENTS, (name,), values, fields, HEAD, ("documents", name))


def _form_values(layout: SheetLayout, form: Form, fields: Iterable[str] | None = None) -> dict[str, str]:
    """Return a form's values by key as the sheet shows them, without empty ones; only ``fields`` if they are named."""
    keys = layout.fields if fields is None else fields
    values = {key: to_visible(format_form_value(getattr(form, layout.field(key).name))) for key in keys}
    return {key: value for key, value in values.items() if value}


def hash_words(words: str) -> str:
    """Return a short sum of words, whatever blanks stand between them."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def count_evidence(dossier: Dossier, folders: Iterable[str], row: str) -> int:
    """Count the evidence of a row: files with something in them, and links."""
    scored = dossier.scores.get(row)
    listed = scored.form.evidence if scored else ()
    files = {one.path for folder in folders for one in dossier.evidence.in_folder(folder) if one.sound}
    files |= {one.path for one in dossier.files_of(row) if one.sound}
    return len(files) + len({item.url for item in listed if item.url and urls.find_url_fault(item.url) is None})

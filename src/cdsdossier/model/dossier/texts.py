"""What people typed into a dossier in their own words, from all its files; what programs write is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cdsdossier.model.dossier.reader import HEAD, TIMELINE
from cdsdossier.model.dossier.review import REVIEW, Review
from cdsdossier.yamlio.texts import list_texts

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.yamlio.forms import Form, KeyPath

_NARRATIVE = "narrative.yaml"
#: Keys that hold names of files, ids and checksums; and parts of a file that are never printed.
_NO_WORDS = {"file", "url", "digest", "indicator_set"}
_UNPRINTED = {"of", "waivers", "publish"}
#: Keys whose texts are whole sentences; everything in ``narrative.yaml`` is.
_PROSE = {"remarks", "reasons", "reason", "note", "discussion"}


class TypedText(NamedTuple):
    """A text with its place."""

    file: str
    path: KeyPath
    #: The form that has it, and the key there.
    form: Form
    key: str
    text: str

    @property
    def is_prose(self) -> bool:
        """Return whether it is running text, not a name or a heading."""
        return self.file == _NARRATIVE or not _PROSE.isdisjoint(self.path)

    @property
    def about(self) -> str:
        """Return the row or the document that it belongs to; empty where it belongs to neither."""
        entry = len(self.path) > 1 and self.path[0] in {"scores", "documents"}
        return str(self.path[1]) if entry else ""


def iter_typed_texts(dossier: Dossier) -> Iterator[TypedText]:
    """Yield every text of a dossier, file by file."""
    for file, form, start in _forms(dossier):
        for path, owner, key, text in list_texts(form, start):
            if key not in _NO_WORDS and path[0] not in _UNPRINTED:
                yield TypedText(file, path, owner, key, text)


def _forms(dossier: Dossier) -> Iterator[tuple[str, Form, KeyPath]]:
    yield HEAD, dossier.head, ()
    for scored in dossier.scores.values():
        yield scored.file, scored.form, ("scores", scored.id)
    yield TIMELINE, dossier.timeline, ()
    yield _NARRATIVE, dossier.narrative, ()
    yield REVIEW, dossier.review or Review(), ()

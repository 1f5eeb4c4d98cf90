"""``templates/`` in a dossier: the school's own wording and Word forms, by the id of the document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from cdsdossier.documents.catalogue import Catalogue
from cdsdossier.errors import WrongUsage
from cdsdossier.model.dossier.evidence import is_evidence_name
from cdsdossier.yamlio.messages import nearest_word

FOLDER = "templates"
#: Files whose names begin with this are for other templates to import.
_HELPER = "_"


@dataclass(frozen=True, slots=True)
class TemplateOverrides:
    """The folder of a dossier's own templates; it need not exist."""

    folder: Path

    @classmethod
    def of(cls, dossier: Path) -> TemplateOverrides:
        """Return the folder of a dossier."""
        return cls(dossier / FOLDER)

    def body(self, template: str) -> Path | None:
        """Return the school's ``<template>.html``, or None where it has none."""
        path = self.folder / f"{template}.html"
        return path if path.is_file() else None

    def form(self, document: str) -> Path | None:
        """Return the school's ``<document>.docx``, or None.

        Raises WrongUsage where there is a body as well, and for a link that leads out of the folder.
        """
        path = self.folder / f"{document}.docx"
        if not path.is_file():
            return None
        if path.resolve().parent != self.folder.resolve():
            raise WrongUsage(
                f"{FOLDER}/{document}.docx là lối tắt dẫn ra ngoài thư mục {FOLDER}. Hãy chép hẳn tệp vào đó."
            )
        if self.body(document):
            raise WrongUsage(
                f"Văn bản {document} có cả {FOLDER}/{document}.html và {FOLDER}/{document}.docx. "
                "Chỉ giữ một: đổi tên hoặc chuyển tệp kia ra khỏi thư mục."
            )
        return path

    def strays(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Return a sentence for each file that replaces no document."""
        try:
            names = sorted(normalize("NFC", path.name) for path in self.folder.iterdir())
        except OSError:
            return ()
        known = _known_names(catalogue)
        strays = [name for name in names if name not in known and is_evidence_name(name) and name[0] != _HELPER]
        return tuple(_describe_stray(name, sorted(known)) for name in strays)


def _known_names(catalogue: Catalogue) -> set[str]:
    known = set()
    for entry in catalogue.documents:
        known |= {f"{entry.id}.docx", f"{entry.id}.html", *(f"{annex.template}.html" for annex in entry.annexes)}
    return known


def _describe_stray(name: str, known: list[str]) -> str:
    near = nearest_word(name, known) or nearest_word(f"{Path(name).stem}.html", known)
    if not near:
        hint = f"Tên dùng được: {', '.join(known)}."
    elif Path(near).suffix == Path(name).suffix:
        hint = f"Có phải {near}? Hãy đổi tên tệp."
    else:
        hint = f"Hãy lưu lại thành {near}."
    return f"Chú ý: {FOLDER}/{name} không thay cho văn bản nào. {hint}"

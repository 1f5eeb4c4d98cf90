"""``templates/documents.yaml``: which documents a year has, and what stands around the body of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cdsdossier.errors import TemplateFault, WrongUsage

FILE = "documents.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Whose name stands under a document: the head of the school, or whoever has ``role`` in the council."""

    role: str | None = None
    #: Fixed title lines; empty: taken from the head's own title.
    authority: tuple[str, ...] = ()
    #: The post in the school stands above the name as well.
    post: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document of the catalogue; ``subject`` and ``recipients`` are Jinja."""

    id: str
    number: int
    name: str
    kind: str
    subject: str
    #: KH, QĐ, BC …; None: the document has no number of its own.
    notation: str | None
    #: ``nd30``: a type that the decree governs; ``form``: a form of the sector.
    profile: Literal["nd30", "form"]
    #: It opens with ``Kính gửi`` and the managing body.
    addressed: bool = False
    #: The legal bases are printed under the title.
    bases: bool = True
    recipients: tuple[str, ...] = ()
    signers: tuple[str, ...] = ("head",)

    @property
    def file(self) -> str:
        """Return the name of the rendered file, such as ``06-bao-cao.docx``."""
        return f"{self.number:02d}-{self.id}.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All documents in the order they are issued, and who signs."""

    signers: dict[str, Signer]
    documents: tuple[Entry, ...]

    def entry(self, document: str) -> Entry:
        """Return a document's entry; raise WrongUsage, with the nearest names, for an unknown id."""
        for entry in self.documents:
            if entry.id == document:
                return entry
        from cdsdossier.phrases import nearest

        ids = [entry.id for entry in self.documents]
        near = nearest(document, ids)
        hint = f"Có phải {near}?" if near else f"Các văn bản có trong danh mục: {', '.join(ids)}."
        raise WrongUsage(f"Không có văn bản “{document}”. {hint}")


def read(folder: Path) -> Catalogue:
    """Read the catalogue in a folder of templates; raise TemplateFault where it is not in form."""
    import yaml

    path = folder / FILE
    try:
        data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        signers = {name: Signer(**_frozen(signer)) for name, signer in data["signers"].items()}
        return Catalogue(signers=signers, documents=tuple(Entry(**_frozen(entry)) for entry in data["documents"]))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise TemplateFault(f"Danh mục văn bản {path} không đúng khuôn: {error}") from error


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of an entry for its dataclass, which refuses one it does not know."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}

"""The paperwork: an assessment → the documents of the year, laid out by Nghị định 30/2020/NĐ-CP.

The line is facts → template → HTML tree → letter → writer; each step is a module of that name. Imported only by what
prints paper, because Jinja, lxml and python-docx are slow to start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier import shipped
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.paperwork import catalogue, manifest
from cdsdossier.paperwork.catalogue import Catalogue, Entry
from cdsdossier.paperwork.composing import compose, fill
from cdsdossier.paperwork.ejecting import eject
from cdsdossier.paperwork.own import Own
from cdsdossier.paperwork.writer import docx
from cdsdossier.writing import write_atomic

if TYPE_CHECKING:
    from cdsdossier.assessing import Assessment

__all__ = ["Entry", "Rendered", "documents", "eject", "render", "renderable", "strays"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that now lies in the output folder."""

    #: Document id.
    document: str
    path: Path
    #: Empty fields that it shows, by name, in the order met.
    gaps: tuple[str, ...]
    #: False: the very same bytes lay there already.
    written: bool


@dataclass(frozen=True, slots=True)
class _Made:
    entry: Entry
    path: Path
    content: bytes
    gaps: tuple[str, ...]
    data: str


def documents(templates: Path | None = None) -> tuple[Entry, ...]:
    """Return the catalogue: every document of a year, in the order they are issued."""
    return catalogue.read(templates or shipped.templates()).documents


def renderable(templates: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the documents that have a template."""
    folder = templates or shipped.templates()
    return tuple(entry.id for entry in catalogue.read(folder).documents if (folder / f"{entry.id}.html").is_file())


def strays(dossier: Path, templates: Path | None = None) -> tuple[str, ...]:
    """Return a sentence for each file in a dossier's ``templates/`` that takes the place of no document."""
    return Own.of(dossier).strays(catalogue.read(templates or shipped.templates()))


def render(
    assessment: Assessment,
    documents: Sequence[str],
    folder: Path,
    *,
    force: bool = False,
    templates: Path | None = None,
) -> tuple[Rendered, ...]:
    """Write ``documents`` (ids) into ``folder`` and return one result for each, in the same order.

    Nothing is written unless everything can be: WrongUsage for an unknown document or one without template,
    TemplateFault for a template that cannot be filled, Refused where a file is somebody's own work (``force``
    overwrites it) or cannot be written.
    """
    source = templates or shipped.templates()
    year = catalogue.read(source)
    own = Own.of(assessment.dossier.folder)
    made = [_make(assessment, entry, year, source, folder) for entry in _entries(documents, year, source, own)]
    known = manifest.read(folder)
    if not force:
        _refuse_foreign(made, known)
    files = dict(known)
    rendered = []
    try:
        for one in made:
            rendered.append(_put(one))
            files[one.path.name] = manifest.Written(one.entry.id, manifest.digest(one.content), one.data)
    finally:
        # What was written before a failure is ours all the same.
        if files != known:
            manifest.write(folder, files)
    return tuple(rendered)


def _entries(documents: Sequence[str], year: Catalogue, templates: Path, own: Own) -> list[Entry]:
    entries = [year.entry(document) for document in dict.fromkeys(documents)]
    bare = [
        entry
        for entry in entries
        if not ((templates / f"{entry.id}.html").is_file() or own.body(entry.id) or own.form(entry.id))
    ]
    if bare:
        names = ", ".join(entry.id for entry in bare)
        raise WrongUsage(f"Chưa có mẫu cho {names}. Các văn bản xuất được: {', '.join(renderable(templates))}.")
    return entries


def _make(assessment: Assessment, entry: Entry, year: Catalogue, templates: Path, folder: Path) -> _Made:
    form = Own.of(assessment.dossier.folder).form(entry.id)
    if form:
        filled = fill(assessment, entry, year, templates, form)
        return _Made(entry, folder / entry.file, filled.content, filled.gaps, filled.data)
    composed = compose(assessment, entry, year, templates)
    return _Made(entry, folder / entry.file, docx(composed.letter), composed.gaps, composed.data)


def _refuse_foreign(made: Sequence[_Made], known: dict[str, manifest.Written]) -> None:
    foreign = [one.path for one in made if not manifest.is_ours(one.path, known.get(one.path.name)) and _differs(one)]
    if foreign:
        names = ", ".join(str(path) for path in foreign)
        raise Refused(
            f"Không ghi đè {names}: tệp đã được sửa tay hoặc không do chương trình tạo. "
            "Hãy đổi tên tệp để giữ lại, hoặc thêm --force để ghi đè. Chưa tệp nào được ghi."
        )


def _differs(one: _Made) -> bool:
    return not one.path.is_file() or one.path.read_bytes() != one.content


def _put(one: _Made) -> Rendered:
    changed = _differs(one)
    if changed:
        write_atomic(one.path, one.content)
    return Rendered(one.entry.id, one.path, one.gaps, changed)

"""The paperwork: an assessment → the documents of the year, laid out by Nghị định 30/2020/NĐ-CP.

The line is facts → template → HTML tree → letter → writer; each step is a module of that name. What is slow to start
(Jinja, lxml) is imported once a document is written; to tell what is out of date takes none of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cdsdossier import shipped
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.paperwork import catalogue, manifest
from cdsdossier.paperwork.catalogue import Catalogue, Entry
from cdsdossier.paperwork.ejecting import eject
from cdsdossier.paperwork.own import Own
from cdsdossier.writing import write_atomic

if TYPE_CHECKING:
    from cdsdossier.assessing import Assessment
    from cdsdossier.paperwork.composing import Composer
    from cdsdossier.paperwork.letter import Letter

__all__ = ["FORMS", "Entry", "Form", "Rendered", "documents", "eject", "preview", "render", "renderable", "strays"]

Form = Literal["docx", "html", "pdf"]
#: In what forms a document can be written; the ending of its file.
FORMS: tuple[Form, ...] = ("docx", "html", "pdf")


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
    facts: Mapping[str, Any]
    #: Which of the facts it is made of (see :mod:`.noting`).
    uses: frozenset[str]
    #: Digest of the Word file behind a PDF.
    source: str = ""


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


def render(  # noqa: PLR0913 - what is written, where, and how
    assessment: Assessment,
    documents: Sequence[str],
    folder: Path,
    *,
    force: bool = False,
    templates: Path | None = None,
    form: Form = "docx",
    final: bool = False,
) -> tuple[Rendered, ...]:
    """Write ``documents`` (ids) into ``folder`` in one form and return one result for each, in the same order.

    Nothing is written unless everything can be: WrongUsage for an unknown document or one without template,
    TemplateFault for a template that cannot be filled, Refused where a file is somebody's own work (``force``
    overwrites it) or cannot be written, where there is nothing to make a PDF with, or where a document that is to be
    ``final`` is not fit for it yet.
    """
    source = templates or shipped.templates()
    year = catalogue.read(source)
    if form == "pdf":
        from cdsdossier.paperwork import pdf

        pdf.office()
    own = Own.of(assessment.dossier.folder)
    made = _all_made(assessment, _entries(documents, year, source, own), year, source, folder, form)
    if final:
        from cdsdossier.paperwork.finality import refuse_unfit

        refuse_unfit(assessment, [(one.entry, one.gaps, one.uses) for one in made])
    known = manifest.read(folder)
    _refuse_links([folder / manifest.FILE, *(one.path for one in made)])
    if not force:
        _refuse_foreign(made, known)
        _refuse_official(made, known, final=final)
    if form == "pdf":
        made = _printed(made, known)
    files: dict[str, manifest.Written] = {}
    rendered = []
    try:
        for one in made:
            done = _put(one)
            rendered.append(done)
            before = known.get(one.path.name)
            kept = before is not None and before.final and not done.written
            files[one.path.name] = _remembered(one, final=final or kept)
    finally:
        # What was written before a failure is ours all the same; what another run wrote meanwhile stays told.
        manifest.add(folder, files)
    return tuple(rendered)


def preview(assessment: Assessment, document: str, *, templates: Path | None = None) -> bytes:
    """Return a document as the HTML file that ``render`` would write now; nothing is written.

    Raises WrongUsage for an unknown document and for one that the school prints by a Word form; TemplateFault for a
    template that cannot be filled.
    """
    source = templates or shipped.templates()
    year, own = catalogue.read(source), Own.of(assessment.dossier.folder)
    (made,) = _all_made(assessment, _entries([document], year, source, own), year, source, Path(), "html")
    return made.content


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


def _all_made(  # noqa: PLR0913, PLR0917 - the documents of one dossier, and where and how they are written
    assessment: Assessment, entries: Sequence[Entry], year: Catalogue, templates: Path, folder: Path, form: Form
) -> list[_Made]:
    from cdsdossier.paperwork.composing import Composer

    composer, own = Composer(assessment, year, templates), Own.of(assessment.dossier.folder)
    return [_made(composer, entry, own, (folder / entry.file).with_suffix(f".{form}"), form) for entry in entries]


def _made(composer: Composer, entry: Entry, own: Own, path: Path, form: Form) -> _Made:
    word = own.form(entry.id)
    if word and form == "html":
        raise WrongUsage(
            f"{entry.id} dùng mẫu Word của trường ({word.parent.name}/{word.name}), không in ra HTML được. "
            "Dùng --format docx hoặc pdf."
        )
    if word:
        filled = composer.fill(entry, word)
        return _Made(entry, path, filled.content, filled.gaps, filled.facts, filled.uses)
    composed = composer.compose(entry)
    return _Made(entry, path, _laid_out(composed.letter, form), composed.gaps, composed.facts, composed.uses)


def _laid_out(letter: Letter, form: Form) -> bytes:
    """Return a letter in one form; what becomes a PDF is a Word file first."""
    if form == "html":
        from cdsdossier.paperwork.webpage import html

        return html(letter)
    from cdsdossier.paperwork.writer import docx

    return docx(letter)


def _printed(made: Sequence[_Made], known: Mapping[str, manifest.Written]) -> list[_Made]:
    """Return PDF files for Word files; one that was made of the very same Word file is not made again."""
    from cdsdossier.paperwork import pdf

    sources = {one.path.name: manifest.digest(one.content) for one in made}
    same = {
        one.path.name: one.path.read_bytes()
        for one in made
        if (before := known.get(one.path.name)) and before.source == sources[one.path.name]
        if one.path.is_file() and manifest.is_ours(one.path, before)
    }
    new = {one.path.name: one.content for one in made if one.path.name not in same}
    files = {**same, **(pdf.converted(new) if new else {})}
    return [replace(one, content=files[one.path.name], source=sources[one.path.name]) for one in made]


def _remembered(one: _Made, *, final: bool) -> manifest.Written:
    from cdsdossier.paperwork import parts

    seen = parts.digests(one.facts, one.uses)
    return manifest.Written(
        one.entry.id,
        manifest.digest(one.content),
        parts.whole(seen),
        final=final,
        source=one.source,
        uses=tuple(sorted(one.uses)),
        parts=seen,
        rows=parts.rows(one.facts, one.uses),
    )


def _refuse_links(paths: Sequence[Path]) -> None:
    """Refuse to write through a link: what it leads to is another file, in or out of the dossier, and not ours."""
    links = [path for path in paths if path.is_symlink()]
    if links:
        names = ", ".join(str(path) for path in links)
        raise Refused(f"Không ghi {names}: đó là lối tắt dẫn sang tệp khác. Hãy xóa lối tắt. Chưa tệp nào được ghi.")


def _refuse_official(made: Sequence[_Made], known: Mapping[str, manifest.Written], *, final: bool) -> None:
    """Refuse to put a draft that says something else in the place of an official version."""
    held = [(one, known[one.path.name]) for one in made if not final and one.path.name in known and one.path.exists()]
    # A PDF is the same where the Word file behind it is.
    lost = [one for one, was in held if was.final and was.source != manifest.digest(one.content) and _differs(one)]
    if lost:
        names = ", ".join(str(one.path) for one in lost)
        raise Refused(
            f"Không ghi đè {names}: đó là bản chính thức, dữ liệu đã khác. Muốn làm lại bản chính thức: thêm --final; "
            "muốn thay bằng dự thảo: thêm --force. Chưa tệp nào được ghi."
        )


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
        write_atomic(one.path, one.content, lasting=False)
    return Rendered(one.entry.id, one.path, one.gaps, changed)

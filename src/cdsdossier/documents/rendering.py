"""Rendering: an assessment → files in an output folder, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cdsdossier.documents import catalogue
from cdsdossier.documents.catalogue import DocumentEntry, Issuer
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output import manifest, overwrite
from cdsdossier.documents.output.official_copies import (
    digest_data,
    get_official_copy,
    list_new_official,
    plan_register_changes,
    register_file,
)
from cdsdossier.documents.output.overwrite import PreparedDocument
from cdsdossier.documents.templating.overrides import TemplateOverrides, find_overrides
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files import resources
from cdsdossier.files.changes import apply_changes, exclusive_changes
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file
from cdsdossier.model.dossier import find_office_folder

if TYPE_CHECKING:
    from cdsdossier.documents.compose import Composed, Composer
    from cdsdossier.documents.letter import Letter
    from cdsdossier.documents.output.final_checks import FinalObstacles
    from cdsdossier.judging.assessing import Assessment

FileFormat = Literal["docx", "html", "pdf"]
#: Formats that a document can be written in, which are the suffixes of its file.
FILE_FORMATS: tuple[FileFormat, ...] = ("docx", "html", "pdf")


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A document that is now in the output folder."""

    #: Document id.
    document: str
    path: Path
    #: Empty fields that it shows, by name, in the order met.
    gaps: tuple[str, ...]
    #: False: the file had the same bytes already.
    written: bool
    #: The file whose register has been told that this is the official version; empty where none had to be.
    register: str = ""


def list_documents(templates: Path | None = None) -> tuple[DocumentEntry, ...]:
    """Return the catalogue: every document of a year in the order they are issued, the office's after the school's."""
    return catalogue.read_catalogue(templates or resources.templates_folder()).documents


def list_renderable(templates: Path | None = None, issuer: Issuer = "school") -> tuple[str, ...]:
    """Return the ids of the documents of the school, or of the office, that have a template."""
    folder = templates or resources.templates_folder()
    return tuple(
        entry.id for entry in catalogue.read_catalogue(folder).of(issuer) if (folder / f"{entry.id}.html").is_file()
    )


def describe_stray_templates(assessment: Assessment, issuer: Issuer, templates: Path | None = None) -> tuple[str, ...]:
    """Return a sentence for each file in the ``templates/`` of who issues that replaces no document."""
    year = catalogue.read_catalogue(templates or resources.templates_folder())
    return find_overrides(assessment, issuer).strays(year, issuer)


def render_documents(  # noqa: PLR0913 - what is written, where, and how
    assessment: Assessment,
    documents: Sequence[str],
    folder: Path | OutputFolders,
    *,
    force: bool = False,
    templates: Path | None = None,
    form: FileFormat = "docx",
    final: bool = False,
) -> tuple[RenderedDocument, ...]:
    """Write ``documents`` (ids) into ``folder`` in one format and return one result for each, in the same order.

    ``folder`` may be two: one for the school's documents, one for the office's (:class:`OutputFolders`). Nothing is
    written unless everything can be. Raises WrongUsage for an unknown document, for one without template, and for one
    of the office's where there is no ``review.yaml``; TemplateFault for a template that cannot be filled; Refused where
    a file was not made by the tool (``force`` overwrites it) or cannot be written, where there is nothing to make a PDF
    with, or where a document is not fit to be ``final`` yet. The register is told of ``final`` versions
    (:mod:`.output.official_copies`).
    """
    if form == "pdf":
        from cdsdossier.documents import pdf

        pdf.require_libreoffice()
    folders = folder if isinstance(folder, OutputFolders) else OutputFolders(folder, folder)
    made = _prepare(assessment, documents, templates, folders, form)
    if final:
        from cdsdossier.documents.output.final_checks import refuse_unfit

        refuse_unfit(assessment, [(one.entry, one.gaps, one.uses) for one in made])
    if form == "pdf":
        made = _printed(made, overwrite.check_overwriting(made, folders, force=force, final=final))
    return _write(assessment, made, folders, force=force, final=final)


def _write(
    assessment: Assessment, made: Sequence[PreparedDocument], folders: OutputFolders, *, force: bool, final: bool
) -> tuple[RenderedDocument, ...]:
    dossier, home = assessment.dossier, find_office_folder(assessment.dossier.folder)
    root, new = folders.root(dossier.folder), list_new_official(dossier, made) if final else []
    with exclusive_changes(root, lasting=final) as apply:
        known = overwrite.check_overwriting(made, folders, force=force, final=final)
        changes = overwrite.plan_changes(root, made, known, final=final)
        apply([*changes, *(plan_register_changes(dossier, new, assessment.today) if root == home else ())])
    if new and root != home:
        try:
            apply_changes(home, plan_register_changes(dossier, new, assessment.today))
        except Refused as error:
            raise Refused(f"Đã ghi văn bản vào {root}, nhưng chưa ghi được vào sổ văn bản. {error}") from error
    written = {root / change.file for change in changes}
    return tuple(
        RenderedDocument(
            one.entry.id, one.path, one.gaps, one.path in written, register_file(one.entry) if one in new else ""
        )
        for one in made
    )


def preview_document(assessment: Assessment, document: str, *, templates: Path | None = None) -> bytes:
    """Return a document as the HTML file that ``render`` would write now; nothing is written.

    Raises WrongUsage for an unknown document and for one that the school prints by a Word form; TemplateFault for a
    template that cannot be filled.
    """
    (made,) = _prepare(assessment, [document], templates, OutputFolders(Path(), Path()), "html")
    return made.content


def digest_document(assessment: Assessment, document: str) -> str:
    """Return the digest of the data that a document prints now, as the register holds it of an official version.

    Raises the same as :func:`preview_document`.
    """
    return digest_data(_compose_alone(assessment, document)[1])


def find_final_obstacles(assessment: Assessment, document: str) -> FinalObstacles:
    """Return what keeps a document from becoming official now. Raises the same as :func:`preview_document`."""
    from cdsdossier.documents.output.final_checks import find_obstacles

    entry, made = _compose_alone(assessment, document)
    return find_obstacles(assessment, entry, made.gaps, made.uses, [document])


def _compose_alone(assessment: Assessment, document: str) -> tuple[DocumentEntry, Composed[bytes] | Composed[Letter]]:
    from cdsdossier.documents.compose import Composer

    source = resources.templates_folder()
    year = catalogue.read_catalogue(source)
    entry = year.entry(document)
    return entry, _compose(Composer(assessment, year, source), entry, find_overrides(assessment, entry.issuer))


def _refuse_unwritable(assessment: Assessment, entries: Sequence[DocumentEntry], templates: Path) -> None:
    """Raise WrongUsage for a document without template, and for one of the office where there is no review."""
    bare = [entry.id for entry in entries if not _has_template(assessment, entry, templates)]
    if bare:
        known = ", ".join(list_renderable(templates))
        raise WrongUsage(f"Chưa có mẫu cho {', '.join(bare)}. Các văn bản xuất được: {known}.")
    names = [entry.id for entry in entries if entry.issuer == "office"]
    if names and assessment.dossier.review is None:
        raise WrongUsage(
            f"{', '.join(names)} là văn bản của cơ quan đánh giá ngoài, mà hồ sơ chưa có review.yaml. "
            "Mở đánh giá ngoài: cdsdossier review open"
        )


def _has_template(assessment: Assessment, entry: DocumentEntry, templates: Path) -> bool:
    own = find_overrides(assessment, entry.issuer)
    return bool((templates / f"{entry.id}.html").is_file() or own.body(entry.id) or own.form(entry.id))


def _prepare(
    assessment: Assessment, documents: Sequence[str], templates: Path | None, folders: OutputFolders, form: FileFormat
) -> list[PreparedDocument]:
    from cdsdossier.documents.compose import Composer

    source = templates or resources.templates_folder()
    year = catalogue.read_catalogue(source)
    entries = [year.entry(document) for document in dict.fromkeys(documents)]
    _refuse_unwritable(assessment, entries, source)
    composer, dossier = Composer(assessment, year, source), assessment.dossier
    made = [
        _made(composer, entry, find_overrides(assessment, entry.issuer), folders.file(entry, form), form)
        for entry in entries
    ]
    return [replace(one, official=get_official_copy(dossier, one.entry).digest == digest_data(one)) for one in made]


def _made(
    composer: Composer, entry: DocumentEntry, own: TemplateOverrides, path: Path, form: FileFormat
) -> PreparedDocument:
    word = own.form(entry.id)
    if word and form == "html":
        raise WrongUsage(
            f"{entry.id} dùng mẫu Word của trường ({word.parent.name}/{word.name}), không in ra HTML được. "
            "Dùng --format docx hoặc pdf."
        )
    made = _compose(composer, entry, own)
    content = made.content if isinstance(made.content, bytes) else _laid_out(made.content, form)
    return PreparedDocument(entry, path, content, made.gaps, made.facts, made.uses)


def _compose(composer: Composer, entry: DocumentEntry, own: TemplateOverrides) -> Composed[bytes] | Composed[Letter]:
    word = own.form(entry.id)
    return composer.fill(entry, word) if word else composer.compose(entry)


def _laid_out(letter: Letter, form: FileFormat) -> bytes:
    """Return a letter in one format; a PDF is made of a Word file."""
    if form == "html":
        from cdsdossier.documents.html import letter_to_html

        return letter_to_html(letter)
    from cdsdossier.documents.docx import letter_to_docx

    return letter_to_docx(letter)


def _printed(made: Sequence[PreparedDocument], known: manifest.ManifestEntries) -> list[PreparedDocument]:
    """Return PDF files for Word files; a PDF of the same Word file is not made again."""
    from cdsdossier.documents import pdf

    sources = {one.path.name: manifest.digest_content(one.content) for one in made}
    same = {
        one.path.name: read_whole_file(one.path, MOST_OF_A_PAPER)
        for one in made
        if (before := known.get(one.path)) and before.source == sources[one.path.name]
        if one.path.is_file() and manifest.is_ours(one.path, before)
    }
    new = {one.path.name: one.content for one in made if one.path.name not in same}
    files = {**same, **(pdf.convert_to_pdf(new) if new else {})}
    return [replace(one, content=files[one.path.name], source=sources[one.path.name]) for one in made]

"""The messages of ``render``, and how it reads its arguments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli._target import refuse_missing_folder
from cdsdossier.errors import WrongUsage
from cdsdossier.text.shell import folder_argument
from cdsdossier.views.numbers import format_points

if TYPE_CHECKING:
    from cdsdossier.cli._options import JudgedBy
    from cdsdossier.documents.catalogue import DocumentEntry
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.documents.output.selection import DocumentSelection
    from cdsdossier.documents.rendering import RenderedDocument
    from cdsdossier.judging.assessing import Assessment


def split_arguments(words: list[str]) -> tuple[Path, tuple[str, ...]]:
    """Return the folder and the documents: an id or a file's name is a document, one other word is the folder."""
    from cdsdossier.documents.rendering import list_documents

    known = {name: entry.id for entry in list_documents() for name in (entry.id, Path(entry.file).stem)}
    asked = tuple(known[word] for word in words if word in known)
    folders = [word for word in words if word not in known]
    unknown = [word for word in folders if not Path(word).is_dir() and Path(word).suffix.lower() != ".zip"]
    if unknown:
        raise WrongUsage(f"Không có văn bản hay thư mục “{unknown[0]}”. {_suggest(unknown[0], known)}")
    if len(folders) > 1:
        raise WrongUsage(f"Thừa thư mục: {folders[1]}.")
    return Path(folders[0] if folders else "."), asked


def _suggest(word: str, known: dict[str, str]) -> str:
    """Return what may have been meant by a word: the document of this number, or of nearly this name; else all."""
    from cdsdossier.text.normalize import ascii_words
    from cdsdossier.yamlio.messages import nearest_word

    plain = "-".join(ascii_words(Path(word).stem)).lower()
    starts = (f"{plain:0>2}-", f"{plain}-") if plain else ()
    near = [name for name in known if name.startswith(starts)] or [nearest_word(plain, list(known))]
    if not near[0]:
        return f"Các văn bản tạo được: {', '.join(dict.fromkeys(known.values()))}."
    return f"Có phải {' hay '.join(known[name] for name in near)}?"


def choose_output_folders(assessment: Assessment, to: Path | None) -> OutputFolders:
    """Return where to write; refuse folders of the dossier's own files."""
    from cdsdossier.documents.folders import OutputFolders

    if to is None:
        return OutputFolders.of(assessment.dossier.folder)
    refuse_missing_folder(to, "--to")
    home = assessment.dossier.folder.resolve()
    if assessment.dossier.received and to.resolve().is_relative_to(home.parent):
        raise WrongUsage(f"--to {to} nằm trong gói đã giải nén; gói sẽ không còn nguyên vẹn. Chọn chỗ ngoài gói đó.")
    for part in ("evidence", "scores", "templates"):
        if to.resolve().is_relative_to((assessment.dossier.folder / part).resolve()):
            raise WrongUsage(f"--to {to} nằm trong {part} của hồ sơ. Chọn chỗ khác.")
    return OutputFolders(to, to)


def is_rendered_by_office(assessment: Assessment, named: tuple[str, ...], by: JudgedBy, *, outside: bool) -> bool:
    """Return whether the office renders: with a set of its own, or inside a package that the school sent.

    Raises WrongUsage for documents of the school there: they are made by the school's own set, and are never written
    into a received package (``outside``: they are written elsewhere).
    """
    from cdsdossier.documents.rendering import list_documents

    inside = not outside and assessment.dossier.received
    schools = {entry.id for entry in list_documents() if entry.issuer == "school"}
    if schools & set(named) or not (named or assessment.dossier.review):
        if by:
            raise WrongUsage(
                "--set, --sets, --office chỉ dùng cho văn bản của cơ quan đánh giá ngoài; văn bản của trường theo bộ "
                "của hồ sơ."
            )
        if inside:
            raise WrongUsage(
                "Hồ sơ này nhận theo gói; không ghi văn bản của trường vào đó. Muốn xem thì thêm --to THƯ MỤC ở ngoài."
            )
    return inside or bool(by)


def warn_of_state(assessment: Assessment, named: tuple[str, ...]) -> None:
    """Warn of named documents whose time has not come; a draft of them may be wanted all the same."""
    from cdsdossier.documents.output.requirements import explain_foreign_review, explain_wrong_state

    for document in named:
        if other := explain_foreign_review(assessment, document):
            raise WrongUsage(f"Chưa tạo {document}: {other}. Chưa ghi tệp nào.")
        words = explain_wrong_state(assessment, document)
        if words:
            output.show_note_list(f"Chú ý: {document} ", [words])


def warn_of_stray_templates(assessment: Assessment) -> None:
    """Warn of own templates that replace nothing; in a received dossier only the office's own are anybody's concern."""
    from cdsdossier.documents.rendering import describe_stray_templates

    school = () if assessment.dossier.received else describe_stray_templates(assessment, "school")
    for stray in (*school, *describe_stray_templates(assessment, "office")):
        output.show_note(stray)


def warn_of_scores(assessment: Assessment) -> None:
    """Warn where documents will not show what the score files say."""
    from cdsdossier.judging.skeleton import advise_on_skeleton, describe_skeleton

    if assessment.scores.skeleton:
        why = describe_skeleton(assessment.indicator_set)
        advice = advise_on_skeleton(assessment.indicator_set, folder_argument(assessment.dossier.folder))
        output.show_note(f"Chú ý: {why}. Văn bản sẽ không có điểm. {' '.join(advice)}")
    for group in assessment.scores.groups:
        for row in group.rows:
            if row.points is not None and row.points != row.counted:
                output.show_note(
                    f"Chú ý: {row.id} ghi {format_points(row.points)} điểm, giấy chỉ in {format_points(row.counted)}. "
                    "Xem: cdsdossier check"
                )


def eject_wording(document: str, folder: Path, office: Path | None) -> int:
    """Copy the built-in wording of a document beside what it is made from, and show how to go on.

    ``folder`` is the dossier, ``office`` where the office's own wording is.
    """
    from cdsdossier.documents.rendering import list_renderable
    from cdsdossier.documents.templating.overrides import eject_template as copy

    by_office = document in list_renderable(issuer="office")
    if by_office and office is None:
        raise WrongUsage(
            f"{document} là văn bản của cơ quan: lời văn riêng để trong templates cạnh office.yaml, mà chưa có tệp đó. "
            "Chép examples/co-quan.yaml thành office.yaml ở thư mục chứa hồ sơ các trường, hoặc nêu --office TỆP."
        )
    for path in copy(document, office if by_office and office else folder):
        output.show_text(f"đã chép  {path}")
    output.show_note(f"Sửa bằng Notepad (lưu mã UTF-8), rồi chạy: cdsdossier render {document}")
    return 0


def show_rendered(done: tuple[RenderedDocument, ...]) -> None:
    """Show the files, then the empty fields of them all, each once."""
    for one in done:
        output.show_text(f"{'đã ghi' if one.written else 'không đổi'}  {one.path}")
    for file in dict.fromkeys(one.register for one in done if one.register):
        count = sum(one.register == file for one in done)
        output.show_text(f"đã ghi  {file}: mục final của {count} văn bản")
    gaps = [f"{one.path.stem} {len(one.gaps)}" for one in done if one.gaps]
    if not gaps:
        return
    output.show_note_list("Còn chỗ trống: ", gaps)
    output.show_note("Điền ở:")
    fields: dict[str, list[str]] = {}
    for gap in dict.fromkeys(gap for one in done for gap in one.gaps):
        file, _, field = gap.partition(": ")
        fields.setdefault(file, []).append(field)
    for file, names in fields.items():
        output.show_note_list(f"  {file}: ", ["; ".join(fold_fields(names))])


def fold_fields(fields: list[str]) -> list[str]:
    """Return fields with what they share named once: ``documents.ke-hoach, documents.to-trinh: number, date``."""
    inside: dict[str, list[str]] = {}
    for field in fields:
        parent, _, name = field.rpartition(".")
        inside.setdefault(parent, []).append(name)
    alike: dict[tuple[str, ...], list[str]] = {}
    for parent, names in inside.items():
        alike.setdefault(tuple(names) if parent else (parent, *names), []).append(parent)
    return [_fold(parents, names) for names, parents in alike.items()]


def _fold(parents: list[str], names: tuple[str, ...]) -> str:
    if parents == [""]:
        return ", ".join(names[1:])
    if len(parents) == len(names) == 1:
        return f"{parents[0]}.{names[0]}"
    return f"{', '.join(parents)}: {', '.join(names)}"


def show_not_rendered(choice: DocumentSelection, done: tuple[RenderedDocument, ...]) -> None:
    """Show why documents were not written."""
    for entry in choice.official:
        output.show_note(
            f"giữ nguyên  {_name(entry)}: bản chính thức; muốn làm lại: cdsdossier render {entry.id} --final"
        )
    for entry, words in choice.lacking:
        output.show_note_list(f"chưa tạo  {_name(entry)}: ", [words])
    if choice.lacking and not done:
        output.show_note("Muốn có bản để xem trước, còn chỗ trống: cdsdossier render --all")


def warn_of_pdf(done: tuple[RenderedDocument, ...]) -> None:
    """Warn where a PDF may surprise: other letter shapes, or changes made in Word that it does not have."""
    from cdsdossier.documents import fonts
    from cdsdossier.documents.output import manifest

    words = fonts.font_warning()
    if words:
        output.show_note(words)
    for one in done:
        word = one.path.with_suffix(".docx")
        if not manifest.is_ours(word, manifest.read_output_manifest(word.parent).get(word.name)):
            output.show_note(
                f"Chú ý: {word.name} đã sửa tay; PDF in theo dữ liệu. Cần bản đã sửa thì mở bằng Word, Lưu thành PDF."
            )


def _name(entry: DocumentEntry) -> str:
    return Path(entry.file).stem

"""``cdsdossier render``: the documents of the year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli import _received as received
from cdsdossier.cli import _render_messages as render_messages
from cdsdossier.cli._options import JudgedBy, OfficeFile, Sets, argument, flag, option
from cdsdossier.errors import WrongUsage
from cdsdossier.files.changes import recover_changes

if TYPE_CHECKING:
    from cdsdossier.documents.output.selection import DocumentSelection
    from cdsdossier.documents.rendering import FileFormat
    from cdsdossier.judging.assessing import Assessment


def render(
    words: Annotated[list[str] | None, argument("[THƯ MỤC] [VĂN BẢN]...", "Thư mục hồ sơ, rồi mã văn bản.")] = None,
    every: Annotated[bool, flag("--all", "Tạo đủ mọi văn bản, cả khi thiếu dữ liệu.")] = False,
    final: Annotated[bool, flag("--final", "Tạo bản chính thức: đủ số, ngày, không trống, không lỗi.")] = False,
    to: Annotated[Path | None, option("--to", "THƯ MỤC", "Ghi vào đây, thay cho output/, review-output/.")] = None,
    force: Annotated[bool, flag("--force", "Ghi đè cả văn bản đã sửa bằng tay.")] = False,
    listed: Annotated[bool, flag("--list", "Chỉ liệt kê văn bản và trạng thái, không ghi gì.")] = False,
    form: Annotated[str, option("--format", "DẠNG", "docx (Word), html (in bằng trình duyệt) hoặc pdf.")] = "docx",
    set_name: Annotated[
        str | None, option("--set", "MÃ|TỆP", "Bộ chỉ số của cơ quan đánh giá ngoài; chỉ cho văn bản của cơ quan.")
    ] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    eject: Annotated[
        str | None,
        option("--eject", "VĂN BẢN", "Chép lời văn có sẵn vào templates/ của hồ sơ (của cơ quan: cạnh office.yaml)."),
    ] = None,
) -> int:
    """Tạo văn bản từ hồ sơ (Word, HTML, PDF).

    Không nêu mã văn bản là tạo những văn bản đã đủ dữ liệu.
    """
    from cdsdossier.documents.rendering import FILE_FORMATS, list_renderable
    from cdsdossier.documents.rendering import render_documents as write

    load.check_choice("--format", form, FILE_FORMATS)
    folder, named = render_messages.split_arguments(words or [])
    if every and named:
        raise WrongUsage("Dùng --all, hoặc nêu mã văn bản; không dùng cả hai.")
    if not listed:
        load.recover_dossier(folder)
    # Findings of the rules only stand in the way of official versions.
    by = JudgedBy(set_name, sets, office)
    assessment = (load.load_assessment if final else load.load_scores)(folder, None, by)
    office_papers = list_renderable(issuer="office")
    if eject in office_papers or assessment.dossier.review:
        assessment = received.take_office_wording(assessment)
    if eject:
        return render_messages.eject_wording(eject, assessment.dossier.folder, assessment.office.home)
    render_messages.warn_of_stray_templates(assessment)
    load.warn_of_unread(assessment)
    target = render_messages.choose_output_folders(assessment, to)
    if listed:
        from cdsdossier.documents.output.states import list_document_states
        from cdsdossier.views.status.documents import document_list_lines

        output.show_lines(document_list_lines(list_document_states(assessment, target)))
        return 0
    recover_changes(target.root(assessment.dossier.folder))
    render_messages.warn_of_scores(assessment)
    by_office = render_messages.is_rendered_by_office(assessment, named, by, outside=to is not None)
    if named:
        choice = _choose_named(assessment, named, final=final)
    else:
        from cdsdossier.documents.output.selection import select_documents

        choice = select_documents(
            assessment, target, form, everything=every, force=force, final=final, received=by_office
        )
    kind = cast("FileFormat", form)
    done = write(assessment, choice.documents, target, force=force, form=kind, final=final)
    render_messages.show_rendered(done)
    render_messages.show_not_rendered(choice, done)
    if form == "pdf":
        render_messages.warn_of_pdf(done)
    return 0


def _choose_named(assessment: Assessment, named: tuple[str, ...], *, final: bool) -> DocumentSelection:
    """Return the documents that were named, with a warning of drafts whose time has not come."""
    from cdsdossier.documents.output.selection import DocumentSelection

    if not final:
        render_messages.warn_of_state(assessment, named)
    return DocumentSelection(named)

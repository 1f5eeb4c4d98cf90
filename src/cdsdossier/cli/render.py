"""``cdsdossier render``: the paperwork."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli import _render_messages as render_messages
from cdsdossier.errors import WrongUsage


def render(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[THƯ MỤC] [VĂN BẢN]...", help="Thư mục hồ sơ, rồi mã văn bản.", show_default=False),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Tạo đủ mọi văn bản, cả khi thiếu dữ liệu.", show_default=False)
    ] = False,
    final: Annotated[
        bool,
        typer.Option("--final", help="Tạo bản chính thức: đủ số, ngày, không trống, không lỗi.", show_default=False),
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="THƯ MỤC", help="Ghi vào đây, thay cho output/, review-output/.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè cả văn bản đã sửa bằng tay.", show_default=False)
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="Chỉ liệt kê văn bản và trạng thái, không ghi gì.", show_default=False)
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="DẠNG", help="docx (Word), html (in bằng trình duyệt) hoặc pdf.", show_default=False
        ),
    ] = "docx",
    set_name: Annotated[
        str | None,
        typer.Option(
            "--set", metavar="MÃ|TỆP", help="Bộ chỉ số của cơ quan đánh giá ngoài; chỉ cho văn bản của cơ quan."
        ),
    ] = None,
    eject: Annotated[
        str | None,
        typer.Option("--eject", metavar="VĂN BẢN", help="Chép lời văn có sẵn vào templates/ của hồ sơ để sửa."),
    ] = None,
) -> int:
    """Tạo văn bản từ hồ sơ (Word, HTML, PDF).

    Không nêu mã văn bản là tạo những văn bản đã đủ dữ liệu.
    """
    from cdsdossier.documents.rendering import FILE_FORMATS, describe_stray_templates
    from cdsdossier.documents.rendering import render_documents as write
    from cdsdossier.files.changes import recover_changes

    load.check_choice("--format", form, FILE_FORMATS)
    folder, named = render_messages.split_arguments(words or [])
    if every and named:
        raise WrongUsage("Dùng --all, hoặc nêu mã văn bản; không dùng cả hai.")
    if not listed:
        load.recover_dossier(folder)
    # Only what is to be official is held up by what the rules find.
    assessment = (load.load_assessment if final else load.load_scores)(folder, set_name, None)
    if eject:
        return render_messages.eject_wording(eject, assessment.dossier.folder)
    for stray in describe_stray_templates(assessment.dossier.folder):
        output.show_note(stray)
    load.warn_of_unread(assessment)
    target = render_messages.choose_output_folders(assessment, to)
    if listed:
        from cdsdossier.documents.output.states import list_document_states
        from cdsdossier.views.status.documents import document_list_lines

        output.show_lines(document_list_lines(list_document_states(assessment, target)))
        return 0
    recover_changes(target.root(assessment.dossier.folder))
    render_messages.warn_of_scores(assessment)
    from cdsdossier.documents.output.selection import DocumentSelection, select_documents

    by_office = render_messages.is_rendered_by_office(assessment, named, set_name=set_name, outside=to is not None)
    if named:
        if not final:
            render_messages.warn_of_state(assessment, named)
        choice = DocumentSelection(named)
    else:
        choice = select_documents(
            assessment, target, form, everything=every, force=force, final=final, received=by_office
        )
    done = write(
        assessment,
        choice.documents,
        target,
        force=force,
        form=cast("Literal['docx', 'html', 'pdf']", form),
        final=final,
    )
    render_messages.show_rendered(done)
    render_messages.show_not_rendered(choice, done)
    if form == "pdf":
        render_messages.warn_of_pdf(done)
    return 0

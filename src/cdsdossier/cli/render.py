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
    from cdsdossier.documents import FORMS, strays
    from cdsdossier.documents import render as write

    load.one_of("--format", form, FORMS)
    folder, named = render_messages.sorted_out(words or [])
    if every and named:
        raise WrongUsage("Dùng --all, hoặc nêu mã văn bản; không dùng cả hai.")
    # Only what is to be official is held up by what the rules find.
    assessment = (load.assessed if final else load.scored)(folder, set_name, None)
    if eject:
        return render_messages.eject(eject, assessment.dossier.folder)
    for stray in strays(assessment.dossier.folder):
        output.note(stray)
    load.warn_of_unread(assessment)
    target = render_messages.target(assessment, to)
    if listed:
        from cdsdossier.documents.output.states import states

        output.show(render_messages.list_lines(states(assessment, target)))
        return 0
    render_messages.warn(assessment)
    from cdsdossier.documents.output.selection import Choice, choose

    by_office = render_messages.by_office(assessment, named, set_name=set_name, outside=to is not None)
    if named:
        if not final:
            render_messages.warn_of_state(assessment, named)
        choice = Choice(named)
    else:
        choice = choose(assessment, target, form, everything=every, force=force, final=final, received=by_office)
    done = write(
        assessment,
        choice.documents,
        target,
        force=force,
        form=cast("Literal['docx', 'html', 'pdf']", form),
        final=final,
    )
    render_messages.tell(done)
    render_messages.tell_rest(choice, done)
    if form == "pdf":
        render_messages.warn_of_pdf(done)
    return 0

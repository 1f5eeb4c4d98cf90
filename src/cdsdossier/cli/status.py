"""``cdsdossier status``: the one screen of every morning."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output

FORMATS = ("text", "json")


def status(
    folder: Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)] = Path(),
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (để đọc) hoặc json.", show_default=False)
    ] = "text",
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Xem như ngày này, ví dụ 2026-04-20.")
    ] = None,
    set_name: Annotated[
        str | None, typer.Option("--set", metavar="MÃ|TỆP", help="Xét theo bộ chỉ số khác.", show_default=False)
    ] = None,
) -> int:
    """Xem nhanh mỗi sáng: mức độ, chỗ thiếu, hạn, việc làm tiếp.

    Chỉ xem, không sửa gì. Trong thư mục hồ sơ, gõ cdsdossier không thôi cũng được.
    """
    from cdsdossier.cli._working_dir import find_shell_context
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.documents.output.states import list_document_states
    from cdsdossier.model.dossier import is_in_package
    from cdsdossier.views.status import build_status

    load.check_choice("--format", form, FORMATS)
    assessment = load.load_assessment(folder, set_name, today)
    # What is out of date was looked up for the rule about it.
    late = {finding.about for finding in assessment.findings if finding.rule == "document-stale"}
    root = assessment.dossier.folder
    found = build_status(
        assessment, list_document_states(assessment, OutputFolders.of(root), late), received=is_in_package(root)
    )
    here = find_shell_context(root)
    if form == "json":
        from cdsdossier.views.status.json import status_json

        output.show_data(status_json(found, here))
    else:
        from cdsdossier.views.status.text import status_lines

        output.show_lines(status_lines(found, here))
    if not assessment.dossier.has_frozen_set:
        output.show_note(f"Chú ý: thiếu indicator-set.yaml; đang chấm theo bộ đi kèm {assessment.indicator_set.id}.")
    return 0

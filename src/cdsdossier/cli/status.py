"""``cdsdossier status``: one screen with where the dossier is and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, JudgedBy, OfficeFile, Sets, option

FORMATS = ("text", "json")


def status(
    folder: Folder = Path(),
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc) hoặc json.")] = "text",
    today: Annotated[str | None, option("--today", "NGÀY", "Xem như ngày này, ví dụ 2026-04-20.")] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Xét theo bộ chỉ số khác.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
) -> int:
    """Xem nhanh mỗi sáng: mức độ, chỗ thiếu, hạn, việc làm tiếp.

    Chỉ xem, không sửa gì. Trong thư mục hồ sơ, gõ cdsdossier không thôi cũng được.
    """
    from cdsdossier.cli._working_dir import find_shell_context
    from cdsdossier.documents.folders import OutputFolders
    from cdsdossier.documents.output.states import list_document_states
    from cdsdossier.model.dossier.sent import read_sent
    from cdsdossier.views.status import build_status
    from cdsdossier.views.status.json import status_json
    from cdsdossier.views.status.text import status_lines

    load.check_choice("--format", form, FORMATS)
    assessment = load.load_assessment(folder, today, JudgedBy(set_name, sets, office))
    # The rule document-stale has already found which documents are out of date.
    late = {finding.about for finding in assessment.findings if finding.rule == "document-stale"}
    root = assessment.dossier.folder
    documents = list_document_states(assessment, OutputFolders.of(root), late)
    found = build_status(assessment, documents, received=assessment.dossier.received, sent=read_sent(root).last)
    here = find_shell_context(root)
    if form == "json":
        output.show_data(status_json(found, here))
    else:
        output.show_lines(status_lines(found, here))
    if not assessment.dossier.has_frozen_set:
        output.show_note(f"Chú ý: thiếu indicator-set.yaml; đang chấm theo bộ đi kèm {assessment.indicator_set.id}.")
    return 0

"""How far each document of the year has come, in the words of ``render --list`` and of the pages in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdsdossier.documents.output.states import DocumentStage
from cdsdossier.views.layout import align_columns, styled_line

if TYPE_CHECKING:
    from cdsdossier.documents.output.states import DocumentState
    from cdsdossier.views.layout import Line, Span

#: What a list of the documents calls each stage, and its style.
STAGE_WORDS: dict[DocumentStage, Span] = {
    DocumentStage.MISSING: ("chưa tạo", "dim"),
    DocumentStage.ISSUED: ("chưa tạo", "dim"),
    DocumentStage.DRAFT: ("dự thảo", ""),
    DocumentStage.EDITED: ("đã sửa tay", "warn"),
    DocumentStage.STALE: ("cũ so với dữ liệu", "warn"),
    DocumentStage.STALE_FINAL: ("bản chính thức, cũ", "bad"),
    DocumentStage.FINAL: ("bản chính thức", "good"),
}


def document_list_lines(states: tuple[DocumentState, ...]) -> list[Line]:
    """Return the table of the documents: number, id, state, number and date of the register; the name below."""
    # The office's ids are longer; a line holds 80 characters.
    wide = max(24, *(len(one.entry.id) for one in states))
    number = min(18, 45 - wide)
    head = align_columns([("Mã", wide), ("Trạng thái", 18), ("Số", number), ("Ngày", 10)])
    lines = [styled_line((f"    {head}", "strong"))]
    for one in states:
        words, style = STAGE_WORDS[one.stage]
        where = align_columns([(one.number or "-", number), (one.day or "-", 10)])
        lines += [
            styled_line(f"{one.entry.number:>2}  {one.entry.id:<{wide}} ", (f"{words:<18}", style), f" {where}"),
            styled_line((f"    {one.name}", "dim")),
        ]
    return lines

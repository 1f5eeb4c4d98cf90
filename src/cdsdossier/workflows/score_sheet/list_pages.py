"""The pages of evidence, council and register: what would otherwise be typed as YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdossier.model.dossier.head import COUNCIL_ROLES, DOCUMENT_KINDS
from cdsdossier.workflows.score_sheet import columns
from cdsdossier.workflows.score_sheet.columns import DOCUMENTS, MEMBERS, PROOFS, SheetLayout
from cdsdossier.workflows.score_sheet.entries import SheetEntry
from cdsdossier.workflows.score_sheet.page_writer import SheetPageWriter

_HEAD = 3


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page with one table: its name, the lines above the table, and how many rows are left open for what is new."""

    name: str
    layout: SheetLayout
    title: str
    guide: str
    open_rows: int = 0


PAGES = (
    ListPage(
        columns.EVIDENCE,
        PROOFS,
        "Minh chứng: tên, số, ngày, nơi ban hành",
        "Thêm đường liên kết, hoặc dùng chung một tệp: ghi vào dòng trống cuối bảng, có cả mã mục chấm. "
        "Xóa dòng ở đây không xóa gì trong hồ sơ.",
        20,
    ),
    ListPage(
        columns.COUNCIL,
        MEMBERS,
        "Hội đồng tự đánh giá",
        "Thêm người: ghi vào dòng trống cuối bảng. Xóa dòng ở đây không xóa ai trong hồ sơ.",
        15,
    ),
    ListPage(
        columns.REGISTER,
        DOCUMENTS,
        "Sổ văn bản: số, ngày đã ban hành",
        "Còn dự thảo thì để trống. Số văn bản chỉ ghi chữ số. Bản đã ký: van-ban/tên-tệp. "
        "Vắng mặt: các tên cách nhau bằng dấu chấm phẩy; không ai vắng thì ghi Không.",
    ),
)


def write_list_page(pen: SheetPageWriter, page: ListPage, entries: Sequence[SheetEntry]) -> None:
    """Write one of these pages: the head, a row for each entry, and open rows for new ones."""
    layout = page.layout
    pen.prepare_table(_HEAD, layout, (page.title, page.guide))
    for row, entry in enumerate(entries, _HEAD + 1):
        law = dict(enumerate(entry.key))
        if layout is DOCUMENTS:
            law[DOCUMENTS.at(columns.NAME)] = DOCUMENT_KINDS[entry.key[0]].name
        pen.write_entry(row, entry, law)
    first = _HEAD + 1 + len(entries)
    # Of something new the key is typed as well; only a member's number is not asked for, the place is the number.
    new, keys = SheetEntry(layout, (), {}, layout.fields), {layout.at(title): "" for title in layout.keys}
    for row in range(first, first + page.open_rows):
        pen.write_entry(row, new, keys, "law" if layout is MEMBERS else "words")
    if layout is MEMBERS:
        message = "Vai trò là Chủ tịch, Phó chủ tịch, Thư ký hoặc Ủy viên."
        pen.offer_choice(layout.of("role"), (_HEAD + 1, first + page.open_rows - 1), COUNCIL_ROLES, message)

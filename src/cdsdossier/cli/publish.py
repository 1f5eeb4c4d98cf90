"""``cdsdossier publish``: the result as a page for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cdsdossier.cli import _opening as opening
from cdsdossier.cli import _output as output

if TYPE_CHECKING:
    from cdsdossier.publishing import Published


def publish(
    to: Annotated[
        Path, typer.Option("--to", metavar="THƯ MỤC", help="Ghi trang vào đây (ngoài hồ sơ).", show_default=False)
    ],
    folder: Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)] = Path(),
    others: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="NĂM TRƯỚC", help="Thêm hồ sơ năm khác vào phần Qua các năm (dùng nhiều lần)."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Xem trước: trang ghi rõ BẢN NHÁP.", show_default=False)
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè cả tệp không do chương trình tạo.", show_default=False)
    ] = False,
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Xét theo ngày này, ví dụ 2026-04-20.")
    ] = None,
) -> int:
    """Tạo trang công bố kết quả để đưa lên trang của trường.

    Chỉ công bố khi kết quả đã được công nhận. Trang không có tên người, ghi chú hay minh chứng; văn bản cho tải về là
    những tệp ghi ở mục publish trong dossier.yaml.
    """
    from cdsdossier.publishing import publish as write

    assessment = opening.assessed(folder, None, today, look=False)
    earlier = [opening.assessed(other, None, today, look=False) for other in others or []]
    for one in (assessment, *earlier):
        opening.outside(one.dossier.folder, to, "--to", "../cong-bo")
    opening.warn_of_unread(assessment)
    _tell(write(assessment, to, earlier=earlier, draft=draft, force=force), to, draft=draft)
    return 0


def _tell(published: Published, folder: Path, *, draft: bool) -> None:
    done = published.put
    for words, paths in (("đã ghi", done.written), ("không đổi", done.same), ("đã bỏ", done.removed)):
        for path in paths:
            output.show_text(f"{words}  {path}")
    for remark in published.remarks:
        output.note(remark)
    if draft:
        output.note("Đây là bản nháp để xem trước. Khi kết quả đã được công nhận: chạy lại, bỏ --draft.")
    else:
        if published.documents:
            output.note("Ai cũng đọc được toàn bộ văn bản đã chép: xem lại nội dung trước khi đưa lên.")
        output.note(f"Mở {folder / 'index.html'} xem lại, rồi chép cả thư mục {folder} lên trang của trường.")

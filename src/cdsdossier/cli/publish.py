"""``cdsdossier publish``: the result as a public page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option
from cdsdossier.cli._target import refuse_missing_folder
from cdsdossier.text.normalize import fold_case

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.workflows.publish.write_folder import PublishedFiles

#: Foreign files named in a message; the others are "…".
_NAMED = 6


def publish(
    to: Annotated[Path, option("--to", "THƯ MỤC", "Ghi trang vào đây (ngoài hồ sơ).")],
    folder: Folder = Path(),
    others: Annotated[
        list[Path] | None, option("--with", "NĂM TRƯỚC", "Thêm hồ sơ năm khác vào phần Qua các năm (dùng nhiều lần).")
    ] = None,
    draft: Annotated[bool, flag("--draft", "Xem trước: trang ghi rõ BẢN NHÁP.")] = False,
    force: Annotated[bool, flag("--force", "Ghi đè cả tệp không do chương trình tạo.")] = False,
    today: Annotated[str | None, option("--today", "NGÀY", "Xét theo ngày này, ví dụ 2026-04-20.")] = None,
) -> int:
    """Tạo trang công bố kết quả để đưa lên trang của trường.

    Chỉ công bố khi kết quả đã được phê duyệt. Trang không có tên người, ghi chú hay minh chứng; văn bản cho tải về là
    những tệp ghi ở mục publish trong dossier.yaml.
    """
    from cdsdossier.views.publish import refuse_unready, render_public_files
    from cdsdossier.workflows.publish.documents import list_document_remarks, load_public_documents
    from cdsdossier.workflows.publish.place import refuse_dossier_place
    from cdsdossier.workflows.publish.write_folder import write_public_folder

    assessment = load.load_assessment(folder, today, look=False)
    earlier = [load.load_assessment(other, today, look=False) for other in others or []]
    for one in (assessment, *earlier):
        load.check_outside_dossier(one.dossier.folder, to, "--to", "../cong-bo")
    refuse_dossier_place(to, assessment.dossier.folder)
    refuse_missing_folder(to, "--to")
    for one in earlier:
        if _school(one) != _school(assessment):
            other = f"{one.dossier.folder} ghi tên trường khác ({one.dossier.head.school.name or 'chưa điền'})"
            output.show_note(f"Chú ý: {other}; xem lại ở --with có đúng là hồ sơ của trường mình không.")
    load.warn_of_unread(assessment)
    if not draft:
        refuse_unready(assessment, earlier)
    documents = load_public_documents(assessment.dossier)
    files = render_public_files(assessment, documents, earlier=earlier, draft=draft)
    _show_published(write_public_folder(to, files, force=force), list_document_remarks(assessment.dossier))
    _show_next_step(to, files, documents=bool(documents), draft=draft)
    return 0


def _school(assessment: Assessment) -> str:
    return fold_case(assessment.dossier.head.school.name)


def _show_published(done: PublishedFiles, remarks: Iterable[str]) -> None:
    for words, paths in (("đã ghi", done.written), ("không đổi", done.same), ("đã bỏ", done.removed)):
        for path in paths:
            output.show_text(f"{words}  {path}")
    for remark in remarks:
        output.show_note(remark)


def _show_next_step(folder: Path, files: Collection[str], *, documents: bool, draft: bool) -> None:
    from cdsdossier.workflows.publish.write_folder import list_strangers

    if draft:
        output.show_note("Đây là bản nháp để xem trước. Khi kết quả đã được phê duyệt: chạy lại, bỏ --draft.")
        return
    if documents:
        output.show_note("Ai cũng đọc được toàn bộ văn bản đã chép: xem lại nội dung trước khi đưa lên.")
    if strangers := list_strangers(folder, files):
        names = ", ".join(strangers[:_NAMED]) + (" …" if len(strangers) > _NAMED else "")
        output.show_note(f"Chú ý: trong {folder} còn tệp khác, bỏ ra nếu không để công bố: {names}")
    where = "thư mục này" if folder == Path() else f"thư mục {folder}"
    output.show_note(f"Mở {folder / 'index.html'} xem lại, rồi chép cả {where} lên trang của trường.")

"""``cdsdossier render``: the paperwork."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cdsdossier.cli import _opening as opening
from cdsdossier.cli import _output as output
from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    from cdsdossier.paperwork import Rendered


def render(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[THƯ MỤC] [VĂN BẢN]...", help="Thư mục hồ sơ, rồi mã văn bản.", show_default=False),
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="THƯ MỤC", help="Ghi vào đây, thay cho output/.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè cả văn bản đã sửa bằng tay.", show_default=False)
    ] = False,
    eject: Annotated[
        str | None,
        typer.Option("--eject", metavar="VĂN BẢN", help="Chép lời văn có sẵn vào templates/ của hồ sơ để sửa."),
    ] = None,
) -> int:
    """Tạo văn bản Word (.docx) từ hồ sơ.

    Không nêu mã văn bản là tạo mọi văn bản có mẫu.
    """
    from cdsdossier.paperwork import render as write
    from cdsdossier.paperwork import strays

    folder, documents = _sorted_out(words or [])
    assessment = opening.assessed(folder, None, None, look=False)
    if eject:
        return _eject(eject, assessment.dossier.folder)
    for stray in strays(assessment.dossier.folder):
        output.note(stray)
    opening.warn_of_unread(assessment)
    if assessment.scores.skeleton:
        output.note(f"Chú ý: bộ chỉ số {assessment.indicator_set.id} mới có khung; văn bản sẽ không có điểm.")
    target = to if to is not None else assessment.dossier.folder / "output"
    for part in ("evidence", "scores"):
        if target.resolve().is_relative_to((assessment.dossier.folder / part).resolve()):
            raise WrongUsage(f"--to {target} nằm trong {part} của hồ sơ. Chọn chỗ khác.")
    for group in assessment.scores.groups:
        for row in group.rows:
            if row.points is not None and row.points != row.counted:
                output.note(f"Chú ý: {row.id} ghi {row.points} điểm, giấy chỉ in {row.counted}. Xem: cdsdossier check")
    for rendered in write(assessment, documents, target, force=force):
        _tell(rendered)
    return 0


def _sorted_out(words: list[str]) -> tuple[Path, tuple[str, ...]]:
    """Tell the folder from the documents: a known document id is a document, any other single word the folder."""
    from cdsdossier.paperwork import documents as catalogue
    from cdsdossier.paperwork import renderable

    known = {entry.id for entry in catalogue()}
    asked = tuple(word for word in words if word in known)
    folders = [word for word in words if word not in known]
    if len(folders) > 1:
        raise WrongUsage(f"Không có văn bản “{folders[1]}”. Các văn bản tạo được: {', '.join(renderable())}.")
    return Path(folders[0] if folders else "."), asked or renderable()


def _eject(document: str, folder: Path) -> int:
    from cdsdossier.paperwork import eject

    for path in eject(document, folder):
        output.show_text(f"đã chép  {path}")
    output.note(f"Sửa bằng Notepad (lưu mã UTF-8), rồi chạy: cdsdossier render {document}")
    return 0


def _tell(rendered: Rendered) -> None:
    state = "đã ghi" if rendered.written else "không đổi"
    output.show_text(f"{state}  {rendered.path}")
    if rendered.gaps:
        output.note(f"  còn {len(rendered.gaps)} chỗ trống trên văn bản này, điền ở:")
    fields: dict[str, list[str]] = {}
    for gap in rendered.gaps:
        file, _, field = gap.partition(": ")
        fields.setdefault(file, []).append(field)
    for file, names in fields.items():
        output.note_list(f"    {file}: ", names)

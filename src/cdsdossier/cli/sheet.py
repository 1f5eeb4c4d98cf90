"""``cdsdossier sheet``: the score sheet to Excel, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Force, Yes, argument, option
from cdsdossier.cli._target import choose_target
from cdsdossier.cli._typer import Command, CommandGroup
from cdsdossier.files.changes import apply_changes
from cdsdossier.text.shell import folder_argument, path_argument
from cdsdossier.views.file_diff import file_diff_lines

app = typer.Typer(cls=CommandGroup, rich_markup_mode=None, add_completion=False)


@app.callback()
def sheet() -> None:
    """Chấm điểm bằng Excel: xuất phiếu chấm, rồi đưa trở lại vào hồ sơ."""


@app.command("export", cls=Command)
def export_sheet(
    folder: Folder = Path(),
    target: Annotated[Path | None, option("--output", "TỆP.xlsx", "Ghi vào tệp này (ngoài hồ sơ).")] = None,
    force: Force = False,
) -> int:
    """Xuất phiếu chấm ra Excel; không sửa gì trong hồ sơ.

    Mỗi nhóm một trang có sẵn công thức tính điểm và mức; thêm các trang minh chứng, hội đồng, sổ văn bản. Không nêu
    --output thì ghi phieu-cham-<năm học>.xlsx vào thư mục hiện tại, ngoài hồ sơ.
    """
    from cdsdossier.workflows.score_sheet.export import build_workbook

    dossier, rules, _ = load.load_dossier(folder, compare=False, look=False)
    year = dossier.head.school_year or dossier.folder.resolve().name
    path = target or load.default_target(dossier.folder, f"phieu-cham-{year}.xlsx")
    chosen = choose_target(path, force=force, example="../phieu-cham.xlsx", suffixes=[".xlsx"])
    chosen.write(build_workbook(dossier, rules, path))
    output.show_text(f"Đã ghi {path}.")
    output.show_text(
        "Mở bằng Excel, điền, lưu lại, rồi chạy: "
        f"cdsdossier sheet import {path_argument(path)}{folder_argument(dossier.folder)}"
    )
    return 0


@app.command("import", cls=Command)
def import_sheet(
    source: Annotated[Path, argument("TỆP.xlsx", "Phiếu đã điền.")],
    folder: Folder = Path(),
    yes: Yes = False,
    name: Annotated[str | None, option("--as", "TÊN", "Giữ riêng làm điểm của một thành viên hội đồng.")] = None,
) -> int:
    """Đưa phiếu Excel đã điền trở lại vào hồ sơ.

    Cho xem từng giá trị sẽ đổi rồi mới hỏi để ghi; chỉ các giá trị đó đổi. Giá trị đã sửa khác nhau ở cả hai bên thì
    được liệt kê và không ghi gì.
    """
    from cdsdossier.workflows.score_sheet import import_plan, member

    dossier, rules, _ = load.load_for_change(folder)
    planned = (
        import_plan.plan_sheet_import(dossier, rules, source)
        if name is None
        else member.plan_member_import(dossier, rules, source, name)
    )
    for remark in planned.remarks:
        output.show_note(f"Chú ý: {remark}")
    changes = [change for change in planned.changes if change.before != change.after]
    if not changes:
        output.show_text("Không có gì để ghi: hồ sơ đã đúng như trong Excel.")
        return 0
    output.show_text(*planned.lines)
    for change in changes:
        output.show_lines(file_diff_lines(change.file, change.before, change.after))
    output.confirm_changes(yes=yes)
    apply_changes(dossier.folder, changes)
    output.show_text(f"Đã ghi {', '.join(change.file for change in changes)}.")
    output.show_text(f"Xem lại: cdsdossier score{folder_argument(dossier.folder)}" + (" --assessors" if name else ""))
    return 0

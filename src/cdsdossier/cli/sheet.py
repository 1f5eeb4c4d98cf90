"""``cdsdossier sheet``: the score sheet to Excel, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._vietnamese import Command, Group
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.text.shell import behind, typed

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False)
Folder = Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)]


@app.callback()
def sheet() -> None:
    """Chấm điểm bằng Excel: xuất phiếu chấm, rồi đưa trở lại vào hồ sơ."""


@app.command("export", cls=Command)
def export_sheet(
    folder: Folder = Path(),
    target: Annotated[
        Path | None, typer.Option("--output", metavar="TỆP.xlsx", help="Ghi vào tệp này (ngoài hồ sơ).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.", show_default=False)] = False,
) -> int:
    """Xuất phiếu chấm ra Excel; không sửa gì trong hồ sơ.

    Mỗi nhóm một trang có sẵn công thức tính điểm và mức; thêm các trang minh chứng, hội đồng, sổ văn bản. Không nêu
    --output thì ghi phieu-cham-<năm học>.xlsx vào thư mục hiện tại, ngoài hồ sơ.
    """
    from cdsdossier.files.atomic import write_atomic
    from cdsdossier.workflows.score_sheet.export import book

    dossier, rules, _ = load.opened(folder, None, compare=False, look=False)
    path = load.outside(dossier.folder, target, example="../phieu-cham.xlsx")
    path = path or _beside(dossier.folder, dossier.head.school_year)
    if path.suffix.lower() != ".xlsx":
        raise WrongUsage(f"--output {path} không phải tệp .xlsx. Ghi tên có đuôi .xlsx.")
    if path.exists() and not force:
        raise Refused(f"{path} đã có, chưa ghi gì. Đổi tên bằng --output, hoặc thêm --force để ghi đè.")
    write_atomic(path, book(dossier, rules, path))
    output.show_text(f"Đã ghi {path}.")
    output.show_text(
        f"Mở bằng Excel, điền, lưu lại, rồi chạy: cdsdossier sheet import {typed(path)}{behind(dossier.folder)}"
    )
    return 0


@app.command("import", cls=Command)
def import_sheet(
    source: Annotated[Path, typer.Argument(metavar="TỆP.xlsx", help="Phiếu đã điền.", show_default=False)],
    folder: Folder = Path(),
    yes: Annotated[bool, typer.Option("--yes", help="Ghi luôn, không hỏi lại.", show_default=False)] = False,
    name: Annotated[
        str | None, typer.Option("--as", metavar="TÊN", help="Giữ riêng làm điểm của một thành viên hội đồng.")
    ] = None,
) -> int:
    """Đưa phiếu Excel đã điền trở lại vào hồ sơ.

    Cho xem từng giá trị sẽ đổi rồi mới hỏi để ghi; chỉ các giá trị đó đổi. Giá trị đã sửa khác nhau ở cả hai bên thì
    được liệt kê và không ghi gì.
    """
    from cdsdossier.cli._sheeting import bring_in

    return bring_in(folder, source, name, yes=yes)


def _beside(folder: Path, year: str | None) -> Path:
    """Return the usual place: the current folder, or beside the dossier where one stands in it."""
    here, home = Path.cwd(), folder.resolve()
    name = f"phieu-cham-{year or home.name}.xlsx"
    return home.parent / name if here.is_relative_to(home) else Path(name)

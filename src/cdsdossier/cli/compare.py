"""``cdsdossier compare``: years of a school side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _output as output

FORMATS = ("table", "json", "csv")


def compare(
    folders: Annotated[
        list[Path], typer.Argument(metavar="A B [C]...", help="Thư mục hồ sơ của từng năm.", show_default=False)
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="table (bảng), json hoặc csv.", show_default=False)
    ] = "table",
    everything: Annotated[
        bool, typer.Option("--all", help="Bảng có cả những dòng không đổi.", show_default=False)
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--output", metavar="TỆP", help="Ghi vào tệp .xlsx, .csv hoặc .json (ngoài hồ sơ).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.", show_default=False)] = False,
) -> int:
    """So sánh các năm học: điểm, mức, minh chứng, tồn tại.

    Các năm xếp theo năm học, nêu trước sau không quan trọng. Chỉ đọc, không sửa hồ sơ nào.
    """
    from cdsdossier.cli import _comparing as comparing
    from cdsdossier.cli import _load as load

    load.check_choice("--format", form, FORMATS)
    target = comparing.check_comparison_target(to, folders, force=force)
    found = comparing.load_comparison(folders)
    if target is not None:
        comparing.write_comparison(found, target)
        output.show_text(f"Đã ghi {target}.")
    else:
        comparing.show_comparison(found, form, everything=everything)
    return 0

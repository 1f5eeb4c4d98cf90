"""``cdsdossier compare``: years of a school side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Force, argument, flag, option

FORMATS = ("table", "json", "csv")


def compare(
    folders: Annotated[list[Path], argument("A B [C]...", "Thư mục hồ sơ của từng năm.")],
    form: Annotated[str, option("--format", "DẠNG", "table (bảng), json hoặc csv.")] = "table",
    everything: Annotated[bool, flag("--all", "Bảng có cả những dòng không đổi.")] = False,
    to: Annotated[Path | None, option("--output", "TỆP", "Ghi vào tệp .xlsx, .csv hoặc .json (ngoài hồ sơ).")] = None,
    force: Force = False,
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

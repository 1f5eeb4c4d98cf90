"""``cdsdossier compare``: years of a school side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Force, argument, flag, option
from cdsdossier.cli._target import choose_target
from cdsdossier.errors import Unreadable, WrongUsage
from cdsdossier.text.visible import to_visible_bytes

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.judging.year_comparison import YearComparison

FORMATS = ("table", "json", "csv")
_SUFFIXES = (".xlsx", ".csv", ".json")


def compare(
    folders: Annotated[list[Path], argument("A B [C]...", "Thư mục hồ sơ của từng năm.")],
    form: Annotated[str, option("--format", "DẠNG", "table (bảng), json hoặc csv.")] = "table",
    everything: Annotated[bool, flag("--all", "Bảng có cả những mục chấm không đổi.")] = False,
    to: Annotated[Path | None, option("--output", "TỆP", "Ghi vào tệp .xlsx, .csv hoặc .json (ngoài hồ sơ).")] = None,
    force: Force = False,
) -> int:
    """So sánh các năm học: điểm, mức, minh chứng, tồn tại.

    Các năm xếp theo năm học, nêu trước sau không quan trọng. Chỉ đọc, không sửa hồ sơ nào.
    """
    load.check_choice("--format", form, FORMATS)
    target = choose_target(to, force=force, example="../so-sanh.xlsx", suffixes=_SUFFIXES) if to else None
    found = _read(folders)
    if target is not None:
        target.write(_content(found, target.path.suffix.lower()))
        output.show_text(f"Đã ghi {target.path}.")
    else:
        _show(found, form, everything=everything)
    return 0


def _read(folders: Sequence[Path]) -> YearComparison:
    """Read the dossiers and compare them by school year; raise Unreadable, naming the one that cannot be read."""
    from cdsdossier.judging.year_comparison import compare_years, sort_by_year
    from cdsdossier.model.dossier import locate_dossier

    if len(folders) < 2:
        raise WrongUsage("So sánh cần ít nhất hai hồ sơ, ví dụ: cdsdossier compare 2024-2025 2025-2026")
    roots: set[Path] = set()
    for folder in folders:
        root = locate_dossier(folder).resolve()
        if root in roots:
            raise WrongUsage(f"Hồ sơ {folder} được nêu hai lần. Nêu thư mục của những năm khác nhau.")
        roots.add(root)
    return compare_years(sort_by_year([_assessed(folder) for folder in folders]))


def _assessed(folder: Path) -> Assessment:
    """Return the scores of a dossier, with its evidence probed, without running rules."""
    try:
        scored = load.load_scores(folder, None, look=True)  # the day plays no part
    except Unreadable as error:
        raise Unreadable(f"Không so sánh được, hồ sơ {folder}: {error}", error.findings, error.page) from error
    for file in scored.dossier.pages:
        if scored.dossier.unreadable(file):
            output.show_note(f"Chú ý: {folder}: không đọc được {file}.")
    return scored


def _show(found: YearComparison, form: str, *, everything: bool) -> None:
    from cdsdossier.views.year_comparison import data, text

    if form == "json":
        output.show_data(data.compare_json(found))
    elif form == "csv":
        output.show_data(data.compare_csv(found), "utf-8-sig")  # the mark tells Excel that this is UTF-8
    else:
        output.show_lines(text.compare_lines(found, everything=everything))


def _content(found: YearComparison, suffix: str) -> bytes:
    from cdsdossier.views.year_comparison import data, excel

    if suffix == ".xlsx":
        return excel.compare_workbook(found)
    text = data.compare_json(found) if suffix == ".json" else data.compare_csv(found)
    return to_visible_bytes(text, "utf-8" if suffix == ".json" else "utf-8-sig")

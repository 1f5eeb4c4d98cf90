"""``cdsdossier init``: a new year's folder, ready to fill in."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cdsdossier.cli import _opening as opening
from cdsdossier.cli import _output as output
from cdsdossier.errors import WrongUsage

if TYPE_CHECKING:
    from cdsdossier.scaffold import NewYear


def _text(name: str, metavar: str, words: str) -> object:
    return typer.Option(name, metavar=metavar, help=words, show_default=False)


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ MỤC", help="Thư mục mới, tên theo năm học: 2025-2026.")],
    kind: Annotated[str | None, _text("--kind", "LOẠI", "Loại trường: mam-non, tieu-hoc, thcs, thpt, gdtx …")] = None,
    set_name: Annotated[str | None, _text("--set", "MÃ|TỆP", "Bộ chỉ số; bỏ trống thì chọn theo loại trường.")] = None,
    year: Annotated[str | None, _text("--year", "NĂM HỌC", "Ví dụ 2025-2026; bỏ trống thì lấy tên thư mục.")] = None,
    school: Annotated[str | None, _text("--school", "TÊN", "Tên trường như trên văn bản.")] = None,
    code: Annotated[str | None, _text("--code", "KÝ HIỆU", "Ký hiệu trường trên văn bản, ví dụ THCSQT.")] = None,
    place: Annotated[str | None, _text("--place", "ĐỊA DANH", "Địa danh ghi trước ngày tháng.")] = None,
    parent: Annotated[str | None, _text("--parent", "CƠ QUAN", "Cơ quan chủ quản, in trên tên trường.")] = None,
    reports_to: Annotated[str | None, _text("--reports-to", "CƠ QUAN", "Nơi nhận báo cáo (quản lý trực tiếp).")] = None,
) -> int:
    """Tạo thư mục hồ sơ của một năm học."""
    from cdsdossier import scaffold, schemas
    from cdsdossier.indicatorset import IndicatorSet

    asked = {"school": school, "code": code, "place": place, "parent": parent, "reports_to": reports_to}
    _refuse_existing(folder)
    chosen_year = _year(folder, year)
    chosen_kind = _kind(kind, set_name)
    source = set_name or scaffold.set_for(chosen_kind)
    texts = {name: _asked(_QUESTIONS[name], value) for name, value in asked.items()}
    new = scaffold.NewYear(chosen_year, chosen_kind, **texts)
    described = schemas.files_of(IndicatorSet.read(source))  # the YAML files name these in their first line
    scaffold.create(folder, scaffold.files_of(new, source) | described)
    _tell(folder, new, source)
    return 0


_QUESTIONS = {
    "school": "Tên trường (ví dụ: Trường THCS Quyết Tiến)",
    "code": "Ký hiệu trường trên văn bản (ví dụ: THCSQT)",
    "place": "Địa danh ghi trước ngày tháng (ví dụ: Quyết Tiến)",
    "parent": "Cơ quan chủ quản (ví dụ: UBND xã Quyết Tiến)",
    "reports_to": "Nơi nhận báo cáo (ví dụ: Phòng Văn hóa - Xã hội xã Quyết Tiến)",
}


def _refuse_existing(folder: Path) -> None:
    if (folder / "dossier.yaml").exists() or (folder / "scores").exists():
        raise WrongUsage(f"{folder} đã là một hồ sơ; không ghi đè gì. Chọn tên thư mục khác.")
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{folder} là một tệp, không phải thư mục. Chọn tên khác.")


def _year(folder: Path, year: str | None) -> str:
    """Return the school year: as given, as the folder is named, or as answered."""
    name = folder.resolve().name
    given = year or (name if re.fullmatch(r"[0-9]{4}-[0-9]{4}", name) else None)
    return _answered("Năm học (ví dụ: 2025-2026)", given, _checked_year)


def _checked_year(written: str) -> str:
    found = re.fullmatch(r"([0-9]{4})\s*[-–]\s*([0-9]{4})", written)
    if found and 1900 <= int(found.group(1)) <= 9000 and int(found.group(2)) == int(found.group(1)) + 1:
        return f"{found.group(1)}-{found.group(2)}"
    what = f"“{written}” không phải năm học." if written else "Chưa biết năm học."
    raise WrongUsage(f"{what} Thêm --year với hai năm liền nhau, ví dụ --year 2025-2026.")


def _kind(kind: str | None, set_name: str | None) -> str:
    """Return the kind of school: as given, as the set implies where it is for one kind only, or as answered."""
    from cdsdossier import scaffold
    from cdsdossier.indicatorset import IndicatorSet

    fitting = IndicatorSet.read(set_name).applies_to if set_name else scaffold.kinds()
    if kind is None and set_name and (len(fitting) == 1 or not sys.stdin.isatty()):
        return fitting[0] if len(fitting) == 1 else ""

    def checked(written: str) -> str:
        if written:
            return opening.one_of("--kind", written.lower(), tuple(fitting))
        raise WrongUsage(f"Thêm --kind (loại trường) hoặc --set (bộ chỉ số). Các loại: {', '.join(fitting)}.")

    return _answered(f"Loại trường ({', '.join(fitting)})", kind, checked)


def _answered(question: str, given: str | None, checked: Callable[[str], str]) -> str:
    """Return what was given, or an answer that holds; a person who mistypes is asked again, twice."""
    if given is not None or not sys.stdin.isatty():
        return checked((given or "").strip())
    for _ in range(2):
        try:
            return checked(_asked(question, None))
        except WrongUsage:
            output.note(f"Chưa đúng. {question}.")
    return checked(_asked(question, None))


def _asked(question: str, given: str | None) -> str:
    """Return what was given, or the answer to a question; off a terminal nothing is asked."""
    if given is not None or not sys.stdin.isatty():
        return (given or "").strip()
    answer: str = typer.prompt(question, default="", show_default=False, err=True)
    return answer.strip()


def _tell(folder: Path, year: NewYear, source: str) -> None:
    from cdsdossier.indicatorset import IndicatorSet

    rules = IndicatorSet.read(source)
    output.show_text(f"Đã tạo hồ sơ năm học {year.school_year} trong {folder} (bộ chỉ số {rules.id}).")
    output.show_text("Việc tiếp theo:")
    output.show_text(f"  1. Mở {folder / 'dossier.yaml'} và điền tên trường, hội đồng, căn cứ.")
    output.show_text(f"  2. Đặt tệp minh chứng vào {folder / 'evidence'}, mỗi dòng một thư mục.")
    if rules.findings:
        output.note(f"Chú ý: bộ chỉ số có {len(rules.findings)} chỗ viết chưa đúng. Xem: cdsdossier check {folder}")
    if rules.status == "skeleton":
        output.note("Chú ý: bộ chỉ số này mới có khung, chưa chấm điểm được. Xem: cdsdossier sets show " + source)
    else:
        output.show_text(f"  3. Chấm điểm trong {folder / 'scores'}, rồi xem: cdsdossier score {folder}")

"""What ``init`` needs to know: given as an option, implied by the folder, or asked on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.errors import WrongUsage
from cdsdossier.text.days import parse_school_year

#: The question for each field.
_QUESTIONS = {
    "school": "Tên trường (ví dụ: Trường THCS Quyết Tiến)",
    "code": "Ký hiệu trường trên văn bản (ví dụ: THCSQT)",
    "place": "Địa danh ghi trước ngày tháng (ví dụ: Quyết Tiến)",
    "parent": "Cơ quan chủ quản, quản lý trực tiếp (ví dụ: UBND xã Quyết Tiến)",
    "reports_to": "Nơi nhận báo cáo (ví dụ: Phòng Văn hóa - Xã hội xã Quyết Tiến)",
}


def ask_school_texts(given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the texts of a new dossier: as given, or as answered; empty off a terminal."""
    return {name: _asked(_QUESTIONS[name], value) for name, value in given.items()}


def join_split_year(folder: Path) -> Path:
    """Return the folder that was meant: the slash in ``năm học 2025/2026`` stands between years, not folders."""
    parent = folder.parent
    if parent.exists() or not parse_school_year(f"{parent.name}/{folder.name}"):
        return folder
    return parent.with_name(f"{parent.name}-{folder.name}")


def ask_school_year(folder: Path, year: str | None) -> str:
    """Return the school year: as given, as the folder is named, or as answered."""
    given = year or parse_school_year(folder.resolve().name) or None
    return _answered("Năm học (ví dụ: 2025-2026)", given, _checked_year)


def _checked_year(written: str) -> str:
    found = parse_school_year(written)
    if found:
        return found
    what = f"“{written}” không phải năm học." if written else "Chưa biết năm học."
    raise WrongUsage(f"{what} Thêm --year với hai năm liền nhau, ví dụ --year 2025-2026.")


def ask_school_kind(kind: str | None, set_name: str | None) -> str:
    """Return the kind of school: as given, as the set implies where it is for one kind only, or as answered."""
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.model.school_kinds import parse_school_kind
    from cdsdossier.workflows import scaffold

    fitting = (IndicatorSet.read(set_name).applies_to if set_name else ()) or scaffold.list_school_kinds()
    if kind is None and set_name and (len(fitting) == 1 or not sys.stdin.isatty()):
        return fitting[0] if len(fitting) == 1 else ""

    def checked(written: str) -> str:
        if written:
            return load.check_choice("--kind", parse_school_kind(written) or written, tuple(fitting))
        raise WrongUsage(f"Thêm --kind (loại trường) hoặc --set (bộ chỉ số). Các loại: {', '.join(fitting)}.")

    return _answered(f"Loại trường ({', '.join(fitting)})", kind, checked)


def _answered(question: str, given: str | None, checked: Callable[[str], str]) -> str:
    """Return what was given, or a valid answer; after a wrong answer the question comes again, at most twice."""
    if given is not None or not sys.stdin.isatty():
        return checked((given or "").strip())
    for _ in range(2):
        try:
            return checked(_asked(question, None))
        except WrongUsage:
            output.show_note(f"Chưa đúng. {question}.")
    return checked(_asked(question, None))


def ask_with_default(question: str, given: str | None, usual: str) -> str:
    """Return what was given, or the answer to a question; ``usual`` is the default answer."""
    if given is not None or not sys.stdin.isatty():
        return (given or usual).strip()
    return output.prompt_line(f"{question} [{usual}]: " if usual else f"{question}: ") or usual


def _asked(question: str, given: str | None) -> str:
    """Return what was given, or the answer to a question; empty off a terminal."""
    if given is not None or not sys.stdin.isatty():
        return (given or "").strip()
    return output.prompt_line(f"{question}: ")

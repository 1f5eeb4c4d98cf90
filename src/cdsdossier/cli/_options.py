"""The arguments and options that several commands have, and short forms for the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from cdsdossier.errors import WrongUsage
from cdsdossier.text.days import parse_school_year, parse_written_day


def option(name: str, metavar: str, words: str, **more: Any) -> Any:  # noqa: ANN401 - what typer takes and returns
    """Return an option that takes a value, without its default on the help page."""
    return typer.Option(name, metavar=metavar, help=words, show_default=False, **more)


def flag(name: str, words: str) -> Any:  # noqa: ANN401 - what typer returns
    """Return an option that is given or not."""
    return typer.Option(name, help=words, show_default=False)


def argument(metavar: str, words: str) -> Any:  # noqa: ANN401 - what typer returns
    """Return an argument, without its default on the help page."""
    return typer.Argument(metavar=metavar, help=words, show_default=False)


Folder = Annotated[Path, argument("[THƯ MỤC]", "Thư mục hồ sơ.")]
Yes = Annotated[bool, flag("--yes", "Ghi luôn, không hỏi lại.")]
Sets = Annotated[Path | None, option("--sets", "THƯ MỤC", "Hồ sơ nhận theo gói: chấm theo các bộ trong thư mục này.")]
OfficeFile = Annotated[Path | None, option("--office", "TỆP", "Tệp office.yaml của cơ quan nhận hồ sơ.")]
Force = Annotated[bool, flag("--force", "Ghi đè cả tệp đã sửa hoặc của người khác.")]


@dataclass(frozen=True)
class JudgedBy:
    """What a command names to judge by: one set for all, a folder of sets, the file of the office."""

    set_name: str | None = None
    sets: Path | None = None
    office: Path | None = None
    #: Above which the office is looked for; None: above the dossier.
    place: Path | None = None

    def __post_init__(self) -> None:
        """Refuse two answers to one question."""
        if self.set_name is not None and self.sets is not None:
            raise WrongUsage("--set chấm theo một bộ, --sets chọn bộ trong một thư mục: chỉ nêu một trong hai.")

    def __bool__(self) -> bool:
        """Return whether something is named, so that the dossier's own set does not judge."""
        return any(one is not None for one in (self.set_name, self.sets, self.office))


#: Nothing is named: a school's own dossier is judged by its own set.
JUDGED_BY_ITS_OWN = JudgedBy()


def parse_day(name: str, written: str, example: str) -> date:
    """Return the day that an option names, as people write it (20/4/2026) or as files do (2026-04-20)."""
    told = f"Viết ngày/tháng/năm, hoặc {example}."
    try:
        day = parse_written_day(written)
    except ValueError:
        raise WrongUsage(f"{name}: không có ngày “{written}” trong lịch. {told}") from None
    if day is None:
        raise WrongUsage(f"{name} “{written}” không phải ngày. {told}")
    return day


def parse_year(written: str) -> str:
    """Return the school year that ``--year`` names."""
    year = parse_school_year(written)
    if not year:
        raise WrongUsage(f"--year “{written}” không phải năm học. Viết hai năm liền nhau, ví dụ --year 2025-2026.")
    return year

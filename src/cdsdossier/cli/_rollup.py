"""The parts of ``rollup`` around the work itself: which processes do it, messages, files to write."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.cli import _received as received
from cdsdossier.cli._target import OutputTarget, choose_target
from cdsdossier.errors import WrongUsage
from cdsdossier.views.numbers import format_day

if TYPE_CHECKING:
    from cdsdossier.cli._options import JudgedBy
    from cdsdossier.model.office import FoundOffice
    from cdsdossier.model.requirement import Requirement
    from cdsdossier.office.rollup.collect.detail_store import DetailStore
    from cdsdossier.office.rollup.collect.rows import ExpectedSchool, Rollup


@dataclass(frozen=True)
class RollupOptions:
    """Which processes do the work, and whether all dossiers are read again, known or not."""

    workers: int | None
    scheduler: str | None
    afresh: bool
    #: Files of the office that the call names: they are no school's, wherever they lie.
    own: tuple[Path, ...] = ()
    #: Every file of unpacked packages is read again.
    full: bool = False


def choose_rollup_targets(paths: Sequence[Path], *, force: bool) -> list[OutputTarget]:
    """Return the files to write, each once; refuse an unknown ending, and what may not be written."""
    from cdsdossier.office.rollup.output.formats import FORMS

    endings = [f".{ending}" for ending in FORMS]
    return [
        choose_target(path, force=force, example="tong-hop.xlsx", suffixes=endings) for path in dict.fromkeys(paths)
    ]


def choose_reminder_target(path: Path | None, who: object, *, force: bool) -> OutputTarget | Path | None:
    """Return the file of one letter to all, or the folder for a letter to each; None where none is asked for."""
    if path is None:
        return None
    if not who:
        raise WrongUsage("--remind cần biết ai phải gửi gì: thêm --roster danh-sach.xlsx, hoặc --require ke-hoach.")
    if path.is_dir():
        return path
    if path.suffix.lower() != ".docx":
        raise WrongUsage(
            f"--remind {path}: không có thư mục này. Tạo thư mục trước để viết mỗi nơi một công văn; "
            "hoặc ghi tên tệp .docx để viết một công văn chung, ví dụ --remind cong-van-nhac.docx"
        )
    return choose_target(path, force=force, option="--remind", example="cong-van-nhac.docx", suffixes=[".docx"])


def write_reminders(target: OutputTarget | Path, result: Rollup, *, force: bool) -> None:
    """Write the letters to those who have yet to send; say how many, or that nobody is waited for."""
    from cdsdossier.office.rollup.output.reminders import build_reminder_to_all, build_reminders
    from cdsdossier.office.rollup.statistics.tally import tally_rollup

    counted = tally_rollup(result)
    if isinstance(target, OutputTarget):
        letter = build_reminder_to_all(counted, result.office, result.wording)
        letters = [(target, letter)] if letter else []
    else:
        letters = [
            (choose_target(target / name, force=force, option="--remind", example="nhac"), data)
            for name, data in build_reminders(counted, result.office, result.wording)
        ]
    for one, data in letters:
        one.write(data)
    late = result.required and result.required.answer_by
    if letters and late and late < result.today:
        output.show_note(
            f"Chú ý: answer_by ({format_day(late)}) đã qua, nên công văn nhắc để trống hạn trả lời. "
            "Sửa answer_by trong tệp --require rồi chạy lại, hoặc điền trong Word."
        )
    if not letters:
        output.show_note("Không nơi nào còn thiếu, nên không viết công văn nhắc.")
    elif isinstance(target, OutputTarget):
        output.show_note(f"đã ghi {target.path}")
    else:
        output.show_note(f"đã ghi {len(letters)} công văn nhắc vào {target}")


def load_expected_schools(roster: Path | None) -> tuple[ExpectedSchool, ...] | None:
    """Return the schools of the roster; None where none is given."""
    if roster is None:
        return None
    from cdsdossier.office.rollup.statistics.roster import read_roster

    return read_roster(roster, lambda remark: output.show_note(f"Chú ý: {remark}"))


def load_requirement(said: Sequence[str] | None) -> Requirement | None:
    """Return the documents that the office has called for; None where it has not said."""
    if not said:
        return None
    from cdsdossier.model.requirement import read_requirement

    return read_requirement(said)


def load_office(roots: Sequence[Path], named: Path | None) -> FoundOffice:
    """Return the office that rolls up, and show which file says so; an empty one where none does.

    Raises WrongUsage where the roots are below several.
    """
    from cdsdossier.model.office import find_office

    found = [find_office(root if root.is_dir() else root.parent, named) for root in ([Path()] if named else roots)]
    files = list(dict.fromkeys(one.file for one in found if one.file))
    if len(files) > 1:
        raise WrongUsage(f"Các thư mục có office.yaml khác nhau: {files[0]}, {files[1]}. Nêu một tệp bằng --office.")
    office = next((one for one in found if one.file), found[0])
    received.show_office(office)
    received.show_strange_keys(*roots)
    return office


def roll_up_with_progress(
    roots: Sequence[Path],
    today: date,
    by: JudgedBy,
    roster: tuple[ExpectedSchool, ...] | None,
    who: RollupOptions,
    details: DetailStore | None = None,
) -> Rollup:
    """Roll up, with a progress bar on a terminal, and show the remarks."""
    from cdsdossier.office.rollup.collect.cache import rollup_cache_path
    from cdsdossier.office.rollup.collect.run import collect_rollup

    if who.workers is not None and who.workers < 1:
        raise WrongUsage("--workers phải từ 1 trở lên.")
    remarks: list[str] = []
    with _executor(who, roots) as (executor, workers), output.progress_bar("Đang đọc hồ sơ các trường") as progress:
        result = collect_rollup(
            roots,
            today=today,
            set_source=by.set_name,
            sets=by.sets,
            workers=workers,
            executor=executor,
            cache=rollup_cache_path(),
            progress=progress,
            remark=remarks.append,
            details=details,
            notice=output.show_note,
            afresh=who.afresh,
            own=who.own,
            full=who.full,
        )
    for remark in remarks:
        output.show_note(remark)
    if all(row.strange for row in result.schools):
        output.show_note(
            "Không thấy hồ sơ nào. Ghi thư mục chứa hồ sơ các trường (mỗi trường một thư mục hoặc một gói .zip)."
        )
    return replace(result, roster=roster)


def filter_by_year(result: Rollup, year: str | None) -> Rollup:
    """Return the dossiers of one school year and those without a year; show how many were left out."""
    if year is None:
        return result
    others = Counter(row.school_year for row in result.schools if row.school_year not in {year, ""} and not row.strange)
    if others:
        counts = ", ".join(f"{name} ({count})" for name, count in sorted(others.items()))
        output.show_note(f"Không tính hồ sơ năm học khác: {counts}.")
    kept = tuple(row for row in result.schools if row.school_year in {year, ""} or row.strange)
    return replace(result, schools=kept)


@contextlib.contextmanager
def _executor(who: RollupOptions, roots: Sequence[Path]) -> Iterator[tuple[Executor | None, int | None]]:
    if who.scheduler is None:
        yield None, who.workers
        return
    from cdsdossier.office.rollup.collect.dask_cluster import connect_cluster

    with connect_cluster(who.scheduler, roots) as given:
        yield given

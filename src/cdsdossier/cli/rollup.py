"""``cdsdossier rollup``: all dossiers below some folders in one table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli import _rollup as helper
from cdsdossier.cli._long_table import choose_long_targets, keep_details, write_long_table
from cdsdossier.cli._options import Force, JudgedBy, argument, flag, option, parse_year
from cdsdossier.cli._rollup_files import write_rollup_file

FORMATS = ("text", "csv", "json")


def rollup(
    roots: Annotated[list[Path], argument("THƯ MỤC...", "Thư mục chứa hồ sơ các trường.")],
    roster: Annotated[
        Path | None, option("--roster", "TỆP", "Danh sách trường phải gửi (.csv, .xlsx, .xls, .ods).")
    ] = None,
    require: Annotated[
        list[str] | None, option("--require", "TỆP|VĂN BẢN", "Văn bản phải gửi: tệp .yaml, hoặc mã như ke-hoach.")
    ] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Chấm mọi hồ sơ theo bộ này.")] = None,
    sets: Annotated[
        Path | None, option("--sets", "THƯ MỤC", "Chấm theo các bộ chỉ số trong thư mục này, chọn theo quyết định.")
    ] = None,
    today: Annotated[str | None, option("--today", "NGÀY", "Xét theo ngày này, ví dụ 2026-06-20.")] = None,
    year: Annotated[str | None, option("--year", "NĂM HỌC", "Chỉ tính năm học này, ví dụ 2025-2026.")] = None,
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc), csv hoặc json.")] = "text",
    to: Annotated[
        list[Path] | None,
        option("--output", "TỆP", "Ghi ra tệp: .csv .json .xlsx .parquet .html .docx (dùng được nhiều lần)."),
    ] = None,
    rows: Annotated[
        Path | None, option("--rows", "TỆP", "Ghi bảng dài, mỗi mục chấm của mỗi hồ sơ một dòng (.csv, .parquet).")
    ] = None,
    remind: Annotated[
        Path | None,
        option("--remind", "TỆP.docx|THƯ MỤC", "Công văn nhắc nơi còn thiếu: một tệp chung, hoặc mỗi nơi một tệp."),
    ] = None,
    split: Annotated[
        bool, flag("--split", "Tách .html, .docx theo cơ quan quản lý; trên 2000 hồ sơ thì tự tách.")
    ] = False,
    force: Force = False,
    office: Annotated[
        Path | None, option("--office", "TỆP", "Tệp office.yaml của cơ quan: tên, người ký, bộ chỉ số.")
    ] = None,
    workers: Annotated[int | None, option("--workers", "SỐ", "Số tiến trình đọc cùng lúc.")] = None,
    scheduler: Annotated[
        str | None, option("--scheduler", "ĐỊA CHỈ", "Chạy trên cụm dask, ví dụ tcp://may1:8786.")
    ] = None,
    full: Annotated[bool, flag("--full", "Đọc lại mọi tệp của gói đã giải nén, để biết có tệp nào bị sửa.")] = False,
    no_cache: Annotated[bool, flag("--no-cache", "Đọc lại mọi hồ sơ và lưu lại kết quả mới.")] = False,
) -> int:
    """Tổng hợp hồ sơ nhiều trường: điểm, mức độ, lỗi, ai đã gửi."""
    from cdsdossier.office.rollup.output.formats import render_rollup_file, render_rollup_lines
    from cdsdossier.office.rollup.statistics.tally import tally_rollup

    load.check_choice("--format", form, FORMATS)
    targets = helper.choose_rollup_targets(to or [], force=force)
    long = choose_long_targets(rows, force=force)
    letters = helper.choose_reminder_target(remind, roster or require, force=force)
    year = parse_year(year) if year is not None else None
    call = helper.load_requirement(require)
    expected, issuer = helper.load_expected_schools(roster), helper.load_office(roots, office)
    texts = (*(require or ()), *(one for one in (set_name,) if one))
    named = (roster, office, remind, sets, issuer.sets, rows, *(to or ()), *map(Path, texts))
    who = helper.RollupOptions(
        workers, scheduler, no_cache, tuple(path for path in named if isinstance(path, Path)), full
    )
    by = JudgedBy(set_name, sets or (None if set_name else issuer.sets))
    with keep_details(long) as details:
        result = helper.roll_up_with_progress(roots, load.parse_today(today), by, expected, who, details)
        result = replace(helper.filter_by_year(result, year), office=issuer.profile, wording=issuer.home, required=call)
        write_long_table(long, result, details)
    counted = tally_rollup(result)
    if form == "text":
        output.show_lines(render_rollup_lines(result, counted))
    else:
        output.show_data(render_rollup_file(form, result, counted).decode("utf-8"))
    for target in targets:
        write_rollup_file(target, result, counted, split=split)
    if letters:
        helper.write_reminders(letters, result, force=force)
    return 0

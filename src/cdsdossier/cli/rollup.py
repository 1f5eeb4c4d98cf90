"""``cdsdossier rollup``: all dossiers below some folders, one row for each, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli import _rollup as helper

FORMATS = ("text", "csv", "json")


def rollup(
    roots: Annotated[
        list[Path], typer.Argument(metavar="THƯ MỤC...", help="Thư mục chứa hồ sơ các trường.", show_default=False)
    ],
    roster: Annotated[
        Path | None,
        typer.Option("--roster", metavar="TỆP", help="Danh sách trường phải gửi (.csv, .xlsx).", show_default=False),
    ] = None,
    set_name: Annotated[
        str | None, typer.Option("--set", metavar="MÃ|TỆP", help="Chấm mọi hồ sơ theo bộ này.", show_default=False)
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Xét theo ngày này, ví dụ 2026-06-20.")
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="NĂM HỌC", help="Chỉ tính năm học này, ví dụ 2025-2026.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (để đọc), csv hoặc json.", show_default=False)
    ] = "text",
    to: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", metavar="TỆP", help="Ghi ra tệp: .csv .json .xlsx .parquet .html .docx (dùng được nhiều lần)."
        ),
    ] = None,
    office: Annotated[
        Path | None,
        typer.Option(
            "--office", metavar="TỆP", help="Tên cơ quan, người ký cho báo cáo .docx (.yaml).", show_default=False
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="SỐ", help="Số tiến trình đọc cùng lúc.", show_default=False),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ĐỊA CHỈ", help="Chạy trên cụm dask, ví dụ tcp://may1:8786.", show_default=False
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Đọc lại mọi hồ sơ, không dùng kết quả đã lưu.", show_default=False)
    ] = False,
) -> int:
    """Tổng hợp hồ sơ nhiều trường: điểm, mức độ, lỗi, ai đã gửi."""
    from cdsdossier.office.rollup.output.formats import render_rollup_file, render_rollup_lines

    load.check_choice("--format", form, FORMATS)
    targets = helper.check_rollup_targets(to or [])
    helper.refuse_bad_year(year)
    expected, issuer = helper.load_expected_schools(roster), helper.load_issuer(office)
    who = helper.RollupOptions(workers, scheduler, remember=not no_cache)
    result = helper.roll_up_with_progress(roots, load.parse_today(today), set_name, expected, who)
    result = replace(helper.filter_by_year(result, year), office=issuer)
    if form == "text":
        output.show_lines(render_rollup_lines(result))
    else:
        output.show_data(render_rollup_file(form, result).decode("utf-8"))
    for target, ending in targets.items():
        helper.write_rollup_file(target, render_rollup_file(ending, result))
    return 0

"""``cdsdossier verify``: whether a received package is complete and unchanged, and what ``check`` says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import argument, flag, option

FORMATS = ("text", "json")


def verify(
    source: Annotated[Path, argument("GÓI", "Tệp .zip đã nhận, hoặc thư mục đã giải nén.")],
    to: Annotated[Path | None, option("--to", "THƯ MỤC", "Gói nguyên vẹn thì giải nén vào thư mục này.")] = None,
    full: Annotated[bool, flag("--full", "Đọc lại mọi tệp của thư mục, không dùng kết quả đã lưu.")] = False,
    today: Annotated[str | None, option("--today", "NGÀY", "Kiểm tra theo ngày này, ví dụ 2026-05-20.")] = None,
    max_files: Annotated[int | None, option("--max-files", "SỐ", "Nhận gói có tới bấy nhiêu tệp.", min=1)] = None,
    max_bytes: Annotated[
        int | None, option("--max-bytes", "SỐ", "Nhận gói giải nén ra tới bấy nhiêu byte.", min=1)
    ] = None,
    max_ratio: Annotated[
        int | None, option("--max-ratio", "SỐ", "Nhận gói giải nén ra gấp tới bấy nhiêu lần.", min=1)
    ] = None,
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc) hoặc json.")] = "text",
) -> int:
    """Kiểm tra gói hồ sơ đã nhận: đủ tệp, không bị sửa, rồi xét như check.

    Không nêu --to thì không ghi gì ra máy này.
    """
    from cdsdossier.cli._verifying import inspect_package
    from cdsdossier.files.bagit.report import BagLimits

    load.check_choice("--format", form, FORMATS)
    asked = {"files": max_files, "bytes": max_bytes, "ratio": max_ratio}
    limits = BagLimits(**{name: number for name, number in asked.items() if number is not None})
    with inspect_package(source, to, limits, today, full=full) as looked:
        if form == "json":
            from cdsdossier.views.package import verify_json

            output.show_data(verify_json(looked))
        else:
            from cdsdossier.views.package import verify_lines

            output.show_lines(verify_lines(looked))
    return int(not looked.good)

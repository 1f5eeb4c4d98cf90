"""``cdsdossier check``: everything that is wrong, in one run, without writing anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _opening as opening
from cdsdossier.cli import _output as output

FORMATS = ("text", "json")
SEVERITIES = ("error", "warning", "notice")


def check(
    folder: Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)] = Path(),
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (để đọc) hoặc json.", show_default=False)
    ] = "text",
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Xét theo ngày này, ví dụ 2026-04-20.")
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="BẬC", help="Coi là chưa đạt từ bậc nào: error, warning, notice.", show_default=False
        ),
    ] = "error",
    set_name: Annotated[
        str | None, typer.Option("--set", metavar="MÃ|TỆP", help="Kiểm tra theo bộ chỉ số khác.", show_default=False)
    ] = None,
) -> int:
    """Kiểm tra hồ sơ trước khi gửi: mọi lỗi trong một lần, không sửa gì."""
    opening.one_of("--format", form, FORMATS)
    opening.one_of("--fail-on", fail_on, SEVERITIES)
    assessment = opening.assessed(folder, set_name, today)
    if form == "json":
        from cdsdossier.present.jsontext import check_json

        output.show_data(check_json(assessment))
    else:
        from cdsdossier.present.findingtext import check_lines

        output.show(check_lines(assessment))
    from cdsdossier.findings import Severity

    return int(any(f.waived is None and f.severity.reaches(Severity(fail_on)) for f in assessment.findings))

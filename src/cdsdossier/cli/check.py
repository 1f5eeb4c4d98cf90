"""``cdsdossier check``: everything that is wrong, in one run, without writing anything into the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output

FORMATS = ("text", "concise", "json", "sarif")
SEVERITIES = ("error", "warning", "notice")


def check(
    folder: Annotated[Path, typer.Argument(metavar="[THƯ MỤC]", help="Thư mục hồ sơ.", show_default=False)] = Path(),
    form: Annotated[
        str,
        typer.Option("--format", metavar="DẠNG", help="text (để đọc), concise, json hoặc sarif.", show_default=False),
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
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="QUY TẮC", help="Chỉ xét quy tắc này (dùng được nhiều lần).")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="QUY TẮC", help="Bỏ qua quy tắc này (dùng được nhiều lần).")
    ] = None,
    set_name: Annotated[
        str | None, typer.Option("--set", metavar="MÃ|TỆP", help="Kiểm tra theo bộ chỉ số khác.", show_default=False)
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--output", metavar="TỆP", help="Ghi kết quả vào tệp này (ở ngoài hồ sơ).")
    ] = None,
    links: Annotated[
        bool, typer.Option("--links", help="Thử mở các đường liên kết (cần mạng).", show_default=False)
    ] = False,
) -> int:
    """Kiểm tra hồ sơ trước khi gửi: mọi lỗi trong một lần, không sửa gì."""
    load.check_choice("--format", form, FORMATS)
    load.check_choice("--fail-on", fail_on, SEVERITIES)
    chosen = load.select_rules(select or [], ignore or [])
    assessment = load.load_assessment(folder, set_name, today, links=links).only(chosen)
    target = load.check_outside_dossier(assessment.dossier.folder, to)
    if form == "text" and target is None:
        from cdsdossier.views.findings.text import check_lines

        output.show_lines(check_lines(assessment))
    else:
        from cdsdossier.views.findings.formats import format_findings

        output.write_or_show_data(format_findings(form, assessment), target)
    from cdsdossier.findings import Severity

    return int(any(f.waived is None and f.severity.reaches(Severity(fail_on)) for f in assessment.findings))

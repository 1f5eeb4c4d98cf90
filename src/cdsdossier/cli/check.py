"""``cdsdossier check``: everything that is wrong, in one run, without writing anything into the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

FORMATS = ("text", "concise", "json", "sarif")
SEVERITIES = ("error", "warning", "notice")


def check(
    folder: Folder = Path(),
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc), concise, json hoặc sarif.")] = "text",
    today: Annotated[str | None, option("--today", "NGÀY", "Xét theo ngày này, ví dụ 2026-04-20.")] = None,
    fail_on: Annotated[
        str, option("--fail-on", "BẬC", "Coi là chưa đạt từ bậc nào: error, warning, notice.")
    ] = "error",
    select: Annotated[
        list[str] | None, option("--select", "QUY TẮC", "Chỉ xét quy tắc này (dùng được nhiều lần).")
    ] = None,
    ignore: Annotated[
        list[str] | None, option("--ignore", "QUY TẮC", "Bỏ qua quy tắc này (dùng được nhiều lần).")
    ] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Kiểm tra theo bộ chỉ số khác.")] = None,
    to: Annotated[Path | None, option("--output", "TỆP", "Ghi kết quả vào tệp này (ở ngoài hồ sơ).")] = None,
    links: Annotated[bool, flag("--links", "Thử mở các đường liên kết (cần mạng).")] = False,
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
    return int(_has_reached(fail_on, assessment))


def _has_reached(severity: str, assessment: Assessment) -> bool:
    """Return whether a finding that is not waived is of this severity or a worse one."""
    from cdsdossier.findings import Severity

    limit = Severity(severity)
    return any(finding.waived is None and finding.severity.reaches(limit) for finding in assessment.findings)

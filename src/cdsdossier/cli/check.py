"""``cdsdossier check``: everything that is wrong, in one run, without writing anything into the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Force, JudgedBy, OfficeFile, Sets, flag, option
from cdsdossier.cli._target import choose_target

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
    sets: Sets = None,
    office: OfficeFile = None,
    to: Annotated[Path | None, option("--output", "TỆP", "Ghi kết quả vào tệp này (ở ngoài hồ sơ).")] = None,
    force: Force = False,
    links: Annotated[bool, flag("--links", "Thử mở các đường liên kết (cần mạng).")] = False,
    full: Annotated[bool, flag("--full", "Gói đã nhận: đọc lại mọi tệp để biết có tệp nào bị sửa không.")] = False,
) -> int:
    """Kiểm tra hồ sơ trước khi gửi: mọi lỗi trong một lần, không sửa gì."""
    from cdsdossier.findings import Severity
    from cdsdossier.views.findings.formats import format_findings
    from cdsdossier.views.findings.text import check_lines

    load.check_choice("--format", form, FORMATS)
    load.check_choice("--fail-on", fail_on, SEVERITIES)
    chosen = load.select_rules(select or [], ignore or [])
    target = choose_target(to, force=force) if to else None
    by = JudgedBy(set_name, sets, office)
    assessment = load.load_assessment(folder, today, by, links=links, full=full).only(chosen)
    if form == "text" and target is None:
        output.show_lines(check_lines(assessment))
    else:
        output.write_or_show_data(format_findings(form, assessment), target)
    limit = Severity(fail_on)
    return int(any(one.waived is None and one.severity.reaches(limit) for one in assessment.findings))

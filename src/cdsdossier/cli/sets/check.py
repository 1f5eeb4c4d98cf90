"""``cdsdossier sets check``: everything that is wrong with an indicator set, shown as ``check`` does."""

from __future__ import annotations

from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import argument, option
from cdsdossier.cli.sets import names as set_names

FORMATS = ("text", "concise", "json")


def check_set(
    name: Annotated[str, argument("[MÃ|TỆP]", "Mã, tệp, hoặc thư mục hồ sơ (bỏ trống: hồ sơ đang đứng).")] = ".",
    form: Annotated[str, option("--format", "DẠNG", "text (để đọc), concise hoặc json.")] = "text",
) -> int:
    """Kiểm tra một bộ chỉ số: mọi lỗi trong một lần.

    Xét cách viết, mã, tổng điểm, các mức, khung điểm, nguồn. Không sửa gì.
    """
    from cdsdossier.findings import Severity
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.views.findings.formats import format_findings
    from cdsdossier.views.findings.text import set_check_lines
    from cdsdossier.yamlio.reader import read_page

    load.check_choice("--format", form, FORMATS)
    path, file = set_names.locate_set(name)
    assessment = set_names.assess_set(IndicatorSet.look(read_page(path, file)), path)
    if form == "text":
        output.show_lines(set_check_lines(assessment))
    else:
        output.show_data(format_findings(form, assessment))
    return int(bool(assessment.standing(Severity.ERROR)))

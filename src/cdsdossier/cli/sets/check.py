"""``cdsdossier sets check``: everything that is wrong with an indicator set, as ``check`` tells it of a dossier's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli.sets import names as set_names

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.model.indicatorset import IndicatorSet

FORMATS = ("text", "concise", "json")


def check_set(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[MÃ|TỆP]", help="Mã, tệp, hoặc thư mục hồ sơ (bỏ trống: hồ sơ đang đứng).", show_default=False
        ),
    ] = ".",
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (để đọc), concise hoặc json.", show_default=False)
    ] = "text",
) -> int:
    """Kiểm tra một bộ chỉ số: mọi lỗi trong một lần.

    Xét cách viết, mã, tổng điểm, các mức, khung điểm, nguồn. Không sửa gì.
    """
    from cdsdossier.findings import Severity
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.views.findings.formats import findings_as
    from cdsdossier.views.findings.text import set_check_lines
    from cdsdossier.yamlio.reader import read_page

    load.one_of("--format", form, FORMATS)
    path, file = set_names.place_of(name)
    assessment = judged(IndicatorSet.look(read_page(path, file)), path)
    if form == "text":
        output.show(set_check_lines(assessment))
    else:
        output.show_data(findings_as(form, assessment))
    return int(bool(assessment.standing(Severity.ERROR)))


def judged(rules: IndicatorSet, path: Path | None = None) -> Assessment:
    """Put a set alone before the rules that are about sets; ``path`` is its file, not compared with itself."""
    from cdsdossier.files import resources
    from cdsdossier.judging.assessing import assess
    from cdsdossier.judging.rules import SET_RULES
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.indicatorset import IndicatorSet

    ours = resources.indicator_sets() / f"{rules.id}.yaml"
    own = rules.id not in resources.set_ids() or path is None or path.resolve() == ours.resolve()
    asked = SET_RULES if rules.page.readable else ()
    compared = None if own else IndicatorSet.read(rules.id)
    return assess(Dossier(Path()), rules, load.day(None), rules=asked, shipped=compared)

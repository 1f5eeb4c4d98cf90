"""``cdsdossier score``: points and levels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, JudgedBy, OfficeFile, Sets, flag, option
from cdsdossier.errors import WrongUsage

FORMATS = ("table", "json", "csv")


def score(
    folder: Folder = Path(),
    form: Annotated[str, option("--format", "DẠNG", "table (bảng), json hoặc csv.")] = "table",
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Chấm thử theo bộ chỉ số khác.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    today: Annotated[str | None, option("--today", "NGÀY", "Tính hạn theo ngày này, ví dụ 2026-04-20.")] = None,
    assessors: Annotated[bool, flag("--assessors", "Xem điểm từng thành viên hội đồng cạnh nhau.")] = False,
) -> int:
    """Xem điểm và mức độ từng nhóm, còn cách mức trên bao xa."""
    load.check_choice("--format", form, FORMATS)
    if assessors:
        return _side_by_side(folder, form)
    assessment = load.load_scores(folder, today, JudgedBy(set_name, sets, office))
    if form == "json":
        from cdsdossier.views.json import score_json

        output.show_data(score_json(assessment))
    elif form == "csv":
        from cdsdossier.views.score.csv import score_csv

        output.show_data(score_csv(assessment), "utf-8-sig")  # the mark tells Excel that this is UTF-8
    else:
        from cdsdossier.views.score.text import score_lines

        output.show_lines(score_lines(assessment))
    load.warn_of_unread(assessment)
    return 0


def _side_by_side(folder: Path, form: str) -> int:
    from cdsdossier.model.dossier.assessors import read_assessors
    from cdsdossier.views.score.assessors import assessor_lines

    if form != "table":
        raise WrongUsage("--assessors chỉ in ra bảng; bỏ --format.")
    dossier, rules, _ = load.load_dossier(folder, compare=False, look=False)
    assessors = read_assessors(dossier.folder)
    if not assessors:
        raise WrongUsage("Chưa có điểm của thành viên nào. Đưa vào: cdsdossier sheet import TỆP.xlsx --as N.V.A.")
    agreed = {row: scored.form for row, scored in dossier.scores.items()}
    output.show_lines(assessor_lines(rules, agreed, assessors))
    for one in assessors:
        if not one.sound:
            output.show_note(f"Chú ý: {one.file} có chỗ không đọc được. Nhập lại phiếu của người đó.")
    return 0

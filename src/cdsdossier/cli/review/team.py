"""``cdsdossier review agree``, ``merge`` and ``list``: the team's work on one dossier, and on all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, JudgedBy, OfficeFile, Sets, Yes, argument, option
from cdsdossier.cli._received import show_strange_keys
from cdsdossier.views.layout import styled_line, wrap_text

FORMATS = ("table", "csv", "json")


def agree_review(
    rows: Annotated[
        list[str],
        argument(
            "MỤC... [THƯ MỤC]",
            "Mã nhóm, tiêu chí hoặc mục chấm đã xem và đồng ý, ví dụ 1.3 2.4.1; rồi thư mục hồ sơ đã nhận.",
        ),
    ],
    by: Annotated[str, option("--by", "TÊN", "Người xét.")],
    within: Annotated[Path | None, option("--in", "THƯ MỤC", "Thư mục hồ sơ đã nhận.", hidden=True)] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Bộ chỉ số dùng để chấm.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    today: Annotated[str | None, option("--today", "NGÀY", "Ghi ngày xét này, ví dụ 2026-05-20.")] = None,
    yes: Yes = False,
) -> int:
    """Ghi đồng ý với điểm của trường ở những mục chấm đã xem.

    Chỉ ghi mục chấm chưa có kết luận; mục trường để trống thì không có gì để đồng ý. Cho xem rồi mới hỏi.
    """
    from cdsdossier.cli.review.show import refuse_missing_review
    from cdsdossier.errors import WrongUsage
    from cdsdossier.files.changes import apply_changes
    from cdsdossier.judging.review import compare_review
    from cdsdossier.office.review.agree import plan_agreement
    from cdsdossier.yamlio.loader import is_unwritable

    name = " ".join(by.split())
    if not name or is_unwritable(name):
        raise WrongUsage("--by cần tên người xét, ví dụ --by N.V.A.")
    rows, folder = _split_folder(rows, within)
    load.recover_dossier(folder)
    scored = load.load_scores(folder, today, JudgedBy(set_name, sets, office))
    refuse_missing_review(scored)
    compared = compare_review(scored.dossier, scored.indicator_set, scored.scores)
    plan = plan_agreement(scored, compared, rows, by=name)
    output.show_lines(wrap_text(f"Đồng ý {len(plan.agreed)} mục chấm ({name}): {', '.join(plan.agreed)}", hanging="  "))
    for words, ids in (("Đã có kết luận, giữ nguyên", plan.concluded), ("Trường chưa chấm, bỏ qua", plan.empty)):
        if ids:
            output.show_lines(wrap_text(f"{words}: {', '.join(ids)}", hanging="  "))
    output.confirm_changes(yes=yes)
    apply_changes(plan.home, [plan.change])
    output.show_text("Đã ghi review.yaml.")
    return 0


def _split_folder(words: list[str], within: Path | None) -> tuple[list[str], Path]:
    """Return the rows, and the folder that stands behind them where the last word is one."""
    last = Path(words[-1])
    if within is None and len(words) > 1 and last.is_dir() and not words[-1].replace(".", "").isdecimal():
        return words[:-1], last
    return words, within or Path()


def merge_review(
    source: Annotated[Path, argument("TỆP|THƯ MỤC", "review.yaml của người khác trong đoàn, hoặc thư mục có tệp đó.")],
    folder: Folder = Path(),
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Bộ chỉ số dùng để chấm.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    yes: Yes = False,
) -> int:
    """Gộp kết luận của người khác trong đoàn vào review.yaml.

    Chỉ lấy mục chấm ở đây chưa có kết luận. Mục hai bên kết luận khác nhau thì giữ ở đây, nêu ra để đoàn thống nhất.
    """
    from cdsdossier.cli.review.show import refuse_missing_review
    from cdsdossier.files.changes import apply_changes
    from cdsdossier.office.review.merge import plan_review_merge
    from cdsdossier.office.review.second_review import read_previous_review

    load.recover_dossier(folder)
    scored = load.load_scores(folder, None, JudgedBy(set_name, sets, office))
    refuse_missing_review(scored)
    plan = plan_review_merge(scored.dossier, scored.indicator_set, read_previous_review(source, option=""))
    for one in plan.conflicts:
        output.show_lines([styled_line((f"  {one.id}: ở đây {one.here}, ở kia {one.there}; giữ ở đây", "warn"))])
    if not plan.taken:
        output.show_text("Không có kết luận mới để lấy.")
        return 0
    output.show_lines(wrap_text(f"Lấy {len(plan.taken)} mục chấm: {', '.join(plan.taken)}", hanging="  "))
    output.confirm_changes(yes=yes)
    apply_changes(plan.home, [plan.change])
    output.show_text("Đã ghi review.yaml.")
    return 0


def list_all_reviews(
    roots: Annotated[list[Path], argument("THƯ MỤC...", "Thư mục chứa các gói đã giải nén.")],
    form: Annotated[str, option("--format", "DẠNG", "table (bảng), csv hoặc json.")] = "table",
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Bộ chỉ số dùng để chấm.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    today: Annotated[str | None, option("--today", "NGÀY", "Xét theo ngày này, ví dụ 2026-05-20.")] = None,
) -> int:
    """Liệt kê mọi đánh giá ngoài: đã xét bao nhiêu mục chấm, còn mục nào, ai còn phần nào."""
    from cdsdossier.model.indicatorset.office_sets import OfficeSets
    from cdsdossier.model.office import find_office
    from cdsdossier.office.review.listing import list_reviews
    from cdsdossier.views.review.listing import review_list_csv, review_list_json, review_list_lines

    load.check_choice("--format", form, FORMATS)
    by = JudgedBy(set_name, sets, office)
    ours = find_office(roots[0], by.office)
    remarks: list[str] = []
    with output.progress_bar("Đang xem các đánh giá") as progress:
        judged_by = OfficeSets.read(by.set_name, by.sets or ours.sets)
        found = list_reviews(roots, judged_by, load.parse_today(today), remarks.append, progress)
    for remark in remarks:
        output.show_note(remark)
    show_strange_keys(*roots)
    if form == "table":
        output.show_lines(review_list_lines(found))
    else:
        output.show_data("\ufeff" + review_list_csv(found) if form == "csv" else review_list_json(found))
    return 0

"""``cdsdossier review``: the points of the office beside those of the school."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Force, JudgedBy, OfficeFile, Sets, flag, option
from cdsdossier.cli._target import choose_target
from cdsdossier.errors import WrongUsage
from cdsdossier.views.layout import plain_text

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

FORMATS = ("table", "json", "csv", "html")


def show_review(
    folder: Folder = Path(),
    form: Annotated[str, option("--format", "DẠNG", "table (bảng), json, csv hoặc html.")] = "table",
    every: Annotated[bool, flag("--all", "Xem cả những mục chấm đoàn đồng ý với trường.")] = False,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Xem theo bộ chỉ số khác.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    today: Annotated[str | None, option("--today", "NGÀY", "Xét theo ngày này, ví dụ 2026-04-20.")] = None,
    to: Annotated[Path | None, option("--output", "TỆP", "Ghi kết quả vào tệp này (ở ngoài hồ sơ).")] = None,
    force: Force = False,
    full: Annotated[bool, flag("--full", "Gói đã nhận: đọc lại mọi tệp để biết có tệp nào bị sửa không.")] = False,
) -> int:
    """Xem điểm của trường và của đoàn cạnh nhau.

    Mục chấm nào lệch, vì sao, minh chứng ở đâu, mỗi bên mức nào, đánh giá còn thiếu gì. Không sửa gì.

    Dạng html là một trang mở bằng trình duyệt, bấm vào minh chứng là mở được: --format html --output ../danh-gia.html
    """
    from cdsdossier.judging.review import compare_review
    from cdsdossier.views.review.text import review_lines

    load.check_choice("--format", form, FORMATS)
    target = choose_target(to, force=force, example="../danh-gia.html") if to else None
    assessment = load.load_assessment(folder, today, JudgedBy(set_name, sets, office), full=full)
    refuse_missing_review(assessment)
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    if not compared.same_set:
        output.show_note("Chú ý: đoàn chấm theo bộ chỉ số khác; điểm, mức của đoàn chỉ đúng khi thêm --set với bộ ấy.")
    if form == "table" and target is None:
        output.show_lines(review_lines(assessment, compared, every=every))
        return 0
    from cdsdossier.views.review.data import review_csv, review_json
    from cdsdossier.views.review.html import review_page

    made = {
        "table": lambda: plain_text(review_lines(assessment, compared, every=every)),
        "json": lambda: review_json(assessment, compared),
        "csv": lambda: "\ufeff" + review_csv(assessment, compared),  # the mark tells Excel that this is UTF-8
        "html": lambda: review_page(assessment, compared, target.path if target else None),
    }
    output.write_or_show_data(made[form](), target)
    return 0


def refuse_missing_review(assessment: Assessment) -> None:
    """Raise WrongUsage where the dossier has no review, with the ways to get one."""
    from cdsdossier.model.dossier import REVIEW, find_office_folder

    folder = find_office_folder(assessment.dossier.folder)
    if assessment.dossier.review is None:
        if (folder / f"{REVIEW}.txt").is_file():
            raise WrongUsage(f"Tệp {folder / REVIEW}.txt sai tên. Hãy đổi tên thành {REVIEW} (bỏ đuôi .txt).")
        raise WrongUsage(
            f"Hồ sơ này chưa có đánh giá ngoài (không có {REVIEW}). Cơ quan đánh giá mở bằng: cdsdossier review open. "
            "Trường nhận kết quả về bằng: cdsdossier review receive TỆP.zip"
        )


def refuse_mistyped_command(word: str) -> None:
    """Refuse a word that is not a folder and nearly a command."""
    from cdsdossier.yamlio.messages import nearest_word

    near = (
        "" if Path(word).exists() else nearest_word(word, ["agree", "list", "merge", "open", "pack", "receive", "show"])
    )
    if near:
        raise WrongUsage(f"Không có lệnh review “{word}”. Có phải: review {near}?")

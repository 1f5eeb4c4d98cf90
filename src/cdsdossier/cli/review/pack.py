"""``cdsdossier review pack`` and ``review receive``: the review travels back to the school."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, Force, JudgedBy, OfficeFile, Sets, Yes, argument, flag, option
from cdsdossier.cli._target import choose_target
from cdsdossier.files.changes import apply_changes
from cdsdossier.text.shell import folder_argument, path_argument
from cdsdossier.views.file_diff import file_diff_lines
from cdsdossier.views.layout import styled_line

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment


def pack_review(
    folder: Folder = Path(),
    target: Annotated[Path | None, option("--output", "TỆP.zip", "Ghi vào tệp này (ngoài hồ sơ).")] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Bộ chỉ số đã dùng để chấm.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    draft: Annotated[bool, flag("--draft", "Còn lỗi hay chưa kết luận vẫn đóng gói.")] = False,
    force: Force = False,
) -> int:
    """Đóng gói kết quả để gửi lại trường.

    Trong gói có review.yaml và văn bản trong review-output, không có gì khác. Không nêu --output thì ghi
    danh-gia-ngoai-<ký hiệu trường>-<năm học>.zip vào thư mục hiện tại, ngoài hồ sơ.
    """
    from cdsdossier.cli.review.show import refuse_missing_review
    from cdsdossier.judging.review import compare_review
    from cdsdossier.model.dossier import find_office_folder
    from cdsdossier.model.dossier.review import IN_PROGRESS
    from cdsdossier.office.review import pack as review_pack
    from cdsdossier.workflows.package.bag_info import find_edited_finals

    assessment = load.load_assessment(folder, None, JudgedBy(set_name, sets, office), look=False)
    refuse_missing_review(assessment)
    home = find_office_folder(assessment.dossier.folder).resolve()
    usual = load.default_target(home, f"{review_pack.name_review_package(assessment)}.zip")
    chosen = choose_target(target or usual, force=force, example="../danh-gia-ngoai.zip", suffixes=[".zip"])
    compared = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores)
    with output.progress_bar("Đang đóng gói") as progress:
        written = review_pack.write_review_package(assessment, compared, chosen.path, draft=draft, progress=progress)
    chosen.remember(written.sha256)
    output.show_edited_finals(find_edited_finals(assessment))
    output.show_text(f"Đã ghi {chosen.path} ({written.files} tệp).")
    output.show_text(
        "Gửi tệp này cho trường. Trường nhận bằng: cdsdossier review receive " + path_argument(Path(chosen.path.name))
    )
    _tell_papers(assessment, set_name)
    if compared.state == IN_PROGRESS:
        output.show_note("Chú ý: tình trạng còn là đang thẩm định; kết luận xong thì sửa state trong review.yaml.")
    return 0


def _tell_papers(assessment: Assessment, set_name: str | None) -> None:
    """Tell which papers did not go along: those that contradict the state, and those that it calls for."""
    from cdsdossier.office.review.pack import list_contradicting_papers, list_missing_papers, list_strange_papers

    if strange := list_strange_papers(assessment):
        output.show_note_list("Bỏ lại (trường không nhận): ", list(strange))
    if left := list_contradicting_papers(assessment):
        output.show_note_list("Bỏ lại (trái với state trong review.yaml): ", list(left))
    if missing := list_missing_papers(assessment):
        words = f"{folder_argument(assessment.dossier.folder)} {' '.join(missing)} --final"
        by = f" --set {path_argument(Path(set_name))}" if set_name else ""
        output.show_note_list("Chú ý: trong gói chưa có ", list(missing))
        output.show_note(f"Tạo rồi đóng gói lại: cdsdossier render{words}{by}")


def receive_review(
    source: Annotated[Path, argument("TỆP.zip", "Gói kết quả nhận về.")], folder: Folder = Path(), yes: Yes = False
) -> int:
    """Nhận kết quả đánh giá ngoài về hồ sơ của trường.

    Kiểm tra gói còn nguyên vẹn và đúng trường, đúng năm; cho xem sẽ ghi gì rồi mới hỏi. Chỉ ghi review.yaml và
    review-output; điểm và minh chứng của trường không đổi.
    """
    from cdsdossier.office.review.receive import plan_received_review

    dossier, rules, _ = load.load_for_change(folder)
    with plan_received_review(dossier, rules, source) as planned:
        for remark in planned.remarks:
            output.show_text(f"{remark[:1].upper()}{remark[1:]}.")
        if not planned.changes:
            output.show_text("Không có gì để ghi: hồ sơ đã có đúng kết quả này.")
            return 0
        if planned.before:
            output.show_lines(file_diff_lines("review.yaml", planned.before, planned.after))
        else:
            output.show_lines([styled_line(("  + review.yaml", "good"))])
        output.show_lines(styled_line((f"  + {name}", "good")) for name in planned.documents)
        output.confirm_changes(yes=yes)
        apply_changes(dossier.folder, planned.changes)
    where = "hồ sơ này" if dossier.folder == Path() else dossier.folder
    output.show_text(f"Đã ghi vào {where}. Xem: cdsdossier review{folder_argument(dossier.folder)}")
    return 0

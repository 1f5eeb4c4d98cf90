"""``cdsdossier review open``: begin an external assessment in the office's copy of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, JudgedBy, OfficeFile, Sets, option
from cdsdossier.cli._received import office_keys
from cdsdossier.text.shell import folder_argument, path_argument
from cdsdossier.views.layout import wrap_text

if TYPE_CHECKING:
    from cdsdossier.files.bagit.report import BagReport
    from cdsdossier.model.dossier import Dossier, Review
    from cdsdossier.office.review.second_review import SecondReview


def open_review(
    folder: Folder = Path(),
    body: Annotated[
        str | None, option("--body", "CƠ QUAN", "Cơ quan đánh giá ngoài, ví dụ UBND xã Quyết Tiến.")
    ] = None,
    set_name: Annotated[str | None, option("--set", "MÃ|TỆP", "Chấm theo bộ chỉ số của cơ quan.")] = None,
    sets: Sets = None,
    office: OfficeFile = None,
    last: Annotated[
        Path | None, option("--from", "LẦN TRƯỚC", "Trường gửi lại: chép kết luận lần trước từ thư mục này.")
    ] = None,
) -> int:
    """Mở đánh giá ngoài: tạo review.yaml để điền.

    Mỗi mục chấm ghi sẵn điểm của trường, chưa mục nào được coi là đồng ý. Chỉ thêm tệp review.yaml; tệp của trường
    không đổi. Đã có review.yaml thì không ghi gì.

    Trường bổ sung rồi gửi gói mới: giải nén gói mới ra thư mục khác, mở ở đó với --from và thư mục của lần trước.
    """
    from cdsdossier.model.dossier import find_office_folder
    from cdsdossier.model.office import find_office
    from cdsdossier.office.review.begin import ReceivedPackage, begin_review, refuse_unreadable_head
    from cdsdossier.office.review.open import refuse_existing
    from cdsdossier.office.review.second_review import read_previous_review

    load.recover_dossier(folder)
    scored = load.load_scores(folder, None, JudgedBy(set_name, sets, office))
    dossier, rules = scored.dossier, scored.indicator_set
    refuse_existing(dossier.folder)
    refuse_unreadable_head(dossier)
    before = read_previous_review(last) if last else None
    ours = find_office(dossier.folder, office).profile
    name = _office_name(body or ours.name, before, dossier)
    report = _verify_package(dossier)
    keys = office_keys(find_office_folder(dossier.folder), office) if report else ()
    package = ReceivedPackage(report, load.parse_today(None), keys) if report else None
    path, again = begin_review(dossier, rules, ours, body=name, package=package, last=before)
    _tell(path, len(dossier.findings), folder)
    if again:
        _tell_carried(again)
    if not dossier.received:
        _tell_uncounted(folder)
    return 0


def _tell_uncounted(folder: Path) -> None:
    """Say that a roll-up counts no review in a plain folder, and how a dossier becomes a received package."""
    words = (
        f"cdsdossier pack{folder_argument(folder)}, rồi: cdsdossier verify TỆP.zip --to THƯ MỤC, và mở đánh giá ở đó"
    )
    output.show_note_list(
        "Chú ý: ", [f"hồ sơ này không nằm trong gói đã nhận, nên rollup không tính đánh giá ngoài ở đây. Gõ: {words}"]
    )


def _office_name(given: str | None, before: Review | None, dossier: Dossier) -> str:
    """Return the name of the office: as given, as in its previous review, or as answered."""
    from cdsdossier.cli._newyear import ask_with_default

    usual = dossier.head.school.superior or ""
    if before is not None:
        usual = before.body.name or usual
        given = given or usual  # the office is known: nothing to ask
    return ask_with_default("Cơ quan đánh giá ngoài", given, usual)


def _verify_package(dossier: Dossier) -> BagReport | None:
    """Return what the package that the dossier came in is now; None where it came without one."""
    from cdsdossier.files.bagit.verify import verify_bag
    from cdsdossier.model.dossier import find_office_folder

    if not dossier.received:
        return None
    home = find_office_folder(dossier.folder)
    with output.progress_bar("Đang đối chiếu gói hồ sơ") as progress:
        report = verify_bag(home, progress=progress)
    if not report.sound:
        output.show_note(f"Chú ý: hồ sơ không còn như trong gói đã nhận: {report.faults[0]}")
        output.show_note(f"Xem hết: cdsdossier verify {path_argument(home)}")
    return report


def _tell_carried(done: SecondReview) -> None:
    output.show_text("Đã chép từ lần trước: cơ quan, đoàn, căn cứ, nhận xét, kết luận từng mục chấm.")
    for words, rows in (
        ("Giữ kết luận của đoàn (trường không sửa điểm)", done.kept),
        ("Trường đã sửa theo đoàn", done.followed),
        ("Đoàn xét lại rồi ghi kết luận", done.again),
    ):
        if rows:
            output.show_lines(wrap_text(f"{words}: {', '.join(rows)}", "  ", "    "))
    output.show_text("Ghi mới: state, date, số và ngày văn bản. Minh chứng có thể đã đổi: xem lại trước khi kết luận.")


def _tell(path: Path, faults: int, folder: Path) -> None:
    words = folder_argument(folder)
    output.show_text(f"Đã mở đánh giá ngoài: {path}")
    output.show_text("Việc tiếp theo:")
    output.show_text(f"  1. Mở {path.name}, điền cơ quan, đoàn, ngày. Xem từng mục chấm:")
    output.show_text("     Không đồng ý thì ghi agree: false, điểm của đoàn và lý do.")
    output.show_text("     Đồng ý thì ghi agree: true, hoặc cả loạt: cdsdossier review agree 1.3 1.4 --by N.V.A.")
    output.show_text(f"  2. Xem điểm hai bên, mục chấm còn thiếu: cdsdossier review{words}")
    output.show_text(f"  3. Xong thì gửi lại trường: cdsdossier review pack{words}")
    if faults:
        output.show_note(f"Chú ý: hồ sơ có {faults} chỗ chưa đọc được đúng. Xem: cdsdossier check{words}")

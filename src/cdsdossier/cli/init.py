"""``cdsdossier init``: a new year's folder, ready to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _decision as decisions
from cdsdossier.cli import _fromlast as fromlast
from cdsdossier.cli import _newyear as newyear
from cdsdossier.cli import _output as output
from cdsdossier.cli._decision import DecisionFile, describe_decision
from cdsdossier.cli._options import Yes, argument, option
from cdsdossier.errors import WrongUsage
from cdsdossier.files.changes import recover_changes
from cdsdossier.text.shell import folder_argument

if TYPE_CHECKING:
    from cdsdossier.model.indicatorset import IndicatorSet
    from cdsdossier.workflows.scaffold import NewYear

Text = str | None


def init(
    folder: Annotated[Path, argument("THƯ MỤC", "Thư mục mới, tên theo năm học: 2025-2026.")],
    kind: Annotated[Text, option("--kind", "LOẠI", "Loại trường: mam-non, tieu-hoc, thcs, thpt, gdtx …")] = None,
    set_name: Annotated[Text, option("--set", "MÃ|TỆP", "Bộ chỉ số; bỏ trống thì chọn theo loại trường.")] = None,
    decision: Annotated[
        Path | None, option("--decision", "TỆP", "Tệp quyết định (Word, Excel, PDF): nhập bảng của nó làm bộ chỉ số.")
    ] = None,
    title: Annotated[str, option("--title", "TÊN", "Tên bộ chỉ số, khi trong tệp quyết định không ghi.")] = "",
    number: Annotated[str, option("--number", "SỐ", "Số quyết định, ví dụ 12/QĐ-BGDĐT.")] = "",
    date: Annotated[Text, option("--date", "NGÀY", "Ngày quyết định, ví dụ 2024-10-30.")] = None,
    issuer: Annotated[Text, option("--issuer", "CƠ QUAN", "Cơ quan ban hành quyết định.")] = None,
    year: Annotated[Text, option("--year", "NĂM HỌC", "Ví dụ 2025-2026; bỏ trống thì lấy tên thư mục.")] = None,
    school: Annotated[Text, option("--school", "TÊN", "Tên trường như trên văn bản.")] = None,
    code: Annotated[Text, option("--code", "KÝ HIỆU", "Ký hiệu trường trên văn bản, ví dụ THCSQT.")] = None,
    place: Annotated[Text, option("--place", "ĐỊA DANH", "Địa danh ghi trước ngày tháng.")] = None,
    parent: Annotated[
        Text, option("--parent", "CƠ QUAN", "Cơ quan chủ quản (quản lý trực tiếp), ví dụ UBND xã.")
    ] = None,
    reports_to: Annotated[Text, option("--reports-to", "CƠ QUAN", "Nơi nhận báo cáo, ví dụ phòng của UBND xã.")] = None,
    last: Annotated[
        Path | None, option("--from", "NĂM TRƯỚC", "Thư mục hồ sơ năm trước, để lấy sang; chỉ đọc.")
    ] = None,
    yes: Yes = False,
) -> int:
    """Tạo thư mục hồ sơ của một năm học.

    Có --from thì mang sang trường, hội đồng, căn cứ, lịch công tác; điểm và minh chứng bắt đầu lại. Có --decision thì
    cho xem trước đã đọc được gì, chỗ nào cần xem lại, rồi mới hỏi; đồng ý thì ghi cả hồ sơ.
    """
    from cdsdossier.model.indicatorset.set_file import SetFile
    from cdsdossier.workflows import begin_year, scaffold

    asked = {"school": school, "code": code, "place": place, "parent": parent, "reports_to": reports_to}
    folder = newyear.join_split_year(folder)
    recover_changes(folder)
    begin_year.refuse_existing_dossier(folder)
    if decision and set_name:
        raise WrongUsage("--decision nhập bộ chỉ số từ tệp, --set lấy bộ đã có: chỉ nêu một trong hai.")
    if (title or number or date or issuer) and not decision:
        raise WrongUsage("--title, --number, --date, --issuer nói về tệp quyết định: thêm --decision TỆP.")
    begun_by = DecisionFile(decision, describe_decision(title, number, date, issuer)) if decision else None
    if last is not None:
        known = {**asked, "year": year, "kind": kind, "set": set_name}
        return fromlast.create_from_previous_year(folder, last, known, begun_by, yes=yes)
    chosen_year, chosen_kind = newyear.ask_school_year(folder, year), newyear.ask_school_kind(kind, set_name)
    adopted = decisions.read_decision_for_kind(begun_by, chosen_kind, yes=yes) if begun_by else None
    new = scaffold.NewYear(chosen_year, chosen_kind, **newyear.ask_school_texts(asked))
    chosen = adopted.chosen if adopted else SetFile.read(set_name or scaffold.find_newest_set(chosen_kind))
    files = begin_year.build_first_year(new, chosen)
    sound = decisions.confirm_new_dossier(adopted, folder, yes=yes) if adopted else True
    scaffold.create_dossier(folder, files)
    _tell(folder, new, chosen.rules, decision)
    return 0 if sound else 1


def _tell(folder: Path, year: NewYear, rules: IndicatorSet, decision: Path | None) -> None:
    output.show_text(f"Đã tạo hồ sơ năm học {year.school_year} trong {folder} (bộ chỉ số {rules.id}).")
    output.show_text("Việc tiếp theo:")
    output.show_text(f"  1. Mở {folder / 'dossier.yaml'} và điền tên trường, hội đồng, căn cứ.")
    output.show_text(f"  2. Đặt tệp minh chứng vào {folder / 'evidence'}, mỗi mục chấm một thư mục.")
    if rules.findings:
        output.show_note(
            f"Chú ý: bộ chỉ số có {len(rules.findings)} chỗ viết chưa đúng. "
            f"Xem: cdsdossier check{folder_argument(folder)}"
        )
    if not decisions.warn_of_skeleton(rules, folder, decision):
        output.show_text(
            f"  3. Chấm điểm trong {folder / 'scores'}, rồi xem: cdsdossier score{folder_argument(folder)}"
        )

"""``cdsdossier pack``: the dossier as one file to send, written outside the dossier and never over another file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option
from cdsdossier.cli._target import refuse_missing_folder
from cdsdossier.errors import Refused, WrongUsage

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment
    from cdsdossier.workflows.package import PackagePlan

#: Files named in a message; the others are counted.
_NAMED = 10


def pack(
    folder: Folder = Path(),
    target: Annotated[Path | None, option("--output", "TỆP.zip", "Ghi vào tệp này (ngoài hồ sơ).")] = None,
    draft: Annotated[bool, flag("--draft", "Đóng gói cả khi còn lỗi; gói ghi rõ là bản nháp.")] = False,
    today: Annotated[str | None, option("--today", "NGÀY", "Kiểm tra theo ngày này, ví dụ 2026-04-20.")] = None,
) -> int:
    """Đóng gói cả hồ sơ thành một tệp .zip để nộp.

    Gói có mã kiểm của từng tệp, nơi nhận kiểm tra được bằng cdsdossier verify. Không nêu --output thì ghi
    ho-so-<ký hiệu trường>-<năm học>.zip bên cạnh thư mục hồ sơ; lần gửi sau thêm -lan-2, -lan-3. Gói cũ không bị ghi
    đè. Trong hồ sơ chỉ ghi thêm vào sổ gửi sent.yaml. Tệp ẩn, tệp tạm, khóa, lối tắt không được đóng gói.
    """
    from cdsdossier.views.sending import packed_lines, unchanged_lines
    from cdsdossier.workflows import package
    from cdsdossier.workflows.package.sending import choose_package_file, plan_sending, send_package

    assessment = load.load_assessment(folder, today)
    root, receiver = assessment.dossier.folder, assessment.dossier.head.school.addressee
    asked = load.check_outside_dossier(root, target, example="../ho-so.zip")
    if asked:
        _check_target(asked)
    plan = package.plan_package(assessment, draft=draft)
    beside = asked.parent if asked else _default_folder(root)
    with output.progress_bar("Đang so với lần trước", bytes_=True) as progress:
        sending = plan_sending(root, plan, assessment.today, beside, progress)
    _warn(plan, assessment)
    if asked is None and (there := sending.find_package(root)):
        output.show_lines(unchanged_lines(*there, receiver))
        return 0
    path = asked or choose_package_file(beside, plan.name, sending)
    with output.progress_bar("Đang đóng gói", bytes_=True) as progress:
        written = send_package(root, plan, sending, path, progress)
    output.show_lines(packed_lines(written, sending, receiver))
    return 0


def _default_folder(folder: Path) -> Path:
    """Return the folder that packages lie in, as the user would type it from the current folder."""
    from cdsdossier.workflows.package.sending import find_package_home

    home, here = find_package_home(folder), Path.cwd()
    if here == home:
        return Path("..")
    return Path() if here == home.parent else home.parent


def _check_target(path: Path) -> Path:
    """Return the file to write; refuse one that is not a .zip, and one that is there: no package is overwritten."""
    if path.suffix.lower() != ".zip":
        raise WrongUsage(f"--output {path} không phải tệp .zip. Ghi tên có đuôi .zip, ví dụ --output ../ho-so.zip")
    refuse_missing_folder(path, "--output")
    if os.path.lexists(path):
        raise Refused(f"{path} đã có nên không ghi đè. Chọn tên khác bằng --output, hoặc dời tệp ấy đi rồi chạy lại.")
    return path


def _warn(plan: PackagePlan, assessment: Assessment) -> None:
    """Show what the user should know before the package is sent."""
    from cdsdossier.judging.honest_results import find_honest_results
    from cdsdossier.views.sending import left_out_notes
    from cdsdossier.workflows.package import find_personal_names
    from cdsdossier.workflows.package.bag_info import find_edited_finals

    if plan.draft:
        output.show_note("Chú ý: đóng gói bản nháp; gói ghi rõ điều đó, nơi nhận kiểm tra sẽ thấy.")
    for head, names in left_out_notes(plan.left_out):
        output.show_note_list(head, names)
    if plan.of_office:
        output.show_note_list("Bỏ lại (đánh giá lần trước, của nơi nhận): ", list(plan.of_office))
    if unmet := [one.about for one in find_honest_results(assessment)]:
        output.show_note_list("Điều kiện bắt buộc chưa đạt, gói ghi đúng như vậy: ", unmet)
    if personal := find_personal_names(assessment):
        output.show_note_list("Tên tệp lộ thông tin cá nhân: ", _folded(personal))
        output.show_note("Nên đổi các tên ấy trước khi gửi, rồi đóng gói lại.")
    output.show_edited_finals(find_edited_finals(assessment))


def _folded(names: tuple[str, ...]) -> list[str]:
    rest = len(names) - _NAMED
    return [*names[:_NAMED], *([f"… và {rest} tệp khác"] if rest > 0 else [])]

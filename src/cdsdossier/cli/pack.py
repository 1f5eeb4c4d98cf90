"""``cdsdossier pack``: the dossier as one file to send, written outside the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli import _pack_messages as pack_messages
from cdsdossier.cli._options import Folder, flag, option


def pack(
    folder: Folder = Path(),
    target: Annotated[Path | None, option("--output", "TỆP.zip", "Ghi vào tệp này (ngoài hồ sơ).")] = None,
    draft: Annotated[bool, flag("--draft", "Đóng gói cả khi còn lỗi; gói ghi rõ là bản nháp.")] = False,
    today: Annotated[str | None, option("--today", "NGÀY", "Kiểm tra theo ngày này, ví dụ 2026-04-20.")] = None,
) -> int:
    """Đóng gói cả hồ sơ thành một tệp .zip để nộp.

    Gói có mã kiểm của từng tệp, nơi nhận kiểm tra được bằng cdsdossier verify. Không nêu --output thì ghi
    ho-so-<ký hiệu trường>-<năm học>.zip bên cạnh thư mục hồ sơ. Không sửa gì trong hồ sơ.
    """
    from cdsdossier.files.bagit.write import write_bag
    from cdsdossier.workflows import package

    assessment = load.load_assessment(folder, None, today)
    root = assessment.dossier.folder
    path = load.check_outside_dossier(root, target, example="../ho-so.zip")
    plan = package.plan_package(assessment, draft=draft)
    path = pack_messages.check_package_target(path or pack_messages.default_package_path(root, f"{plan.name}.zip"))
    pack_messages.warn_before_packing(plan, package.find_personal_names(assessment), draft=draft)
    with output.progress_bar("Đang đóng gói", bytes_=True) as progress:
        written = write_bag(path, plan.name, plan.payload, plan.info, progress=progress)
    output.show_lines(pack_messages.packed_lines(written, assessment.dossier.head.school.reports_to, draft=draft))
    return 0

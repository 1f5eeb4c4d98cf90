"""``cdsdossier pack``: the dossier as one file to send, written outside the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cdsdossier.cli import _load as load
from cdsdossier.cli import _output as output
from cdsdossier.cli._options import Folder, flag, option
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.text.shell import path_argument
from cdsdossier.views.layout import Line, styled_line, wrap_text

if TYPE_CHECKING:
    from cdsdossier.files.bagit.write import WrittenBag
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
    ho-so-<ký hiệu trường>-<năm học>.zip bên cạnh thư mục hồ sơ. Không sửa gì trong hồ sơ.
    """
    from cdsdossier.files.bagit.write import write_bag
    from cdsdossier.workflows import package

    assessment = load.load_assessment(folder, None, today)
    root = assessment.dossier.folder
    path = load.check_outside_dossier(root, target, example="../ho-so.zip")
    plan = package.plan_package(assessment, draft=draft)
    path = _target(path or _default_path(root, f"{plan.name}.zip"))
    _warn(plan, package.find_personal_names(assessment), draft=draft)
    output.show_edited_finals(package.find_edited_finals(assessment))
    with output.progress_bar("Đang đóng gói", bytes_=True) as progress:
        written = write_bag(path, plan.name, plan.payload, plan.info, progress=progress)
    output.show_lines(_packed_lines(written, assessment.dossier.head.school.addressee, draft=draft))
    return 0


def _default_path(folder: Path, name: str) -> Path:
    """Return a path beside the dossier, as the user would type it from the current folder.

    It is never inside the package that the dossier was unpacked from: a further file would break the package.
    """
    from cdsdossier.model.dossier import is_in_package

    home = folder.resolve()
    if is_in_package(home):
        home = home.parent
    if home.parent == home:
        raise WrongUsage("Hồ sơ là cả ổ đĩa. Nêu nơi ghi gói: --output D:\\ho-so.zip")
    here = Path.cwd()
    if here == home:
        return Path("..") / name
    return Path(name) if here == home.parent else home.parent / name


def _target(path: Path) -> Path:
    """Return the file to write; refuse one that is not a .zip, and to overwrite one that is not a package."""
    from cdsdossier.files.bagit.seal import is_sealed

    if path.suffix.lower() != ".zip":
        raise WrongUsage(f"--output {path} không phải tệp .zip. Ghi tên có đuôi .zip, ví dụ --output ../ho-so.zip")
    if path.exists() and not is_sealed(path):
        raise Refused(f"{path} đã có và không phải gói hồ sơ, nên không ghi đè. Chọn tên khác bằng --output.")
    return path


def _warn(plan: PackagePlan, personal: tuple[str, ...], *, draft: bool) -> None:
    """Show what the user should know before the package is sent."""
    if draft:
        output.show_note("Chú ý: đóng gói bản nháp; gói ghi rõ điều đó, nơi nhận kiểm tra sẽ thấy.")
    if plan.left_out:
        output.show_note_list("Bỏ lại (tệp tạm): ", _folded(plan.left_out))
    if plan.of_office:
        output.show_note_list("Bỏ lại (đánh giá lần trước, của nơi nhận): ", list(plan.of_office))
    if personal:
        output.show_note_list("Tên tệp lộ thông tin cá nhân: ", _folded(personal))
        output.show_note("Nên đổi các tên ấy trước khi gửi, rồi đóng gói lại.")


def _folded(names: tuple[str, ...]) -> list[str]:
    rest = len(names) - _NAMED
    return [*names[:_NAMED], *([f"… và {rest} tệp khác"] if rest > 0 else [])]


def _packed_lines(written: WrittenBag, receiver: str | None, *, draft: bool) -> list[Line]:
    """Return the message after packing: what was written, and how to send it."""
    from cdsdossier.views.numbers import format_bytes

    what = "bản nháp" if draft else "hồ sơ"
    return [
        styled_line((f"Đã đóng gói {what}: {written.path}", "strong")),
        styled_line(f"  {written.files} tệp, {format_bytes(written.bytes)}; gói {format_bytes(written.size)}"),
        styled_line(f"  sha256 {written.sha256}"),
        *wrap_text(
            f"Gửi tệp này cho {receiver or 'nơi nhận'}, kèm mã sha256 ở trên. "
            f"Nơi nhận kiểm tra bằng: cdsdossier verify {path_argument(Path(written.path.name))}"
        ),
    ]

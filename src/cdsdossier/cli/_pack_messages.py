"""The messages of ``pack``, and where it writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _output as output
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.text.shell import path_argument

if TYPE_CHECKING:
    from cdsdossier.files.bagit.write import WrittenBag
    from cdsdossier.views.layout import Line
    from cdsdossier.workflows.package import PackagePlan

#: Files named in a message; the others are counted.
_NAMED = 10


def default_package_path(folder: Path, name: str) -> Path:
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


def check_package_target(path: Path) -> Path:
    """Return the file to write; refuse one that is not a .zip, and to overwrite one that is not a package."""
    from cdsdossier.files.bagit.seal import is_sealed

    if path.suffix.lower() != ".zip":
        raise WrongUsage(f"--output {path} không phải tệp .zip. Ghi tên có đuôi .zip, ví dụ --output ../ho-so.zip")
    if path.exists() and not is_sealed(path):
        raise Refused(f"{path} đã có và không phải gói hồ sơ, nên không ghi đè. Chọn tên khác bằng --output.")
    return path


def warn_before_packing(plan: PackagePlan, personal: tuple[str, ...], *, draft: bool) -> None:
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


def packed_lines(written: WrittenBag, receiver: str | None, *, draft: bool) -> list[Line]:
    """Return the message after packing: what was written, and how to send it."""
    from cdsdossier.views.layout import styled_line, wrap_text
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

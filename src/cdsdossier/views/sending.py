"""What a school reads of its packages: what was packed, what stays at home, what was sent before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.model.dossier.sent import SENT, SentPackage
from cdsdossier.text.shell import path_argument
from cdsdossier.views.layout import Line, shorten_path, styled_line, wrap_text
from cdsdossier.views.numbers import format_bytes, format_day
from cdsdossier.workflows.package.left_out import LeftOut, LeftOutKind

if TYPE_CHECKING:
    from cdsdossier.files.bagit.write import WrittenBag
    from cdsdossier.workflows.package.sending import Sending

#: Letters of a package's name in a line.
_LONGEST = 44


def left_out_notes(left_out: Sequence[LeftOut]) -> list[tuple[str, list[str]]]:
    """Return (head, names) for each reason for which something stays at home: every name, none of them counted only."""
    named = {kind: [escape_path(one.path) for one in left_out if one.kind is kind] for kind in LeftOutKind}
    return [(f"Bỏ lại ({kind.value}): ", names) for kind, names in named.items() if names]


def packed_lines(written: WrittenBag, sending: Sending, receiver: str | None) -> list[Line]:
    """Return the message after packing: what was written, what was sent before, and how to send it."""
    what = "bản nháp" if sending.revision is None else f"hồ sơ, lần gửi {sending.revision}"
    return [
        styled_line((f"Đã đóng gói {what}: {written.path}", "strong")),
        styled_line(f"  {written.files} tệp, {format_bytes(written.bytes)}; gói {format_bytes(written.size)}"),
        styled_line(f"  sha256 {written.sha256}"),
        *_earlier_lines(sending),
        *_how_to_send(Path(written.path.name), receiver),
    ]


def _earlier_lines(sending: Sending) -> list[Line]:
    last = sending.sent.last
    if sending.revision is None or last is None:
        return []
    if sending.repeated:
        return wrap_text(f"Nội dung vẫn như lần gửi {last.revision} (ngày {format_day(last.day)}), nên vẫn là lần ấy.")
    return [sent_line(last, f"Lần trước ({SENT}): ")]


def unchanged_lines(path: Path, package: SentPackage, receiver: str | None) -> list[Line]:
    """Return the message where the very same content was packed before, and its package still lies there."""
    since = f"lần gửi {package.revision} (ngày {format_day(package.day)})"
    return [
        *wrap_text(f"Hồ sơ không đổi gì từ {since}, nên không đóng gói lại.", style="strong"),
        styled_line(f"Gói ở đây: {path}"),
        styled_line(f"  sha256 {package.sha256}"),
        *_how_to_send(Path(path.name), receiver),
        *wrap_text("Muốn thêm một bản của đúng gói này ở chỗ khác: thêm --output TỆP.zip"),
    ]


def _how_to_send(name: Path, receiver: str | None) -> list[Line]:
    return wrap_text(
        f"Gửi tệp này cho {receiver or 'nơi nhận'}, kèm mã sha256 ở trên. "
        f"Nơi nhận kiểm tra bằng: cdsdossier verify {path_argument(name)}"
    )


def sent_line(last: SentPackage, head: str = "Đã gửi: ") -> Line:
    """Return one line about the last package that was sent."""
    return styled_line(f"{head}lần {last.revision}, ngày {format_day(last.day)}, {shorten_path(last.name, _LONGEST)}")

"""What a school reads of its packages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support.assessed import page

from cdsdossier.files.bagit.write import WrittenBag
from cdsdossier.model.dossier.sent import SentList, SentPackage
from cdsdossier.views.sending import left_out_notes, packed_lines, sent_line, unchanged_lines
from cdsdossier.workflows.package.left_out import LeftOut, LeftOutKind
from cdsdossier.workflows.package.sending import Sending

DAY = date(2026, 5, 20)
SENT = SentPackage(revision=1, day=DAY, file="../ho-so-A.zip", sha256="ab" * 32, payload="cd" * 32)
WRITTEN = WrittenBag(Path("ho-so-A-lan-2.zip"), 43, 2048, 1024, "ef" * 32, "01" * 32)


def test_what_stays_at_home_is_named_by_its_reason() -> None:
    left = [LeftOut(name, LeftOutKind.HIDDEN) for name in (".a", "b\x1b[31m/.c")]
    notes = left_out_notes([*left, LeftOut("k.pem", LeftOutKind.KEY)])

    assert notes == [
        ("Bỏ lại (khóa, mật khẩu): ", ["k.pem"]),
        ("Bỏ lại (tệp ẩn): ", [".a", "b\\x1b[31m/.c"]),
    ]


def test_a_later_round_tells_the_one_before() -> None:
    shown = page(packed_lines(WRITTEN, Sending(2, DAY, SentList((SENT,))), "UBND xã Hùng Thắng"))

    assert "Đã đóng gói hồ sơ, lần gửi 2: ho-so-A-lan-2.zip" in shown
    assert "Lần trước (sent.yaml): lần 1, ngày 20/05/2026, ho-so-A.zip" in shown
    assert "Gửi tệp này cho UBND xã Hùng Thắng" in shown


def test_a_draft_and_a_first_round_have_none_before() -> None:
    assert "bản nháp: ho-so-A-lan-2.zip" in page(packed_lines(WRITTEN, Sending(None, DAY, SentList()), None))
    assert "Lần trước" not in page(packed_lines(WRITTEN, Sending(1, DAY, SentList()), None))


def test_an_unchanged_dossier_leads_to_its_package() -> None:
    shown = page(unchanged_lines(Path("../ho-so-A.zip"), SENT, None))

    assert "không đổi gì từ lần gửi 1 (ngày 20/05/2026)" in shown
    assert f"Gói ở đây: {Path('../ho-so-A.zip')}" in shown
    assert SENT.sha256 in shown


def test_a_long_name_keeps_the_line_narrow() -> None:
    long = SentPackage(revision=12, day=DAY, file=f"../{'a' * 200}.zip", sha256="", payload="")
    assert len(page([sent_line(long)])) <= 81

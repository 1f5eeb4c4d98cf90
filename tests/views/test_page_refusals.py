"""Refusals on pages."""

from __future__ import annotations

import pytest

from cdsdossier.views.page_refusals import drop_file_words, format_page_refusal


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "Không ghi đè 03-bao-cao.docx: đã được sửa tay. Đổi tên tệp, hoặc thêm --force để ghi đè. Chưa ghi gì.",
            "Không ghi đè 03-bao-cao.docx: đã được sửa tay. Chưa ghi gì.",
        ),
        ("Còn 3 lỗi nên chưa nộp; vẫn gửi thì thêm --draft. Xem: cdsdossier check", "Còn 3 lỗi nên chưa nộp."),
        ("Cần sửa:\n- ke-hoach: chưa ghi ngày\nCách sửa: cdsdossier check", "Cần sửa:\n- ke-hoach: chưa ghi ngày"),
        ("Chạy lại với --all.", "Chạy lại với --all."),
        ("Điểm 5 -- 6 là sai.", "Điểm 5 -- 6 là sai."),
    ],
)
def test_what_is_to_be_typed_is_not_shown(message: str, shown: str) -> None:
    assert format_page_refusal(message) == shown


def test_files_and_keys_are_not_named_where_a_link_leads_there() -> None:
    words = "chưa có Hội đồng (council trong dossier.yaml); chưa viết ưu điểm (strengths), hạn chế trong narrative.yaml"
    assert drop_file_words(words) == "chưa có Hội đồng; chưa viết ưu điểm, hạn chế"
    assert drop_file_words("Hội đồng chưa thông qua (tán thành 1/2)") == "Hội đồng chưa thông qua (tán thành 1/2)"

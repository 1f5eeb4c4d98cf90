"""Advice for people who type into boxes."""

from __future__ import annotations

import pytest

from cdsdossier.findings import Finding, Severity
from cdsdossier.views.page_advice import format_page_advice


@pytest.mark.parametrize(
    ("fix", "shown"),
    [
        ("Chép lại tệp từ bản gốc, hoặc xóa đi.", True),
        ("Đổi tên không dấu, ví dụ ke-hoach.pdf.", True),
        ("Sửa ngày cho to, rõ.", True),
        ("Viết points: 6 hoặc thấp hơn.", False),
        ("Đếm lại rồi sửa measured của mục chấm này.", False),
        ("Thêm vào mục của mục chấm: - {file: 1.3.1/la.pdf}", False),
        ("Xem khác ở đâu: cdsdossier sets diff", False),
        ("Đặt tệp vào evidence/1.3.1/.", False),
        ("Sửa trong dossier.yaml.", False),
        ("", False),
    ],
)
def test_advice_on_how_to_write_a_file_is_left_out(fix: str, shown: bool) -> None:
    finding = Finding("x", Severity.ERROR, "a.yaml", 1, 1, "sai", fix)
    assert format_page_advice(finding) == (fix if shown else "")

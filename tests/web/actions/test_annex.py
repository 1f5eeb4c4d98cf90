"""The timeline out of a plan: seen first, then brought in as it was seen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from starlette.datastructures import FormData, UploadFile
from support.forms import read_forms
from support.served import site_of

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.web.actions import ACTIONS
from cdsdossier.web.actions.answers import Moved
from cdsdossier.web.body import SentForm
from cdsdossier.web.frame import show_page
from cdsdossier.web.site import Site
from cdsdossier.workflows.undo import take_back

PLAN = """| STT | Nội dung | Thời gian |
|-|-|-|
| 9 | Họp tổng kết | Tháng 6/2024 |
| 10 | Lưu hồ sơ | Tháng 6/2024 |
"""


def _sent_up(site: Site, content: str) -> str:
    upload = UploadFile(BytesIO(content.encode()), filename="Kế hoạch.MD")
    moved = ACTIONS["xem-phu-luc"](site, SentForm(FormData([("tep", upload)])))
    assert isinstance(moved, Moved)
    return moved.page.partition("/")[2]


def _bring_in(site: Site, page: str) -> None:
    form = next(one for one in read_forms(page) if one.action == "dua-phu-luc")
    ACTIONS["dua-phu-luc"](site, SentForm(FormData([*form.fields])))


def test_what_was_seen_is_brought_in_and_can_be_taken_back(example: Path) -> None:
    site, file = site_of(example, writes=True), example / "timeline.yaml"
    before = file.read_bytes()
    page = show_page(site, "phu-luc", _sent_up(site, PLAN))
    assert "Đọc được 2 việc" in page
    assert '<td>Họp tổng kết</td><td>Tháng 6/2024</td><td>–</td><td class="tot">mới</td>' in page
    assert file.read_bytes() == before
    _bring_in(site, page)
    assert "Họp tổng kết" in show_page(site, "lich")
    take_back(example)
    assert file.read_bytes() == before
    assert not (example / ".imported" / "timeline.yaml").exists()


def test_what_would_be_different_by_now_is_not_written(example: Path) -> None:
    site, file = site_of(example, writes=True), example / "timeline.yaml"
    page = show_page(site, "phu-luc", _sent_up(site, PLAN))
    file.write_text(file.read_text("utf-8").replace("Tháng 6/2024", "Tháng 7/2024"), "utf-8")
    changed = file.read_bytes()
    with pytest.raises(Refused, match="vừa được sửa"):
        _bring_in(site, page)
    assert file.read_bytes() == changed


def test_a_file_without_a_timeline_is_told_and_no_file_is_asked_for(example: Path) -> None:
    site = site_of(example, writes=True)
    assert 'role="alert"' not in show_page(site, "phu-luc")
    page = show_page(site, "phu-luc", _sent_up(site, "Kính gửi"))
    assert "cần một bảng có cột công việc" in page
    assert 'action="/lam/xem-phu-luc"' in page
    with pytest.raises(WrongUsage, match="Chưa chọn tệp"):
        ACTIONS["xem-phu-luc"](site, SentForm(FormData([])))

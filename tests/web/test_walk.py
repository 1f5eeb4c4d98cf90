"""A whole year without one key typed outside of the browser: from the empty folder to packed and published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from support.browser import Window, needs_browser
from support.evidencemaker import pdf
from support.hands import Hands
from support.served import reader_of, served

from cdsdossier.views.status.command_line import ShellContext
from cdsdossier.web import Endpoint
from cdsdossier.web.site import Site

pytestmark = needs_browser
DAY = "2026-05-20"
_SCHOOL = {
    "Năm học": "2025-2026",
    "Tên trường": "Trường THCS Quyết Tiến",
    "Ký hiệu trường": "THCSQT",
    "Địa danh": "Quyết Tiến",
    "Cơ quan chủ quản": "UBND xã Quyết Tiến",
    "Nơi nhận báo cáo": "Phòng Văn hóa - Xã hội xã Quyết Tiến",
}
_COUNCIL = (
    ("N.V.H.", "Hiệu trưởng", "Chủ tịch", "Phụ trách chung"),
    ("T.T.B.", "Phó hiệu trưởng", "Phó chủ tịch", "Thu thập minh chứng nhóm 1"),
    ("L.V.C.", "Giáo viên Tin học", "Thư ký", "Tổng hợp điểm, thu thập minh chứng nhóm 2"),
)
_CHARTER = {
    "Loại văn bản": "Thông tư",
    "Số và ký hiệu": "32/2020/TT-BGDĐT",
    "Ngày ban hành": "15/9/2020",
    "Cơ quan ban hành": "Bộ Giáo dục và Đào tạo",
    "Trích yếu": "ban hành Điều lệ trường trung học cơ sở, trường trung học phổ thông và trường phổ thông "
    "có nhiều cấp học",
}
#: Conditions, which are met, and the rows that hold points; all others hold none.
_MET = ("1.1", "1.2", "2.1", "2.2")
_POINTS = {"1.3.1": "5,5", "1.4": "8", "2.3": "52", "2.4.1": "8"}
_PROVED = tuple(sorted((*_MET, *_POINTS)))
_NOTHING = (
    *("1.3.2", "1.3.3", "1.3.4", "1.3.5", "1.5.1", "1.5.2", "1.6.1", "1.6.2", "1.6.3", "1.7.1", "1.7.2", "1.7.3"),
    *("2.4.2", "2.4.3"),
)
_PROSE = {
    "Công tác chỉ đạo": "Nhà trường ban hành kế hoạch và phân công nhiệm vụ từ đầu năm học.",
    "Quy trình tự đánh giá, lưu hồ sơ và minh chứng": "Hội đồng chấm từng mục theo minh chứng.",
    "Ưu điểm": "Giáo viên dùng phần mềm dạy học ở các khối lớp.",
    "Tồn tại, hạn chế": "Phòng máy chưa đủ cho cả lớp.",
    "Nguyên nhân của tồn tại, hạn chế": "Kinh phí mua sắm còn ít.",
    "Bài học kinh nghiệm": "Phân công rõ việc thì minh chứng đủ.",
}
#: Document → what the register says of it.
_REGISTER: Mapping[str, Mapping[str, str]] = {
    "Kế hoạch": {"Số": "14", "Ngày ban hành": "25/2/2026"},
    "Quyết định thành lập Hội đồng": {"Số": "21", "Ngày ban hành": "26/2/2026"},
    "Danh mục minh chứng": {"Ngày ban hành": "14/4/2026"},
    "Phiếu chấm điểm": {"Ngày ban hành": "14/4/2026"},
    "Biên bản tự đánh giá": {
        "Số": "6",
        "Ngày ban hành": "14/4/2026",
        "Giờ bắt đầu": "14:00",
        "Giờ kết thúc": "16:15",
        "Nơi họp": "Phòng hội đồng",
        "Số có mặt": "3",
        "Người vắng mặt": "Không",
        "Số tán thành": "3",
        "Số không tán thành": "0",
        "Số không có ý kiến": "0",
        "Số bản của biên bản": "2",
    },
    "Báo cáo tự đánh giá": {"Số": "17", "Ngày ban hành": "17/4/2026"},
    "Quyết định phê duyệt kết quả": {"Số": "34", "Ngày ban hành": "17/4/2026"},
    "Tờ trình": {"Số": "8", "Ngày ban hành": "20/4/2026"},
    "Thông báo kết quả": {"Số": "11", "Ngày ban hành": "15/5/2026", "Niêm yết đến ngày": "15/6/2026"},
}


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """Serve the pages as ``open`` does in an empty folder."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    home = tmp_path / "ho-so"
    home.mkdir()
    shell = ShellContext()
    site = Site(None, shell, writes=True, opener=lambda folder: (reader_of(folder, DAY), shell), place=home)
    with served(home, site) as place:
        yield place


@pytest.mark.parametrize("way", ["keyboard", "mouse, no script"])
def test_a_year_from_the_empty_folder_to_packed_and_published(
    nowhere: Endpoint, window: Callable[..., Window], tmp_path: Path, golden: Callable[[str, str], None], way: str
) -> None:
    opened = window(java_script_enabled=way == "keyboard").open(nowhere.address)
    opened.page.set_default_timeout(30000)
    hands = Hands(opened.page, keyboard=way == "keyboard")
    for part in _YEAR:
        part(hands)
    assert opened.said == []
    for pages, row in enumerate(_PROVED, 1):
        filed = tmp_path / "ho-so" / "2025-2026" / "evidence" / row / f"minh-chung-{row}.pdf"
        assert filed.read_bytes() == pdf(pages)
    golden("web/walk.txt", _tree(tmp_path / "ho-so"))


def _turn_to(hands: Hands, page: str) -> None:
    hands.inside("header").follow(page)


def _begin(hands: Hands) -> None:
    hands = hands.inside("section[aria-labelledby=nam-moi]")
    hands.choose("Loại trường", "THCS")
    for label, words in _SCHOOL.items():
        hands.fill(label, words)
    hands.press("Tạo hồ sơ")


def _school(hands: Hands) -> None:
    _turn_to(hands, "Nhà trường")
    hands.fill("Họ tên người ký", "N.V.H.")
    hands.fill("Số cán bộ, giáo viên, nhân viên", "33")
    hands.press("Ghi")


def _council(hands: Hands) -> None:
    _turn_to(hands, "Hội đồng")
    for name, post, role, task in _COUNCIL:
        new = hands.unfold("details.them")
        new.fill("Họ tên", name)
        new.fill("Chức vụ ở trường", post)
        new.choose("Vai trò trong Hội đồng", role)
        new.fill("Nhiệm vụ", task)
        new.press("Thêm thành viên")


def _bases(hands: Hands) -> None:
    _turn_to(hands, "Căn cứ")
    new = hands.unfold("details.them")
    for label, words in _CHARTER.items():
        new.fill(label, words)
    new.tick("Quyết định thành lập Hội đồng")
    new.tick("Quyết định phê duyệt kết quả")
    new.press("Thêm căn cứ")


def _scores(hands: Hands) -> None:
    _turn_to(hands, "Điểm")
    for row in _MET:
        hands.choose(f"Kết quả của {row}", "Đạt")
    for row, points in {**_POINTS, **dict.fromkeys(_NOTHING, "0")}.items():
        hands.fill(f"Điểm của {row}", points)
    hands.inside("main form section:last-of-type").press("Ghi")


def _evidence(hands: Hands) -> None:
    _turn_to(hands, "Điểm")
    hands.follow("1.1")
    for pages, row in enumerate(_PROVED, 1):
        if pages > 1:
            hands.inside("#tiep-theo").follow(f"Thêm minh chứng cho mục {row}")
        name = f"Minh chứng {row}.pdf"
        hands.upload("Tệp trên máy", {"name": name, "mimeType": "application/pdf", "buffer": pdf(pages)})
        hands.fill("Tên minh chứng", f"Minh chứng của mục {row}")
        hands.press("Thêm minh chứng")


def _prose(hands: Hands) -> None:
    _turn_to(hands, "Lời báo cáo")
    for label, words in _PROSE.items():
        hands.fill(label, words)
    hands.press("Ghi")
    new = hands.unfold("details.them")
    new.fill("Nơi được kiến nghị", "UBND xã Quyết Tiến")
    new.fill("Nội dung kiến nghị", "Bố trí kinh phí trang bị phòng máy.")
    new.press("Thêm kiến nghị")


def _register(hands: Hands) -> None:
    for document, values in _REGISTER.items():
        _turn_to(hands, "Văn bản")
        hands.follow(document)
        for label, words in values.items():
            hands.fill(label, words)
        hands.press("Ghi")


def _timeline(hands: Hands) -> None:
    _turn_to(hands, "Lịch")
    for _ in range(4):
        hands.press("Xong hôm nay")


def _papers(hands: Hands) -> None:
    _turn_to(hands, "Văn bản")
    hands.press("Tạo mọi văn bản đã đủ dữ liệu")
    hands.press("Tạo mọi bản chính thức")


def _hand_in(hands: Hands) -> None:
    _turn_to(hands, "Gửi, công bố")
    hands.press("Đóng gói để nộp")
    hands.press("Tạo trang công bố")


_YEAR = (_begin, _school, _council, _bases, _scores, _evidence, _prose, _register, _timeline, _papers, _hand_in)


def _tree(folder: Path) -> str:
    """Return every file below a folder, and what stands in those that people fill in."""
    lines = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        lines.append(path.relative_to(folder).as_posix())
        if path.suffix == ".yaml" and path.name not in {"indicator-set.yaml", "sent.yaml"}:
            text = re.sub(r'digest: "\w+"', "digest: …", path.read_text("utf-8")).splitlines()
            lines += [f"  | {line}" for line in text if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(lines) + "\n"

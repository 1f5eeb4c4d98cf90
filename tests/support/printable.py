"""Word files as offices write them, to be printed as PDF: a letterhead, articles, ruled tables over many pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from support.wordmaker import Xml, cell, document, paragraph, row, run

from cdsdossier.files.libreoffice import find_libreoffice, run_libreoffice

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEAD = '<w:tblHeader w:val="true"/>'
_LANDSCAPE = Xml(
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
)
#: Twips between the margins.
_ACROSS, _ALONG = 9000, 13_400

Cells = Sequence[str | Xml]


def ruled(widths: Sequence[int], head: Sequence[Cells], rows: Sequence[Cells], *, lines: bool = True) -> Xml:
    """Return a table with columns in these proportions; its head is repeated on each page."""
    drawn = "".join(f'<w:{side} w:val="{"single" if lines else "nil"}" w:sz="4" w:space="0"/>' for side in _SIDES)
    total = _ALONG if sum(widths) > 100 else _ACROSS
    grid = "".join(f'<w:gridCol w:w="{width * total // sum(widths)}"/>' for width in widths)
    made = [*(row(*cells, look=_HEAD) for cells in head), *(row(*cells) for cells in rows)]
    look = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{drawn}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return Xml(f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>")


def letterhead(left: Sequence[str], right: Sequence[str]) -> Xml:
    return ruled([40, 60], [], [[centred(*left), centred(*right)]], lines=False)


def centred(*lines: str) -> Xml:
    made = (f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(line)}</w:p>' for line in lines)
    return cell(Xml("".join(made)))


def title(text: str) -> Xml:
    return Xml(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(text, "<w:b/>")}</w:p>')


def article(text: str) -> Xml:
    look = '<w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
    return Xml(f"<w:p>{look}{run(text)}</w:p>")


OPENING = (
    letterhead(
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 9999/QĐ-BGDĐT"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 15 tháng 8 năm 2025"),
    ),
    title("QUYẾT ĐỊNH"),
    title("Ban hành Bộ chỉ số đánh giá mức độ chuyển đổi số của cơ sở giáo dục mầm non"),
    article(
        "Điều 1. Ban hành kèm theo Quyết định này Bộ chỉ số đánh giá mức độ chuyển đổi số của cơ sở giáo dục mầm non, "
        "áp dụng từ năm học 2025-2026 cho các trường mầm non, nhà trẻ, lớp mẫu giáo độc lập trong cả nước."
    ),
    article("Điều 2. Các cơ sở giáo dục mầm non tự đánh giá, gửi báo cáo trước ngày 31 tháng 5 hằng năm."),
    title("PHỤ LỤC"),
    title("BỘ CHỈ SỐ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ CỦA CƠ SỞ GIÁO DỤC MẦM NON"),
    title("(Kèm theo Quyết định số 9999/QĐ-BGDĐT ngày 15 tháng 8 năm 2025 của Bộ trưởng Bộ Giáo dục và Đào tạo)"),
)
LEVELS = (
    article("Mức độ 1: dưới 50 điểm - Mức chưa đáp ứng."),
    article("Mức độ 2: từ 50 đến 75 điểm - Mức đáp ứng cơ bản."),
    article("Mức độ 3: trên 75 điểm - Mức đáp ứng tốt."),
)
_SUBJECTS = (
    "Có kế hoạch, quy chế ứng dụng công nghệ thông tin và chuyển đổi số trong nuôi dưỡng, chăm sóc, giáo dục trẻ",
    "Sử dụng phần mềm quản lý hồ sơ trẻ em, nối với cơ sở dữ liệu ngành, cập nhật đúng hạn theo quy định",
    "Giáo viên khai thác kho học liệu số dùng chung, biết soạn bài trình chiếu và dùng thiết bị trong lớp học",
    "Trao đổi với cha mẹ trẻ qua kênh chính thức của nhà trường",
)


def decision_in(layout: str) -> bytes:
    """Return a decision of sixty rows: ``plain``, ``parts`` (dash items below merged criteria) or ``landscape``."""
    return document(*OPENING, *_LAYOUTS[layout](), *LEVELS)


def _text(group: int, number: int) -> str:
    return f"{_SUBJECTS[(group + number) % len(_SUBJECTS)]} (nội dung {group}.{number})"


def _plain() -> list[Xml]:
    rows: list[Cells] = []
    for group in range(1, 4):
        rows.append([cell(f"Nhóm tiêu chí {group}. Lĩnh vực thứ {group} (100 điểm)", span=4)])
        rows += [[f"{group}.{n}", _text(group, n), "5", "Tối đa 5 điểm; quyết định, báo cáo"] for n in range(1, 21)]
    return [ruled([10, 50, 15, 25], [["STT", "Tiêu chí", "Điểm tối đa", "Minh chứng"]], rows)]


def _parts() -> list[Xml]:
    tables: list[Xml] = []
    for group in range(1, 4):
        rows: list[Cells] = [[cell(f"Nhóm tiêu chí {group}. Lĩnh vực thứ {group} (100 điểm)", span=5)]]
        for number in range(1, 6):
            below, tall = cell(tall="continue"), "restart"
            first = [cell(f"{group}.{number}", tall=tall), f"Nhóm việc thứ {number}:", cell("20", tall=tall)]
            rows.append([*first, "", cell(f"Minh chứng {group}.{number}", tall=tall)])
            rows += [[below, f"- {_text(group, n)};", below, "Tối đa 5 điểm", below] for n in range(4)]
        head = [["STT", "Tiêu chí", "Điểm tối đa", "Điểm thành phần", "Minh chứng"]]
        tables += [article(f"Bảng {group}. Lĩnh vực thứ {group}"), ruled([10, 42, 12, 16, 20], head, rows)]
    return tables


def _landscape() -> list[Xml]:
    top = [cell(name, tall="restart") for name in ("STT", "Nội dung")]
    below = [cell(tall="continue"), cell(tall="continue"), "Tối đa", "Thành phần", cell(tall="continue")]
    head: list[Cells] = [[*top, cell("Điểm", span=2), cell("Ghi chú, minh chứng", tall="restart")], below]
    rows: list[Cells] = []
    for group in range(1, 4):
        rows.append([cell(f"Nhóm tiêu chí {group}. Lĩnh vực thứ {group} (100 điểm)", span=5)])
        rows += [[f"{group}.{n}", _text(group, n), "5", "", "Đường liên kết"] for n in range(1, 21)]
    return [_LANDSCAPE, ruled([10, 60, 15, 20, 25], head, rows), _LANDSCAPE]


_LAYOUTS = {"plain": _plain, "parts": _parts, "landscape": _landscape}


def plan() -> bytes:
    """Return a plan whose annex runs over several pages."""
    rows: list[Cells] = []
    for number in range(1, 41):
        what = f"Việc thứ {number}: rà soát hạ tầng, phần mềm, học liệu số và năng lực của đội ngũ nhà trường"
        when = f"Từ ngày {number % 28 + 1}/3/2026 đến ngày {number % 28 + 1}/4/2026"
        made = (
            cell(f"- Biên bản họp số {number};", "- Báo cáo kết quả rà soát gửi Hiệu trưởng")
            if number % 3
            else "Kế hoạch"
        )
        rows.append([str(number), what, when, made if number % 3 else "Kế hoạch", "Tổ CNTT, Ban giám hiệu"])
    return document(
        letterhead(("UBND XÃ MINH TÂN", "TRƯỜNG MẦM NON HOA SEN"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)),
        title("PHỤ LỤC"),
        title("(Kèm theo Kế hoạch số 12/KH-MNHS ngày 05/9/2025 của Trường Mầm non Hoa Sen)"),
        ruled([6, 40, 18, 22, 14], [["TT", "Nội dung", "Thời gian", "Sản phẩm", "Phụ trách"]], rows),
        paragraph("Trên đây là kế hoạch của nhà trường."),
    )


def saved_as(form: str, folder: Path, **files: bytes) -> dict[str, Path]:
    """Return Word files, by their names, as LibreOffice saves them in another form: ``pdf``, ``doc``."""
    program, place = find_libreoffice(), folder / form
    assert program
    place.mkdir()
    sources = [place / f"{name}.docx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    run_libreoffice(program, sources, form)
    return {source.stem: source.with_suffix(f".{form}") for source in sources}

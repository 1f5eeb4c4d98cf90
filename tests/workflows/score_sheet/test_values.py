"""What people type into cells: read where it is certain, refused with sheet and cell where it is not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from support.sheetmaker import Where, after, base, bring_in, change, export, fill

from cdsdossier.errors import Refused
from cdsdossier.workflows.score_sheet.columns import SCORES
from cdsdossier.workflows.score_sheet.values import parse_cell_value

FIRST, SECOND, HEAD = "scores/1-day-hoc.yaml", "scores/2-quan-tri.yaml", "dossier.yaml"


@pytest.mark.parametrize(
    ("where", "value", "file", "line"),
    [
        (("1.2.1", "Điểm chấm"), "5,5", FIRST, "{points: 5.5}"),
        (("1.2.1", "Điểm chấm"), " 6.50 ", FIRST, "{points: 6.5}"),
        (("1.2.1", "Điểm chấm"), 0.1 + 0.2, FIRST, "{points: 0.3}"),
        (("1.2.1", "Điểm chấm"), 30.0, FIRST, "{points: 30}"),
        (("1.2.1", "Điểm chấm"), None, FIRST, '"1.2.1": {points:'),
        (("1.1", "Đạt hay chưa"), "chưa đạt", FIRST, "{met: false}"),
        (("1.1", "Đạt hay chưa"), "Chưa ðạt", FIRST, "{met: false}"),
        (("1.1", "Đạt hay chưa"), False, FIRST, "{met: false}"),
        (("1.3", "Số liệu"), " 8 / 10 ", FIRST, "measured: 8/10"),
        (("1.3", "Số liệu"), 20, FIRST, "measured: 20}"),
        (("2.2", "Ghi chú"), "Có: hai phòng # ba", SECOND, 'note: "Có: hai phòng # ba"'),
        (("2.2", "Ghi chú"), "=SUM(A1)", SECOND, 'note: "=SUM(A1)"'),
        (("2.2", "Ghi chú"), "một\r\nhai", SECOND, 'note: "một\\nhai"'),
        (("2.2", "Ghi chú"), "tie\u0302\u0301n", SECOND, "note: ti\u1ebfn"),
        (("1", "Nhiệm vụ"), "Phụ trách chung", HEAD, "role: Chủ tịch, task: Phụ trách chung}"),
        (("bao-cao", "Số văn bản"), 12, HEAD, "bao-cao: {number: 12}"),
        (("ke-hoach", "Ngày ban hành"), "6/3/2026", HEAD, "date: 2026-03-06"),
        (("ke-hoach", "Ngày ban hành"), datetime(2026, 3, 7), HEAD, "date: 2026-03-07"),  # noqa: DTZ001
        (("bien-ban-tu-danh-gia", "Vắng mặt"), "không", HEAD, "absent: []"),
        (("bien-ban-tu-danh-gia", "Vắng mặt"), "N.V.A.;T.T.B. ;", HEAD, "absent: [N.V.A., T.T.B.]"),
        (("bien-ban-tu-danh-gia", "Bắt đầu"), "14:00", HEAD, 'starts: "14:00"'),
    ],
)
def test_what_is_certain_is_written(tmp_path: Path, where: Where, value: object, file: str, line: str) -> None:
    folder = base(tmp_path)
    planned = bring_in(fill(export(folder), {where: value}), folder)

    assert [change.file for change in planned.changes] == [file]
    assert line in after(planned, file)
    assert len(planned.lines) == 1


@pytest.mark.parametrize(
    ("where", "value", "place", "words"),
    [
        (("1.2.1", "Điểm chấm"), "năm", "“Nhóm 1”, ô D7", "không phải số"),
        (("1.2.1", "Điểm chấm"), "1,234", "“Nhóm 1”, ô D7", "không phải số"),
        (("1.2.1", "Điểm chấm"), True, "“Nhóm 1”, ô D7", "không phải số"),
        (("1.2.1", "Điểm chấm"), datetime(2026, 5, 5), "“Nhóm 1”, ô D7", "đổi thành ngày"),  # noqa: DTZ001
        (("1.2.1", "Điểm chấm"), 1.23456789, "“Nhóm 1”, ô D7", "quá nhiều chữ số lẻ"),
        (("1.2.1", "Điểm chấm"), 1e12, "“Nhóm 1”, ô D7", "quá dài"),
        (("1.1", "Đạt hay chưa"), "tạm", "“Nhóm 1”, ô E5", "Chọn lại trong danh sách"),
        (("1.1", "Điểm chấm"), 5, "“Nhóm 1”, ô D5", "không ghi điểm chấm"),
        (("1.2", "Điểm chấm"), 5, "“Nhóm 1”, ô D6", "không ghi điểm chấm"),
        (("1.3", "Số liệu"), datetime(2026, 12, 9), "“Nhóm 1”, ô F9", "đổi thành ngày"),  # noqa: DTZ001
        (("1.3", "Số liệu"), "40/38", "“Nhóm 1”, ô F9", "phần không được lớn hơn tổng"),
        (("1", "Vai trò"), "Trưởng ban", "“Hội đồng”, ô D5", "không dùng được giá trị"),
        (("ke-hoach", "Ngày ban hành"), "30/2/2026", "“Văn bản”, ô D5", "trong lịch"),
        (("ke-hoach", "Ngày ban hành"), "tháng 3", "“Văn bản”, ô D5", "không phải ngày"),
        (("ke-hoach", "Số văn bản"), "02/KH-THCST", "“Văn bản”, ô C5", "chỉ ghi chữ số"),
        (("phieu-cham-diem", "Số văn bản"), "2", "“Văn bản”, ô C8", "không ghi số văn bản"),
        (("ke-hoach", "Có mặt"), "bảy", "“Văn bản”, ô I5", "không phải số nguyên"),
    ],
)
def test_what_is_not_certain_is_refused_with_its_cell(
    tmp_path: Path, where: Where, value: object, place: str, words: str
) -> None:
    folder = base(tmp_path)
    with pytest.raises(Refused) as refused:
        bring_in(fill(export(folder), {where: value}), folder)

    assert place in str(refused.value)
    assert words in str(refused.value)


def test_yes_and_no_of_excel_and_blanks_around_words_are_understood() -> None:
    assert (parse_cell_value(SCORES.field("met"), True), parse_cell_value(SCORES.field("met"), False)) == (
        "true",
        "false",
    )
    assert parse_cell_value(SCORES.field("note"), " \n Đã làm  ") == "Đã làm"
    assert (parse_cell_value(SCORES.field("note"), "  "), parse_cell_value(SCORES.field("points"), "")) == ("", "")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    folder = base(tmp_path)
    wrong: dict[Where, object] = {("1.2.1", "Điểm chấm"): "x", ("2.3", "Điểm chấm"): "y", ("1", "Vai trò"): "z"}
    with pytest.raises(Refused) as refused:
        bring_in(fill(export(folder), wrong), folder)

    assert str(refused.value).count("\n  trang “") == 3


def test_a_formula_without_a_value_is_refused_and_one_with_a_value_is_read(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def formula(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        workbook["Nhóm 1"]["D7"] = "=10+5"

    sheet = change(export(folder), formula)
    with pytest.raises(Refused, match="ô D7: công thức chưa có giá trị hoặc báo lỗi"):
        bring_in(sheet, folder)

    broken = tmp_path / "loi.xlsx"
    broken.write_bytes(sheet.read_bytes())
    saved(broken, b"><f>10+5</f><v></v>", b' t="e"><f>10+5</f><v>#N/A</v>')
    with pytest.raises(Refused, match="ô D7: công thức chưa có giá trị hoặc báo lỗi"):
        bring_in(broken, folder)
    saved(sheet, b"<f>10+5</f><v></v>", b"<f>10+5</f><v>15</v>")
    assert '"1.2.1": {points: 15}' in after(bring_in(sheet, folder), FIRST)


def saved(sheet: Path, old: bytes, new: bytes) -> None:
    """Replace bytes in the parts of a workbook."""
    import zipfile

    with zipfile.ZipFile(sheet) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert any(old in data for data in parts.values())
    with zipfile.ZipFile(sheet, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old, new))

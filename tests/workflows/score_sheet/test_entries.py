"""Evidence, council and register: what is new in Excel is added, what was there is changed in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.sheetmaker import after, base, bring_in, cell, change, export, fill

from cdsdossier.errors import Refused

HEAD, FIRST = "dossier.yaml", "scores/1-day-hoc.yaml"
Edit = Callable[[Any], None]


def row(page: str, number: int, *values: object) -> Edit:
    """Return what writes a row of a page."""

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        for column, value in enumerate(values, 1):
            book[page].cell(number, column).value = value

    return edit


def take_in(folder: Path, edit: Edit) -> dict[str, str]:
    planned = bring_in(change(export(folder), edit), folder)
    return {change.file: after(planned, change.file) for change in planned.changes}


def test_a_file_that_lies_there_gets_its_details(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def edit(book: Any) -> None:  # noqa: ANN401
        assert cell(book, ("1.1", "Tệp hoặc đường liên kết")).value == "1.1/ke-hoach.txt"
        cell(book, ("1.1", "Tên minh chứng")).value = "Kế hoạch: dạy học"
        cell(book, ("1.1", "Ngày ban hành")).value = "10/9/2025"

    written = take_in(folder, edit)
    item = '{file: 1.1/ke-hoach.txt, title: "Kế hoạch: dạy học", date: 2025-09-10}'
    assert f'"1.1": {{met: true, evidence: [{item}]}}' in written[FIRST]


def test_a_new_link_and_a_shared_file_are_listed(tmp_path: Path) -> None:
    folder = base(tmp_path)
    link = row("Minh chứng", 30, "1.2.1", "https://example.com/lms", "Hệ thống LMS")
    assert (
        '"1.2.1": {points: 25, evidence: [{url: "https://example.com/lms", title: Hệ thống LMS}]}'
        in (take_in(folder, link)[FIRST])
    )
    shared = row("Minh chứng", 30, "1.2.2", "1.2.1\\hop-dong.txt")
    assert '"1.2.2": {points: 15.5, evidence: [{file: 1.2.1/hop-dong.txt}]}' in take_in(folder, shared)[FIRST]


def test_evidence_of_a_row_that_is_not_in_the_file_yet_makes_the_row(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / FIRST).write_text('group: "1"\nscores:   # chưa chấm\n', "utf-8")
    values = {("1.1", "Đạt hay chưa"): "Đạt", ("1.2.1", "Điểm chấm"): 5, ("1.1", "Tên minh chứng"): "Kế hoạch"}
    planned = bring_in(fill(export(folder), values), folder)

    assert after(planned, FIRST) == (
        'group: "1"\nscores:   # chưa chấm\n'
        '  "1.1": {met: true, evidence: [{file: 1.1/ke-hoach.txt, title: Kế hoạch}]}\n'
        '  "1.2.1": {points: 5}\n'
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("9.9", "1.1/ke-hoach.txt"), "ô A30: bộ chỉ số không có mục chấm “9.9”"),
        (("1.1", "1.1/khong-co.pdf"), "không thấy tệp “1.1/khong-co.pdf”"),
        (("1.1", "../dossier.yaml"), "không thấy tệp"),
        (("1.1", "https://localhost/x"), "đường liên kết"),
        (("1.1", "www.truong.edu.vn"), "Viết https://www.truong.edu.vn"),
        (("1.1", None, "Kế hoạch"), "ô B30: thiếu “Tệp hoặc đường liên kết”"),
        ((None, None, "Kế hoạch"), "ô A30: thiếu “Mã mục chấm”"),
    ],
)
def test_evidence_that_cannot_be_is_refused(tmp_path: Path, values: tuple[object, ...], words: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(base(tmp_path), row("Minh chứng", 30, *values))

    assert words in str(refused.value)


def test_new_members_are_added_once(tmp_path: Path) -> None:
    folder = base(tmp_path)
    planned = bring_in(change(export(folder), row("Hội đồng", 12, None, "K.T.L.", "Kế toán", "Ủy viên")), folder)
    text = after(planned, HEAD)
    assert (
        "  - {name: V.T.E., post: Giáo viên, role: Ủy viên}\n  - {name: K.T.L., post: Kế toán, role: Ủy viên}\n" in text
    )

    (folder / HEAD).write_text(text, "utf-8")
    assert bring_in(tmp_path / "phieu.xlsx", folder).changes == ()


def test_a_new_member_may_be_numbered_like_the_others(tmp_path: Path) -> None:
    folder = base(tmp_path)
    planned = bring_in(change(export(folder), row("Hội đồng", 12, "6", "K.T.L.", "Kế toán", "Ủy viên")), folder)

    assert "\n  - {name: K.T.L., post: Kế toán, role: Ủy viên}\n" in after(planned, HEAD)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((None, None, "Kế toán"), "chưa có họ tên"),
        ((None, "T.T.B.", "Kế toán"), "đã có T.T.B. trong hội đồng"),
        (("8", "T.T.B.", "Kế toán"), "đã có T.T.B. trong hội đồng"),
    ],
)
def test_a_member_that_cannot_be_is_refused(tmp_path: Path, values: tuple[object, ...], words: str) -> None:
    with pytest.raises(Refused, match=words):
        take_in(base(tmp_path), row("Hội đồng", 12, *values))


def test_a_member_who_has_changed_places_in_the_dossier_is_found_by_name(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = fill(export(folder), {("3", "Nhiệm vụ"): "Ghi biên bản"})
    head = folder / HEAD
    lines = head.read_text("utf-8").splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if "N.V.A., post" in line)
    lines[first : first + 3] = [lines[first + 2], lines[first], lines[first + 1]]
    head.write_text("".join(lines), "utf-8")

    assert "{name: L.V.C., post: Giáo viên, role: Thư ký, task: Ghi biên bản}" in after(bring_in(sheet, folder), HEAD)


def test_a_document_comes_into_the_register(tmp_path: Path) -> None:
    folder = base(tmp_path)
    written = take_in(folder, lambda book: fill_in(book, ("bao-cao", "Số văn bản"), "15"))

    assert "\n  bao-cao: {number: 15}\n" in written[HEAD]


def fill_in(book: Any, where: tuple[str, str], value: object) -> None:  # noqa: ANN401
    cell(book, where).value = value

"""Tasks whose last day has passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.rulemaker import FILES, LINES, TASK, find, find_in_timeline, names

from cdsdossier.judging.rules import task_overdue


def test_a_task_is_waived_by_its_number_and_the_annex_by_its_file(tmp_path: Path) -> None:
    text = "".join(LINES).replace("number: 2/", "number: 3/") + TASK.format(when="1/4/2026", rest="owner: A")
    head = """waivers:
  - {rule: task-overdue, where: "8", reason: Đã hoãn}
  - {rule: annex-differs, where: timeline.yaml, reason: Bản cũ}
"""

    assert names(find_in_timeline(tmp_path / "a", text)) == ["annex-differs", "task-overdue"]
    assert find_in_timeline(tmp_path / "b", text, head) == []


def test_work_whose_documents_are_all_issued_is_not_overdue() -> None:
    products = "{name: A, document: ke-hoach}, {name: B, document: quyet-dinh-hoi-dong}"
    text = TASK.format(when="19/4/2026", rest=f"products: [{products}]")

    assert find(task_overdue, {"timeline.yaml": f"tasks:\n{text}"}) == []


@pytest.mark.parametrize(
    ("products", "fix"),
    [
        ("", "Đã xong thì điền ngày xong, ví dụ done: 2026-04-20; chưa xong thì làm ngay, hoặc sửa when."),
        ("{name: A}", "Đã xong thì điền ngày xong, ví dụ done: 2026-04-20; chưa xong thì làm ngay, hoặc sửa when."),
        ("{name: A, document: bao-cao}", "Còn thiếu “A”. Xong thì điền ngày xong, ví dụ done: 2026-04-20"),
        (
            "{name: A, document: ke-hoach}, {name: B, file: van-ban/ke-hoach.txt}",
            "Sản phẩm đã có đủ. Điền done: 2026-03-05",
        ),
        (
            "{name: A, document: ke-hoach}, {name: B}",
            "Đã xong thì điền ngày xong, ví dụ done: 2026-04-20; chưa xong thì làm ngay, hoặc sửa when.",
        ),
        ("{name: A, file: van-ban/ke-hoach.txt}", "Sản phẩm đã có đủ. Điền done: (ngày xong, viết năm-tháng-ngày)"),
    ],
)
def test_what_to_do_depends_on_the_products(products: str, fix: str) -> None:
    text = TASK.format(when="19/4/2026", rest=f"products: [{products}]")
    (found,) = find(task_overdue, {"timeline.yaml": f"tasks:\n{text}"})

    assert (found.message, found.fix) == ("“8. Họp” chưa xong, quá 1 ngày (hạn 19/04/2026)", fix)


@pytest.mark.parametrize(("issued", "count"), [("2026-04-20", 0), ("2026-04-21", 1)])
def test_a_document_issued_today_is_a_product_of_today(issued: str, count: int) -> None:
    text = TASK.format(when="19/4/2026", rest="products: [{name: A, document: ke-hoach}]")
    head = FILES["dossier.yaml"].replace("2026-03-05", issued)
    found = find(task_overdue, {"timeline.yaml": f"tasks:\n{text}", "dossier.yaml": head})

    fix = "Sản phẩm đã có đủ. Điền done: (ngày xong, viết năm-tháng-ngày)"
    assert [one.fix for one in found] == [fix] * count


def test_a_task_that_ends_today_or_whose_day_was_refused_is_not_overdue() -> None:
    for when, rest in (("20/4/2026", "owner: A"), ("19/4/2026", "done: 5/4")):
        assert find(task_overdue, {"timeline.yaml": "tasks:\n" + TASK.format(when=when, rest=rest)}) == []

"""Tasks whose last day has passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import BASE, judged, laid_out
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


@pytest.mark.parametrize(("issued", "typed"), [("2026-03-10", "done: 2026-03-10"), ("2026-12-01", "done: (ngày xong")])
def test_the_day_to_type_is_that_of_the_last_document_unless_it_is_still_to_come(
    issued: str, typed: str, tmp_path: Path
) -> None:
    rest = "products: [{name: A, document: ke-hoach}, {name: B, document: quyet-dinh-hoi-dong}]"
    head = (BASE / "dossier.yaml").read_text(encoding="utf-8").replace("2026-03-10", issued)
    rest = rest if issued < "2026-04" else rest.replace("ke-hoach", "quyet-dinh-hoi-dong")
    folder = laid_out(tmp_path / "d")
    (folder / "dossier.yaml").write_text(head, encoding="utf-8")
    (folder / "timeline.yaml").write_text("".join(LINES) + TASK.format(when="1/4/2026", rest=rest), encoding="utf-8")
    (fix,) = [finding.fix for finding in judged(folder).findings if finding.rule == "task-overdue"]

    assert typed in fix


@pytest.mark.parametrize(
    ("products", "fix"),
    [
        ("", "Đã xong thì điền ngày xong, ví dụ done: 2026-04-20; chưa xong thì làm ngay, hoặc sửa when."),
        ("{name: A}", "Đã xong thì điền ngày xong, ví dụ done: 2026-04-20; chưa xong thì làm ngay, hoặc sửa when."),
        ("{name: A, document: bao-cao}", "Còn thiếu “A”. Xong thì điền ngày xong, ví dụ done: 2026-04-20"),
        ("{name: A, document: ke-hoach}", "Sản phẩm đã có đủ. Điền done: 2026-03-05"),
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


@pytest.mark.parametrize(
    ("issued", "typed"), [("2026-04-20", "2026-04-20"), ("2026-04-21", "(ngày xong, viết năm-tháng-ngày)")]
)
def test_a_document_issued_today_is_a_product_of_today(issued: str, typed: str) -> None:
    text = TASK.format(when="19/4/2026", rest="products: [{name: A, document: ke-hoach}]")
    head = FILES["dossier.yaml"].replace("2026-03-05", issued)
    (found,) = find(task_overdue, {"timeline.yaml": f"tasks:\n{text}", "dossier.yaml": head})

    assert found.fix == f"Sản phẩm đã có đủ. Điền done: {typed}"


def test_a_task_that_ends_today_or_whose_day_was_refused_is_not_overdue() -> None:
    for when, rest in (("20/4/2026", "owner: A"), ("19/4/2026", "done: 5/4")):
        assert find(task_overdue, {"timeline.yaml": "tasks:\n" + TASK.format(when=when, rest=rest)}) == []

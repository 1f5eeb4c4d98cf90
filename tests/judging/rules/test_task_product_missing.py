"""Products of finished tasks that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import judged, laid_out
from support.rulemaker import FILES, TASK, find

from cdsdossier.judging.rules import task_product_missing


@pytest.mark.parametrize("broken", ["school_year: [\n", "", None], ids=["broken", "empty", "missing"])
def test_a_head_that_could_not_be_read_is_not_told_again_at_every_task(broken: str | None, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    path = folder / "timeline.yaml"
    text = path.read_text(encoding="utf-8").replace("when: 3/2026", "when: Tháng 3").replace("/2026", "")
    path.write_text(text, encoding="utf-8")
    if broken is None:
        (folder / "dossier.yaml").unlink()
    else:
        (folder / "dossier.yaml").write_text(broken, encoding="utf-8")
    rules = [finding.rule for finding in judged(folder).findings if finding.file == "timeline.yaml"]

    assert rules == (["task-product-missing"] if broken == "" else [])


def told(products: str, done: str = "done: 2026-03-20", head: str = FILES["dossier.yaml"]) -> list[tuple[str, str]]:
    text = TASK.format(when="3/2026", rest=f"{done}, products: [{products}]")
    found = find(task_product_missing, {"timeline.yaml": f"tasks:\n{text}", "dossier.yaml": head})
    return [
        (one.message.rpartition("“")[2].rstrip("”"), one.fix.removesuffix(" Việc chưa xong thì để trống done."))
        for one in found
    ]


@pytest.mark.parametrize(
    ("product", "fix"),
    [
        ("{name: A, document: ke-hoach}", ""),
        ("{name: A}", ""),
        (
            "{name: A, document: bao-cao}",
            "Đã ban hành thì ghi vào documents, dossier.yaml: bao-cao: {number: …, date: …}.",
        ),
        ("{name: A, file: evidence/9/a.pdf}", "Chép tệp vào evidence/9/a.pdf, hoặc sửa tên; tên tính từ evidence."),
        ("{name: A, file: 9/a.pdf}", "Chép tệp vào evidence/9/a.pdf, hoặc sửa tên; tên tính từ evidence."),
        ('{name: A, url: "http://localhost/"}', 'Sửa đường liên kết, ví dụ url: "https://truong.edu.vn/trang".'),
    ],
)
def test_how_to_bring_a_product_depends_on_its_kind(product: str, fix: str) -> None:
    assert told(product) == [("A", fix)][: bool(fix)]
    assert told(product, "owner: A") == [], "a task that is not done misses nothing"


def test_only_the_products_that_are_not_there_are_found() -> None:
    assert [
        name for name, _ in told("{name: A, document: ke-hoach}, {name: B, document: bao-cao}, {name: C, file: x}")
    ] == ["B", "C"]


def test_a_document_with_a_number_and_no_date_shows_its_number() -> None:
    head = FILES["dossier.yaml"] + "  bao-cao: {number: 7}\n"

    assert "bao-cao: {number: 7, date: …}" in told("{name: A, document: bao-cao}", head=head)[0][1]


def test_a_document_whose_date_was_refused_has_its_own_finding() -> None:
    head = FILES["dossier.yaml"] + "  bao-cao: {number: 7, date: 5/3}\n"

    assert told("{name: A, document: bao-cao}", head=head) == []

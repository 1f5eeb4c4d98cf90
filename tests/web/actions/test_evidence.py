"""Forms of evidence, through the request handlers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support import evidencemaker as made
from support.served import ask, send_files, send_form, served, site_of

from cdsdossier.views.row_evidence import identify_evidence
from cdsdossier.web import Endpoint
from cdsdossier.web.site import Site

ROW = {"thu-muc": "1.5.2", "trang": "muc/1.5.2", "danh-sach": "scores/1-day-hoc.yaml:scores/1.5.2/evidence"}


@pytest.fixture
def site(example: Path) -> Site:
    """Return the pages of a copy of the example, to fill in."""
    return site_of(example, writes=True)


@pytest.fixture
def filling(example: Path, site: Site) -> Iterator[Endpoint]:
    """Serve them."""
    with served(example, site) as place:
        yield place


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".cdsdossier")
    }


def test_what_is_sent_is_filed_and_listed_and_a_step_back_works_after_a_restart(
    filling: Endpoint, site: Site, example: Path
) -> None:
    before = _files(example)
    fields = {**ROW, "m:title": "Biên bản <b>", "m:date": "5/2/2024", "dia-chi": "https://a.vn/x", "m:number": ""}
    sent = [("Biên bản.PDF", made.pdf()), ("rong.docx", b"")]
    answer = send_files(filling, site.key, "minh-chung", fields, sent)
    assert (answer.status, answer.headers["location"]) == (303, "/muc/1.5.2")
    written = (example / "scores/1-day-hoc.yaml").read_text("utf-8")
    for name in ("bien-ban.pdf", "rong.docx"):
        assert f'- {{file: 1.5.2/{name}, title: "Biên bản <b>", date: 2024-02-05}}' in written
    assert '- {url: "https://a.vn/x", title: "Biên bản <b>", date: 2024-02-05}' in written
    page = ask(filling, "muc/1.5.2").body
    assert "Đã thêm 3 minh chứng cho mục chấm 1.5.2." in page
    assert "rong.docx rỗng, bị hỏng hoặc có mật khẩu" in page
    assert "Biên bản &lt;b&gt;" in page
    again = site_of(example, writes=True)
    with served(example, again) as later:
        assert send_form(later, again.key, "lui", {}).status == 303
    after = _files(example)
    assert {name: held for name, held in after.items() if not name.startswith(".trash/")} == before
    assert sum(name.startswith(".trash/") for name in after) == 2


def test_what_cannot_be_filed_is_said_and_changes_nothing(filling: Endpoint, site: Site, example: Path) -> None:
    before = _files(example)
    pdf = ("a.pdf", made.pdf())
    cases: list[tuple[dict[str, str], list[tuple[str, bytes]], str]] = [
        ({}, [], "Chưa chọn tệp nào"),
        ({"m:date": "31/2/2024", "m:title": "Đã gõ"}, [pdf], 'value="Đã gõ"'),
        ({"dia-chi": "javascript:alert(1)"}, [], "bắt đầu bằng https://"),
        ({"dia-chi": str(example / "dossier.yaml")}, [], "bắt đầu bằng https://"),
        ({"dia-chi": "https://a b"}, [pdf], "nơi nhận không mở được"),
        ({"thu-muc": "../.."}, [pdf], "không có mục chấm"),
        ({"co-san": "../../dossier.yaml"}, [], "không còn trong hồ sơ"),
        ({}, [("~$a.docx", b"x")], "không làm minh chứng được"),
        ({"m:nothing": "x"}, [pdf], "Không có ô"),
    ]
    for fields, sent, words in cases:
        answer = send_files(filling, site.key, "minh-chung", {**ROW, **fields}, sent)
        assert answer.status in {409, 422}, words
        assert words in answer.body
    assert _files(example) == before


def test_a_file_that_the_row_has_already_is_named_without_its_folder(
    filling: Endpoint, site: Site, example: Path
) -> None:
    content = (example / "evidence/1.1/ke-hoach-day-hoc-truc-tuyen.pdf").read_bytes()
    answer = send_files(filling, site.key, "minh-chung", {**ROW, "thu-muc": "1.1"}, [("Bản sao.pdf", content)])
    assert "ban-sao.pdf (giống hệt evidence" in answer.body
    assert str(example) not in answer.body


def test_a_file_that_only_lies_there_is_listed_by_its_id_and_removed(
    filling: Endpoint, site: Site, example: Path
) -> None:
    (example / "evidence/1.5.2/a.pdf").write_bytes(made.pdf())
    before = _files(example)
    fields = {**ROW, "co-san": identify_evidence("1.5.2/a.pdf"), "m:title": "Tên"}
    assert send_files(filling, site.key, "minh-chung", fields, []).status == 303
    assert "- {file: 1.5.2/a.pdf, title: Tên}" in (example / "scores/1-day-hoc.yaml").read_text("utf-8")
    gone = {"tep": identify_evidence("1.5.2/a.pdf"), "trang": "muc/1.5.2"}
    assert send_form(filling, site.key, "go-minh-chung", gone).status == 303
    assert not (example / "evidence/1.5.2/a.pdf").exists()
    assert (example / ".trash/evidence/1.5.2/a.pdf").exists() or list((example / ".trash").rglob("a.pdf"))
    assert send_form(filling, site.key, "go-minh-chung", gone).status == 409
    with served(example, again := site_of(example, writes=True)) as later:
        send_form(later, again.key, "lui", {})
    assert (example / "evidence/1.5.2/a.pdf").read_bytes() == before["evidence/1.5.2/a.pdf"]

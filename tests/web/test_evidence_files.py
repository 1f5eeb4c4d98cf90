"""Evidence that is looked at: shown without rights, or handed out."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import ask, served, site_of

from cdsdossier.views.row_evidence import identify_evidence

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>" * 3


def _link(place: str) -> str:
    return f"minh-chung/{identify_evidence(place)}"


def test_pictures_and_pdf_are_shown_without_rights_by_content_and_all_else_is_a_download(example: Path) -> None:
    row = example / "evidence/1.4"
    (row / "trang.png").write_bytes(PAGE)
    (row / "Sơ đồ ‹é›.bin").write_bytes((row / "bieu-do-hoc-lieu-theo-mon.png").read_bytes())
    with served(example, site_of(example)) as place:
        pdf = ask(place, _link("1.1/ke-hoach-day-hoc-truc-tuyen.pdf"))
        assert pdf.headers["content-type"] == "application/pdf"
        assert pdf.headers["content-disposition"].startswith("inline")
        for told in (pdf, ask(place, _link("1.4/trang.png")), ask(place, _link("1.4/danh-muc-hoc-lieu-so.xlsx"))):
            assert told.status == 200
            assert told.headers["x-content-type-options"] == "nosniff"
            assert "sandbox" in told.headers["content-security-policy"]
            assert "default-src 'none'" in told.headers["content-security-policy"]
        page = ask(place, _link("1.4/trang.png"))
        assert page.headers["content-type"] == "application/octet-stream"
        assert page.headers["content-disposition"] == "attachment; filename*=UTF-8''trang.png"
        picture = ask(place, _link("1.4/Sơ đồ ‹é›.bin"))
        assert picture.headers["content-type"] == "image/png"


def test_nothing_but_a_known_file_of_the_evidence_is_handed_out(example: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.pdf"
    outside.write_bytes(b"%PDF-1.4 secret")
    try:
        (example / "evidence/1.4/loi-tat.pdf").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    with served(example, site_of(example)) as place:
        asked = [
            "minh-chung/1.1/ke-hoach-day-hoc-truc-tuyen.pdf",
            "minh-chung/dossier.yaml",
            "minh-chung/0",
            "minh-chung/",
        ]
        assert [ask(place, one).status for one in (*asked, _link("1.4/loi-tat.pdf"))] == [404] * 5
        assert ask(place, "minh-chung/..%2f..%2fdossier.yaml").status == 400


def test_a_file_that_became_a_link_out_since_it_was_seen_is_not_handed_out(example: Path, tmp_path: Path) -> None:
    site = site_of(example)
    site.assessment()
    assert site.reader is not None
    seen, file = site.reader.now(), example / "evidence/1.1/ke-hoach-day-hoc-truc-tuyen.pdf"
    (tmp_path / "ngoai.pdf").write_bytes(b"%PDF-1.4 secret")
    file.unlink()
    try:
        file.symlink_to(tmp_path / "ngoai.pdf")
    except OSError:
        pytest.skip("no links here")
    site.reader.now = lambda: seen  # type: ignore[method-assign]
    with served(example, site) as place:
        assert ask(place, _link("1.1/ke-hoach-day-hoc-truc-tuyen.pdf")).status == 404

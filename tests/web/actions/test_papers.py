"""Documents made in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from starlette.datastructures import FormData, UploadFile
from support.served import ask, served, site_of

from cdsdossier.errors import CdsError, Refused
from cdsdossier.web import Endpoint
from cdsdossier.web.actions.papers import ACTIONS
from cdsdossier.web.body import SentForm
from cdsdossier.web.site import Site


@pytest.fixture
def site(example: Path) -> Site:
    """Return the pages of a copy of the example, to fill in."""
    return site_of(example, "2024-06-30", writes=True)


@pytest.fixture
def filling(site: Site) -> Iterator[Endpoint]:
    """Serve them."""
    with served(site.folder, site) as place:
        yield place


def _make(site: Site, fields: Mapping[str, str]) -> list[str]:
    ACTIONS["tao-van-ban"](site, SentForm(FormData([*fields.items(), ("trang", "van-ban")])))
    return [one.words for one in site.take_notes()]


def test_a_document_is_made_and_handed_out(filling: Endpoint, site: Site) -> None:
    assert _make(site, {"van-ban": "bao-cao"})[0].startswith("Đã tạo 1 tệp Word")
    assert _make(site, {"van-ban": "bao-cao", "chinh-thuc": "1"})[0].startswith("Đã có 1 bản chính thức")
    answer = ask(filling, "tep-van-ban/bao-cao.docx")
    assert answer.status == 200
    assert "attachment" in answer.headers["content-disposition"]
    for path in ("bao-cao.pdf", "khong-co.docx", "bao-cao.yaml", "../dossier.yaml"):
        assert ask(filling, f"tep-van-ban/{path}").status in {400, 404}


def test_all_official_versions_are_made_but_those_that_lack_something(site: Site) -> None:
    head = site.folder / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("  ke-hoach: {", "  #ke-hoach: {", 1), encoding="utf-8")
    lacking, made = _make(site, {"chinh-thuc": "1"})
    assert "Kế hoạch" in lacking
    assert ".yaml" not in lacking
    assert made.startswith("Đã có ")


def test_what_was_changed_by_hand_is_kept_unless_asked(site: Site) -> None:
    _make(site, {"van-ban": "bao-cao"})
    (made,) = (site.folder / "output").glob("*bao-cao*.docx")
    made.write_bytes(b"sua tay")
    with pytest.raises(Refused):
        _make(site, {"van-ban": "bao-cao"})
    assert made.read_bytes() == b"sua tay"
    _make(site, {"van-ban": "bao-cao", "ghi-de": "1"})
    assert made.read_bytes() != b"sua tay"


def test_a_document_that_is_none_is_refused(site: Site) -> None:
    with pytest.raises(CdsError):
        _make(site, {"van-ban": "../../etc"})


def test_a_signed_copy_is_filed(site: Site) -> None:
    upload = UploadFile(BytesIO(b"%PDF-1.4"), filename="../Đã ký.pdf")
    ACTIONS["ban-ky"](site, SentForm(FormData([("van-ban", "bao-cao"), ("tep", upload), ("trang", "van-ban/bao-cao")])))
    assert len(list((site.folder / "evidence" / "van-ban").glob("*y*.pdf"))) >= 1
    with pytest.raises(CdsError):
        ACTIONS["ban-ky"](site, SentForm(FormData([("van-ban", "bao-cao")])))

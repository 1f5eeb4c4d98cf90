"""The score sheet out and in again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from starlette.datastructures import FormData, UploadFile
from support.served import site_of

from cdsdossier.errors import CdsError, Refused
from cdsdossier.web.actions.answers import Moved
from cdsdossier.web.actions.sheet import ACTIONS, hand_sheet
from cdsdossier.web.body import SentForm
from cdsdossier.web.frame import show_page
from cdsdossier.web.site import Site
from cdsdossier.web.uploads import digest_changes
from cdsdossier.workflows.score_sheet.import_plan import plan_sheet_import


def _filled(site: Site) -> bytes:
    """Return the sheet with one point less somewhere."""
    response = hand_sheet(site, "phieu.xlsx")
    assert response is not None
    book = openpyxl.load_workbook(BytesIO(bytes(response.body)))
    cell = next(
        cell
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value == 5 and not cell.protection.locked
    )
    cell.value = 4
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def test_what_was_shown_is_what_is_brought_in(example: Path) -> None:
    site = site_of(example, writes=True)
    upload = UploadFile(BytesIO(_filled(site)), filename="phieu.xlsx")
    moved = ACTIONS["xem-phieu"](site, SentForm(FormData([("tep", upload)])))
    assert isinstance(moved, Moved)
    key = moved.page.partition("/")[2]
    assert "Phiếu sẽ đổi 1 giá trị" in show_page(site, "phieu", key)
    source = site.uploads.find(key)
    assert source is not None
    before = site.assessment()
    digest = digest_changes(plan_sheet_import(before.dossier, before.indicator_set, source).changes)
    with pytest.raises(Refused, match="vừa được sửa"):
        ACTIONS["dua-phieu"](site, SentForm(FormData([("phieu", key), ("dau", "khac")])))
    ACTIONS["dua-phieu"](site, SentForm(FormData([("phieu", key), ("dau", digest)])))
    points = {row: one.form.points for row, one in site.assessment().dossier.scores.items()}
    assert sum(points[row] != one.form.points for row, one in before.dossier.scores.items()) == 1


@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4"])
def test_a_sheet_that_cannot_be_read_can_be_sent_up_again(example: Path, content: bytes) -> None:
    site = site_of(example, writes=True)
    moved = ACTIONS["xem-phieu"](site, SentForm(FormData([("tep", UploadFile(BytesIO(content), filename="a.xlsx"))])))
    assert isinstance(moved, Moved)
    assert 'role="alert"' not in show_page(site, "phieu")
    page = show_page(site, "phieu", moved.page.partition("/")[2])
    assert 'role="alert"' in page
    assert 'action="/lam/xem-phieu"' in page


@pytest.mark.parametrize("name", ["phieu.docx", ""])
def test_another_kind_of_file_is_refused(example: Path, name: str) -> None:
    upload = UploadFile(BytesIO(b"x"), filename=name)
    with pytest.raises(CdsError):
        ACTIONS["xem-phieu"](site_of(example, writes=True), SentForm(FormData([("tep", upload)])))

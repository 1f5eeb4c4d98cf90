"""The pages of evidence, council and register."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from support.sheetmaker import base, export

from cdsdossier.model.dossier.head import COUNCIL_ROLES
from cdsdossier.workflows.score_sheet.columns import LAYOUTS
from cdsdossier.workflows.score_sheet.list_pages import PAGES


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(export(base(tmp_path_factory.mktemp("phieu"))))


def test_every_table_but_the_scores_has_its_page() -> None:
    assert [page.layout for page in PAGES] == list(LAYOUTS[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.layout.name))
def test_a_page_has_its_titles_and_open_rows_at_its_end(book: Any, page: Any) -> None:  # noqa: ANN401 - as above
    sheet = book[page.name]
    assert [cell.value for cell in sheet[4]] == [column.title for column in page.layout.columns]
    place = page.layout.columns.index(next(column for column in page.layout.columns if column.field)) + 1
    filled = [row for row in range(5, sheet.max_row + 1) if any(cell.value is not None for cell in sheet[row])]
    free = [
        row for row in range((filled or [4])[-1] + 1, sheet.max_row + 1) if not sheet.cell(row, place).protection.locked
    ]
    assert len(free) == page.open_rows


def test_the_role_of_a_member_is_chosen_from_a_list(book: Any) -> None:  # noqa: ANN401 - as above
    (rule,) = book["Hội đồng"].data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(COUNCIL_ROLES)}"'


def test_a_document_is_named_beside_its_id(book: Any) -> None:  # noqa: ANN401 - as above
    rows = {row[0].value: row[1].value for row in book["Văn bản"].iter_rows(min_row=5)}
    assert rows["ke-hoach"].startswith("Kế hoạch")

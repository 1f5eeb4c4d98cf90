"""Every document keeps every rule of the decree, at 14 and at 13 points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support import decree_end, decree_page, decree_text, decree_title  # noqa: F401  they register their rules
from support.decree import DOCUMENTS, RULES, Case
from support.desk import Desk, by_committee, reviewed, tiny

from cdsdossier.files import resources
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS


@pytest.mark.parametrize("size", [14, 13])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_keeps_every_rule(tmp_path: Path, document: str, size: int) -> None:
    paper = Desk(tmp_path).paper(document, reviewed, tiny(tmp_path / "mau", size))

    for rule in RULES.values():
        rule(Case(paper, DOCUMENTS[document], size))


def long_names(parts: dict[str, Any]) -> None:
    reviewed(parts)
    parts["review"]["body"].update(
        name="Sở Giáo dục và Đào tạo, Khoa học và Công nghệ tỉnh Vinh Quang - Thanh Lương",
        head={"name": "Đ.V.K.", "title": "Phó Giám đốc"},
    )
    parts["head"]["school"].update(
        name="Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Vinh Quang - Thanh Lương",
        parent="Phòng Giáo dục và Đào tạo thành phố Vinh Quang - Thanh Lương",
        head={"name": "N.V.A.", "title": "Phó hiệu trưởng"},
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_long_names_and_a_deputy_break_no_rule(tmp_path: Path, document: str) -> None:
    paper = Desk(tmp_path).paper(document, long_names, tiny(tmp_path / "mau"))

    for rule in RULES.values():
        rule(Case(paper, DOCUMENTS[document], 14))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_shipped_wording_breaks_no_rule(tmp_path: Path, document: str) -> None:
    paper = Desk(tmp_path).paper(document, reviewed, resources.templates_folder())

    for rule in RULES.values():
        rule(Case(paper, DOCUMENTS[document], 14))


@pytest.mark.parametrize("document", OFFICE_DOCUMENTS)
def test_a_committee_with_nobody_above_it_and_a_deputy_break_no_rule(tmp_path: Path, document: str) -> None:
    paper = Desk(tmp_path).paper(document, by_committee)

    for rule in RULES.values():
        rule(Case(paper, DOCUMENTS[document], 14, superior=False))

"""The list of documents as text."""

from __future__ import annotations

from support.assessed import page, styles
from support.desk import Desk, reviewed

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import DocumentStage, list_document_states
from cdsdossier.views.status.documents import STAGE_WORDS, document_list_lines


def test_every_stage_has_its_words() -> None:
    assert STAGE_WORDS.keys() == set(DocumentStage)


def test_a_document_takes_two_lines_no_wider_than_the_page(desk: Desk) -> None:
    states = list_document_states(desk.assessment(reviewed), OutputFolders.of(desk.folder))
    lines = document_list_lines(states)
    assert len(lines) == 1 + 2 * len(states)
    assert max(map(len, page(lines).splitlines())) <= 80
    assert " 1  ke-hoach" in page(lines)
    assert styles(lines)["chưa tạo"] == "dim"

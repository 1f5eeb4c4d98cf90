"""Which documents are written when none is named."""

from __future__ import annotations

from typing import Any

from support.desk import Desk, held, reviewed, unreviewed

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.selection import DocumentSelection, select_documents
from cdsdossier.documents.rendering import render_documents
from cdsdossier.judging.assessing import Assessment
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS


def select(desk: Desk, assessment: Assessment, **options: Any) -> DocumentSelection:  # noqa: ANN401 - flags
    return select_documents(assessment, OutputFolders.of(desk.folder), "docx", **{"everything": False, **options})


def lacking(selection: DocumentSelection) -> dict[str, str]:
    return {entry.id: words for entry, words in selection.lacking}


def test_documents_without_data_are_left_out_with_what_they_lack(desk: Desk) -> None:
    found = select(desk, desk.assessment())

    assert lacking(found)["ke-hoach"] == "chưa có việc nào trong timeline.yaml"
    assert "bao-cao" in found.documents
    assert select(desk, desk.assessment(), everything=True).documents == DOCUMENTS


def test_a_document_that_makes_no_sense_in_the_state_is_only_named_where_much_is_asked_for(desk: Desk) -> None:
    assessment = desk.assessment(reviewed)

    assert "phieu-tra-ho-so" not in lacking(select(desk, assessment))
    assert "phieu-tra-ho-so" in lacking(select(desk, assessment, everything=True))


def test_official_versions_stay_unless_they_are_asked_for(desk: Desk) -> None:
    assessment = desk.assessment(held)
    render_documents(assessment, ["ke-hoach"], OutputFolders.of(desk.folder), final=True)

    assert [entry.id for entry in select(desk, assessment).official] == ["ke-hoach"]
    assert "ke-hoach" in select(desk, assessment, force=True).documents
    assert "ke-hoach" in select(desk, assessment, final=True).documents


def test_the_offices_official_versions_are_only_made_where_they_are_named(desk: Desk) -> None:
    found = select(desk, desk.assessment(reviewed), final=True, everything=True)

    assert lacking(found)["giay-chung-nhan"].endswith("cdsdossier render giay-chung-nhan --final")


def test_force_does_not_replace_the_offices_official_versions_in_the_schools_dossier(desk: Desk) -> None:
    assessment = desk.assessment(reviewed)
    render_documents(assessment, ["phieu-tra-ho-so", "bien-ban-danh-gia-ngoai"], OutputFolders.of(desk.folder))
    render_documents(assessment, ["bien-ban-danh-gia-ngoai"], OutputFolders.of(desk.folder), final=True)

    assert [entry.id for entry in select(desk, assessment, force=True).official] == ["bien-ban-danh-gia-ngoai"]
    assert "bien-ban-danh-gia-ngoai" in select(desk, assessment, force=True, received=True).documents


def test_of_a_received_dossier_only_the_offices_documents_are_taken(desk: Desk) -> None:
    found = select(desk, desk.assessment(reviewed), received=True)

    assert set(found.documents) <= set(OFFICE_DOCUMENTS)
    assert "giay-chung-nhan" in found.documents
    assert not set(select(desk, desk.assessment(unreviewed), received=True).documents) & set(DOCUMENTS)

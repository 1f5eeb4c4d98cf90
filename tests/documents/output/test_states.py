"""How far each document has come."""

from __future__ import annotations

from support.desk import Desk, reviewed

from cdsdossier import Dossier, IndicatorSet, assess
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import (
    DocumentStage,
    DocumentState,
    list_document_states,
    list_possible_documents,
)
from cdsdossier.documents.rendering import list_documents, render_documents
from cdsdossier.judging.assessing import Assessment


def states(desk: Desk, assessment: Assessment, late: tuple[str, ...] | None = ()) -> dict[str, DocumentState]:
    return {one.entry.id: one for one in list_document_states(assessment, OutputFolders.of(desk.folder), late)}


def test_a_document_goes_from_missing_to_draft_to_edited(desk: Desk) -> None:
    assessment = desk.assessment()
    assert states(desk, assessment)["quyet-dinh-hoi-dong"].stage is DocumentStage.MISSING
    assert states(desk, assessment)["bao-cao"].stage is DocumentStage.ISSUED

    (done,) = render_documents(assessment, ["bao-cao"], OutputFolders.of(desk.folder))
    assert states(desk, assessment)["bao-cao"].stage is DocumentStage.DRAFT
    assert states(desk, assessment, ("bao-cao",))["bao-cao"].stage is DocumentStage.STALE

    done.path.write_text("của tôi", encoding="utf-8")
    assert states(desk, assessment)["bao-cao"].stage is DocumentStage.EDITED


def test_an_official_version_stays_one_and_becomes_stale(desk: Desk) -> None:
    issued = desk.assessment(reviewed)
    render_documents(issued, ["thong-bao-ket-qua"], desk.output, final=True)
    assert states(desk, issued)["thong-bao-ket-qua"].stage is DocumentStage.FINAL
    assert states(desk, issued, ("thong-bao-ket-qua",))["thong-bao-ket-qua"].stage is DocumentStage.STALE_FINAL


def test_without_the_list_of_what_was_rendered_nobody_says_that_a_file_was_changed(desk: Desk) -> None:
    issued = desk.assessment(reviewed)
    render_documents(issued, ["thong-bao-ket-qua"], OutputFolders.of(desk.folder), final=True)
    render_documents(issued, ["bao-cao"], OutputFolders.of(desk.folder))
    (desk.output / ".manifest.json").unlink()
    dossier = Dossier.read(desk.folder)
    moved = assess(dossier, IndicatorSet.of(dossier), issued.today, rules=())

    assert states(desk, moved)["thong-bao-ket-qua"].stage is DocumentStage.FINAL
    assert states(desk, moved)["bao-cao"].stage is DocumentStage.EDITED

    bag = desk.folder.parent / "goi"
    bag.mkdir()
    (bag / "bagit.txt").touch()
    received = Dossier.read(desk.folder.rename(bag / "data"))
    found = list_document_states(
        assess(received, IndicatorSet.of(received), issued.today, rules=()), OutputFolders.of(bag / "data"), ()
    )
    assert {one.entry.id: one.stage for one in found}["bao-cao"] is DocumentStage.DRAFT


def test_a_document_that_takes_no_number_is_registered_by_its_day_alone() -> None:
    unnumbered = next(entry for entry in list_documents() if entry.notation is None)
    assert DocumentState(unnumbered, "", DocumentStage.DRAFT, "", "05/05/2026").registered


def test_without_the_late_ones_they_are_looked_for(desk: Desk) -> None:
    render_documents(desk.assessment(), ["bao-cao"], OutputFolders.of(desk.folder))
    changed = desk.assessment(lambda parts: parts["narrative"].update(lessons=["Khác."]))

    assert states(desk, changed, None)["bao-cao"].stage is DocumentStage.STALE


def test_number_and_day_are_those_of_the_issuers_register(desk: Desk) -> None:
    found = states(desk, desk.assessment(reviewed))

    assert (found["bao-cao"].number, found["bao-cao"].day) == ("06/BC-THCSQT", "06/04/2026")
    assert found["quyet-dinh-cong-nhan-ket-qua"].number == "96/QĐ-SGDĐT"
    assert found["bao-cao"].registered
    assert not states(desk, desk.assessment())["quyet-dinh-hoi-dong"].registered


def test_the_offices_documents_are_possible_only_after_a_review(desk: Desk) -> None:
    assert {entry.issuer for entry in list_possible_documents(desk.assessment())} == {"school"}
    assert {entry.issuer for entry in list_possible_documents(desk.assessment(reviewed))} == {"school", "office"}

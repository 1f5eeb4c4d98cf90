"""Evidence leaves its row for the dossier's trash, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.overlay import laid_out

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.workflows import remove_evidence
from cdsdossier.workflows.remove_evidence import TRASH, RemoveEvidencePlan, apply_remove_evidence

NAME = "1.3/danh-sach.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = laid_out(tmp_path / "2025-2026")
    scores = folder / "scores" / "1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    entry = f"evidence: [{{file: {NAME}, title: A}}, {{url: 'https://a.vn'}}, {{file: ./{NAME}}}]"
    scores.write_text(text.replace("measured: 9/10}", f"measured: 9/10, {entry}}}  # còn đây"), encoding="utf-8")
    return folder


def planned(folder: Path, name: str) -> RemoveEvidencePlan:
    dossier = Dossier.read(folder)
    return remove_evidence.plan_remove_evidence(dossier, IndicatorSet.of(dossier), name)


def test_a_plan_names_the_trash_the_rows_and_the_change_and_writes_nothing(folder: Path) -> None:
    before = (folder / "scores/1-day-hoc.yaml").read_bytes()
    plan = planned(folder, f"evidence/{NAME}")

    assert (plan.file, plan.trash) == (f"evidence/{NAME}", f"{TRASH}/{NAME}")
    assert (plan.row, list(plan.listed)) == ("1.3", ["1.3"])
    ((file, (old, new)),) = plan.changes.items()
    assert (file, old) == ("scores/1-day-hoc.yaml", before)
    assert b"evidence: [{url: 'https://a.vn'}]}  # c\xc3\xb2n \xc4\x91\xc3\xa2y" in new
    assert (folder / file).read_bytes() == before
    assert not (folder / TRASH).exists()


def test_the_file_is_moved_beside_what_the_trash_holds_already(folder: Path) -> None:
    (folder / TRASH / "1.3").mkdir(parents=True)
    (folder / TRASH / NAME).write_bytes(b"cu")
    content = (folder / "evidence" / NAME).read_bytes()
    plan, scores = planned(folder, NAME), folder / "scores/1-day-hoc.yaml"
    scores.write_bytes(scores.read_bytes() + b"# sau\n")
    done = apply_remove_evidence(plan)

    assert done.trash == f"{TRASH}/1.3/danh-sach-2.txt"
    assert (folder / done.trash).read_bytes() == content
    assert (folder / TRASH / NAME).read_bytes() == b"cu"
    assert not (folder / "evidence" / NAME).exists()
    assert NAME not in {file.path for file in Dossier.read(folder).evidence.files}
    assert scores.read_bytes().endswith(b"# sau\n")


def test_an_address_and_an_entry_without_a_file_are_taken_out_of_the_list(folder: Path) -> None:
    assert planned(folder, "https://a.vn").file == ""
    (folder / "evidence" / NAME).unlink()
    done = apply_remove_evidence(planned(folder, NAME))

    assert (done.file, done.trash) == ("", "")
    assert [item.url for item in Dossier.read(folder).scores["1.3"].form.evidence] == ["https://a.vn"]


def test_what_the_register_names_is_refused_and_what_is_no_evidence_is_not_there(folder: Path) -> None:
    with pytest.raises(Refused, match=r"van-ban/ke-hoach\.txt đang được ghi ở sổ văn bản \(ke-hoach\)"):
        planned(folder, "van-ban/ke-hoach.txt")
    for name in ("1.3/HUONG-DAN.txt", "khong-co.pdf", "https://khac.vn", "../dossier.yaml"):
        with pytest.raises(WrongUsage, match="không có minh chứng"):
            planned(folder, name)


def test_a_file_that_went_meanwhile_stops_everything(folder: Path) -> None:
    plan, before = planned(folder, NAME), (folder / "scores/1-day-hoc.yaml").read_bytes()
    (folder / "evidence" / NAME).unlink()

    with pytest.raises(Refused, match="vừa bị chuyển đi"):
        apply_remove_evidence(plan)
    assert (folder / "scores/1-day-hoc.yaml").read_bytes() == before


def test_a_recording_of_any_size_is_moved_and_copied_only_to_another_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = folder / "evidence" / "1.3" / "phim.mp4"
    with film.open("wb") as file:
        file.truncate(1_500_000_000)  # a hole: it takes no room
    before = film.stat().st_ino
    done = apply_remove_evidence(planned(folder, "1.3/phim.mp4"))
    there = folder / done.trash

    assert (there.stat().st_ino, there.stat().st_size, film.exists()) == (before, 1_500_000_000, False)
    monkeypatch.setattr(remove_evidence, "_is_on_one_disk", lambda *_: False)
    content, before = (folder / "evidence" / NAME).read_bytes(), (folder / "evidence" / NAME).stat().st_ino
    there = folder / apply_remove_evidence(planned(folder, NAME)).trash
    assert (there.read_bytes(), there.stat().st_ino == before) == (content, False)
    assert not (folder / "evidence" / NAME).exists()

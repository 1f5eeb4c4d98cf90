"""A file joins the evidence under a name that every system takes, and is listed with its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.overlay import laid_out

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.workflows import add_evidence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "2025-2026")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch Dạy học (bản 2).PDF"
    path.write_bytes(made.pdf())
    return path


def planned(folder: Path, *sources: object, row: str, **details: str) -> add_evidence.AddEvidencePlan:
    dossier = Dossier.read(folder)
    names = [str(source) for source in sources]
    return add_evidence.plan_add_evidence(dossier, IndicatorSet.of(dossier), names, row, details)


def test_a_plan_names_the_copy_and_the_entry_and_writes_nothing(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, row="2.2.2", title="Kế hoạch")

    (piece,) = plan.pieces
    assert piece.copies
    assert piece.target == folder / "evidence" / "2.2.2" / "ke-hoach-day-hoc-ban-2.pdf"
    assert (plan.file, plan.owner) == ("scores/2-quan-tri.yaml", "2.2")
    entry = b"evidence: [{file: 2.2.2/ke-hoach-day-hoc-ban-2.pdf, title: K\xe1\xba\xbf ho\xe1\xba\xa1ch}]"
    assert entry in plan.after
    assert entry not in plan.before
    assert not piece.target.exists()


def test_what_was_done_is_returned_with_the_name_it_got(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, row="1.1")
    (wanted,) = [piece.target for piece in plan.pieces if piece.target]
    wanted.write_bytes(b"somebody was faster")
    done = add_evidence.apply_add_evidence(plan)

    (got,) = [piece.target for piece in done.pieces if piece.target]
    assert got.name == "ke-hoach-day-hoc-ban-2-2.pdf"
    assert got.read_bytes() == paper.read_bytes()
    assert wanted.read_bytes() == b"somebody was faster"
    assert add_evidence.list_unopenable_evidence(done) == []


def test_a_score_file_that_was_spoilt_meanwhile_takes_no_entry_and_no_copy_stays(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, row="2.2.2")
    (folder / plan.file).write_bytes(b"scores: {")
    with pytest.raises(Refused):
        add_evidence.apply_add_evidence(plan)

    assert (folder / plan.file).read_bytes() == b"scores: {"
    assert not (folder / "evidence" / "2.2.2").exists()


def test_a_row_of_another_name_is_suggested(folder: Path, paper: Path) -> None:
    with pytest.raises(WrongUsage, match=r"không có mục chấm “1\.4”\. Có phải 1\."):
        planned(folder, paper, row="1.4")


def test_what_is_saved_in_the_score_file_meanwhile_stays(folder: Path, paper: Path) -> None:
    plans = [planned(folder, paper, row="1.1", title=title) for title in ("một", "hai")]
    scores = folder / "scores" / "1-day-hoc.yaml"
    scores.write_bytes(scores.read_bytes() + b"# xong\n")
    for plan in plans:
        add_evidence.apply_add_evidence(plan)

    listed = Dossier.read(folder).scores["1.1"].form.evidence
    assert [(item.file, item.title) for item in listed[-2:]] == [
        ("1.1/ke-hoach-day-hoc-ban-2.pdf", "một"),
        ("1.1/ke-hoach-day-hoc-ban-2-2.pdf", "hai"),
    ]
    assert scores.read_bytes().endswith(b"# xong\n")


def test_files_a_folder_and_an_address_are_one_change(folder: Path, paper: Path, tmp_path: Path) -> None:
    photos = tmp_path / "anh"
    (photos / "con").mkdir(parents=True)
    for name in ("a.png", "b.png"):
        (photos / name).write_bytes(made.png() + name.encode())
    (photos / "~$c.docx").write_bytes(b"x")
    plan = planned(folder, paper, photos, "https://truong.edu.vn/lms", paper, row="1.1", title="Minh chứng")

    assert list(plan.passed_over) == ["con (thư mục con)", "~$c.docx (tệp tạm, bản lưu của chương trình soạn thảo)", (
        f"{paper} (nêu hai lần)"
    )]  # fmt: skip
    add_evidence.apply_add_evidence(plan)
    listed = Dossier.read(folder).scores["1.1"].form.evidence[-4:]
    assert [item.file or item.url for item in listed] == [
        "1.1/ke-hoach-day-hoc-ban-2.pdf", "1.1/a.png", "1.1/b.png", "https://truong.edu.vn/lms"
    ]  # fmt: skip
    assert {item.title for item in listed} == {"Minh chứng"}
    assert (folder / "evidence/1.1/b.png").read_bytes() == (photos / "b.png").read_bytes()


def test_two_files_of_one_name_get_two_names(folder: Path, tmp_path: Path) -> None:
    for place in ("x", "y"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "Ảnh.png").write_bytes(made.png() + place.encode())
    plan = planned(folder, tmp_path / "x" / "Ảnh.png", tmp_path / "y" / "Ảnh.png", row="1.1")

    assert [piece.target.name for piece in plan.pieces if piece.target] == ["anh.png", "anh-2.png"]


def test_a_copy_that_cannot_be_made_leaves_none_of_the_others(folder: Path, paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.pdf"
    other.write_bytes(made.pdf())
    plan = planned(folder, paper, other, row="2.2.2")
    other.unlink()
    before = (folder / plan.file).read_bytes()

    with pytest.raises(Refused, match="Không chép được"):
        add_evidence.apply_add_evidence(plan)
    assert (folder / plan.file).read_bytes() == before
    assert not (folder / "evidence" / "2.2.2").exists()


def test_what_the_row_lists_already_is_refused_by_name_and_passed_over_in_a_folder(folder: Path) -> None:
    home = folder / "evidence" / "1.3"
    (home / "moi.txt").write_text("x", encoding="utf-8")
    add_evidence.apply_add_evidence(planned(folder, home / "danh-sach.txt", "https://a.vn/x", row="1.3"))

    for named in (home / "danh-sach.txt", "https://a.vn/x"):
        with pytest.raises(Refused, match=r"đã được ghi ở mục chấm 1\.3"):
            planned(folder, named, row="1.3")
    plan = planned(folder, home, row="1.3")
    assert [piece.target for piece in plan.pieces] == [home / "moi.txt"]
    assert "1.3/danh-sach.txt (đã ghi ở mục chấm 1.3)" in plan.passed_over


def test_what_the_row_lists_already_under_another_name_is_not_copied_again(folder: Path, tmp_path: Path) -> None:
    photos = tmp_path / "anh"
    photos.mkdir()
    for name in ("Ảnh 1.png", "b.png"):
        (photos / name).write_bytes(made.png() + name.encode())
    add_evidence.apply_add_evidence(planned(folder, photos, row="1.1"))
    copies, listed = sorted((folder / "evidence/1.1").iterdir()), Dossier.read(folder).scores["1.1"].form.evidence

    with pytest.raises(Refused, match=r"gì để thêm: .*Ảnh 1\.png \(giống hệt .*anh-1\.png, đã ghi ở mục chấm 1\.1\)"):
        planned(folder, photos, row="1.1")
    (photos / "c.png").write_bytes(made.png() + b"c")
    (photos / "b.png").write_bytes(made.png() + b"sua")
    plan = planned(folder, photos, photos / "Ảnh 1.png", "https://a.vn", row="1.1")

    assert [piece.target.name if piece.target else piece.url for piece in plan.pieces] == [
        "b-2.png", "c.png", "https://a.vn"
    ]  # fmt: skip
    assert [str(one) for one in plan.passed_over if "giống hệt" in one] == [
        f"{photos / 'Ảnh 1.png'} (giống hệt {folder / 'evidence/1.1/anh-1.png'}, đã ghi ở mục chấm 1.1)"
    ]
    assert plan.twins == {}
    assert sorted((folder / "evidence/1.1").iterdir()) == copies
    assert Dossier.read(folder).scores["1.1"].form.evidence == listed


def test_a_twin_in_the_folder_that_no_row_lists_is_told_only_and_one_listed_elsewhere_is_copied(
    folder: Path, paper: Path
) -> None:
    (folder / "evidence" / "1.1" / "khac.pdf").write_bytes(paper.read_bytes())
    plan = planned(folder, paper, row="1.1")
    assert plan.twins == {paper: folder / "evidence" / "1.1" / "khac.pdf"}
    assert [piece.copies for piece in plan.pieces] == [True]

    add_evidence.apply_add_evidence(plan)
    assert [piece.copies for piece in planned(folder, paper, row="2.2.2").pieces] == [True]
    inside = planned(folder, folder / "evidence" / "1.1" / "khac.pdf", row="1.1")
    assert [piece.copies for piece in inside.pieces] == [False]
    back = folder / ".trash" / "1.1" / "khac.pdf"
    back.parent.mkdir(parents=True)
    back.write_bytes(paper.read_bytes())
    assert [piece.copies for piece in planned(folder, back, row="1.1").pieces] == [True]


def test_a_row_that_the_score_file_does_not_have_yet_is_made(folder: Path, paper: Path) -> None:
    scores = folder / "scores/1-day-hoc.yaml"
    scores.write_text('group: "1"\nscores:\n', "utf-8")
    add_evidence.apply_add_evidence(planned(folder, paper, row="1.2.1"))
    (item,) = Dossier.read(folder).scores["1.2.1"].form.evidence
    assert item.file == "1.2.1/ke-hoach-day-hoc-ban-2.pdf"

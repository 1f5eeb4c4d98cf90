"""A file joins the evidence under a name that every system takes, and is listed with its row."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example as such_as
from hypothesis import given, settings
from hypothesis import strategies as st
from support import evidencemaker as made
from support.overlay import laid_out

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.workflows import add_evidence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "2025-2026")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch Dạy học (bản 2).PDF"
    path.write_bytes(made.pdf())
    return path


def planned(folder: Path, source: Path, row: str, **details: str) -> add_evidence.AddEvidencePlan:
    dossier = Dossier.read(folder)
    return add_evidence.plan_add_evidence(dossier, IndicatorSet.of(dossier), source, row, details)


def test_a_plan_names_the_copy_and_the_entry_and_writes_nothing(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, "2.2.2", title="Kế hoạch")

    assert plan.copies
    assert plan.target == folder / "evidence" / "2.2.2" / "ke-hoach-day-hoc-ban-2.pdf"
    assert (plan.file, plan.owner) == ("scores/2-quan-tri.yaml", "2.2")
    entry = b"evidence: [{file: 2.2.2/ke-hoach-day-hoc-ban-2.pdf, title: K\xe1\xba\xbf ho\xe1\xba\xa1ch}]"
    assert entry in plan.after
    assert entry not in plan.before
    assert not plan.target.exists()


def test_what_was_done_is_returned_with_the_name_it_got(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, "1.1")
    plan.target.write_bytes(b"somebody was faster")
    done = add_evidence.apply_add_evidence(plan)

    assert done.target.name == "ke-hoach-day-hoc-ban-2-2.pdf"
    assert done.target.read_bytes() == paper.read_bytes()
    assert plan.target.read_bytes() == b"somebody was faster"
    assert add_evidence.can_be_opened(done)


def test_a_score_file_that_was_spoilt_meanwhile_takes_no_entry_and_no_copy_stays(folder: Path, paper: Path) -> None:
    plan = planned(folder, paper, "2.2.2")
    (folder / plan.file).write_bytes(b"scores: {")
    with pytest.raises(Refused):
        add_evidence.apply_add_evidence(plan)

    assert (folder / plan.file).read_bytes() == b"scores: {"
    assert not (folder / "evidence" / "2.2.2").exists()


def test_a_row_of_another_name_is_suggested(folder: Path, paper: Path) -> None:
    with pytest.raises(WrongUsage, match=r"không có mục chấm “1\.4”\. Có phải 1\."):
        planned(folder, paper, "1.4")


def test_what_is_saved_in_the_score_file_meanwhile_stays(folder: Path, paper: Path) -> None:
    plans = [planned(folder, paper, "1.1", title=title) for title in ("một", "hai")]
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


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("Kế hoạch Dạy học (bản 2).PDF", "ke-hoach-day-hoc-ban-2.pdf"),
        (normalize("NFD", "Quyết định số 12.docx"), "quyet-dinh-so-12.docx"),
        ("Đề án CĐS – 2025.xlsx", "de-an-cds-2025.xlsx"),
        ("Ðề án Ɖống Ða.txt", "de-an-dong-da.txt"),
        ("con.txt", "tep-con.txt"),
        ("COM1.tar.gz", "tep-com1.tar.gz"),
        ("日本.pdf", "tep.pdf"),
        ("HUONG-DAN.txt", "tep-huong-dan.txt"),
        ("a . b..pdf", "a.b.pdf"),
        ("khong-duoi", "khong-duoi"),
        ("x" * 200 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_names_become_plain(name: str, portable: str) -> None:
    assert add_evidence.portable_name(name) == portable


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
@such_as("0.TMP")
@such_as(".~lock.a.lnk")
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    made_name = add_evidence.portable_name(name)

    assert made_name.isascii()
    assert set(made_name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert not made_name.endswith(".")
    assert is_evidence_name(made_name)
    assert add_evidence.portable_name(made_name) == made_name

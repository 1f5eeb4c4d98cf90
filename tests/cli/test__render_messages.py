"""How `render` reads its arguments, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.desk import Change, Desk, emptied, registered

from cdsdossier.cli._render_messages import fold_fields
from cdsdossier.documents.rendering import render_documents
from cdsdossier.model.dossier.head import DOCUMENTS

Cli = Callable[..., Any]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("[0-9]*"))


def held(parts: dict[str, Any]) -> None:
    """Give the dossier all that nine documents need."""
    registered(parts)
    minutes = {"starts": "14:00", "ends": "16:30", "place": "Phòng họp", "present": 2}
    votes = {"for": 2, "against": 0, "abstain": 0}
    parts["head"]["documents"]["bien-ban-tu-danh-gia"].update(minutes, absent=[], **votes)
    task = {"id": "1", "what": "Họp", "when": "4/2026", "products": [{"name": "Biên bản"}], "owner": "Hội đồng"}
    parts["timeline"] = {"tasks": [task]}


def _then(*changes: Change) -> Change:
    return lambda parts: [change(parts) for change in changes]


def test_all_renders_every_document_and_each_gap_is_named_once(cli: Cli, desk: Desk) -> None:
    desk.assessment(emptied)
    ran = cli("render", desk.folder, "--all")

    assert ran.code == 0
    assert len(files(desk.output)) == 9
    assert max(len(line) for line in ran.err.splitlines()) <= 80
    assert ran.err.count("school: ") == 1
    assert ran.err.count("scores/1-day-hoc.yaml") == 1
    assert len(ran.err.splitlines()) < 40


def test_names_and_all_together_are_wrong_usage(cli: Cli, desk: Desk) -> None:
    desk.assessment()

    assert cli("render", desk.folder, "ke-hoach", "--all").code == 2
    assert cli("render", desk.folder, "--format", "odt").err.startswith("--format không dùng được giá trị “odt”.")


def test_the_list_shows_every_state_and_writes_nothing(cli: Cli, desk: Desk) -> None:
    before = desk.assessment(held)
    render_documents(before, ["quyet-dinh-hoi-dong", "thong-bao-ket-qua"], desk.output, final=True)
    (edited, *_) = render_documents(before, ["ke-hoach", "bao-cao", "to-trinh"], desk.output)
    edited.path.write_bytes(b"by hand")
    desk.assessment(_then(held, lambda parts: parts["narrative"].update(lessons=["Khác."])))
    there = {path: path.read_bytes() for path in desk.output.iterdir()}
    ran = cli("render", desk.folder, "--list")
    states = dict(zip(DOCUMENTS, ran.out.splitlines()[1::2], strict=True))

    assert ran.code == 0
    assert {path: path.read_bytes() for path in desk.output.iterdir()} == there
    assert "đã sửa tay" in states["ke-hoach"]
    assert "bản chính thức" in states["quyet-dinh-hoi-dong"]
    assert "chưa tạo" in states["danh-muc-minh-chung"]
    assert "cũ so với dữ liệu" in states["bao-cao"]
    assert "dự thảo" in states["to-trinh"]
    assert "06/BC-THCSQT       06/04/2026" in states["bao-cao"]
    assert "Thông báo kết quả" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("baocao", "bao-cao"),
        ("bao-cáo", "bao-cao"),
        ("6", "bao-cao"),
        ("05", "bien-ban-tu-danh-gia"),
        ("bien-ban", "bien-ban-tu-danh-gia hay bien-ban-danh-gia-ngoai"),
    ],
)
def test_a_mistyped_document_never_means_the_dossier_around_it(
    word: str, meant: str, cli: Cli, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.assessment(held)
    monkeypatch.chdir(desk.folder)
    ran = cli("render", word, "--final")

    assert (ran.code, ran.err) == (2, f"Không có văn bản hay thư mục “{word}”. Có phải {meant}?\n")
    assert not desk.output.exists()


def test_a_folder_that_is_not_there_never_means_the_dossier_around_it(
    cli: Cli, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.assessment(held)
    monkeypatch.chdir(desk.folder)

    for words in (["render", "khong-co"], ["check", "khong-co"], ["score", "khong-co"], ["evidence", "khong-co"]):
        assert cli(*words).code == 2


@pytest.mark.parametrize("part", ["evidence/1.1", "scores", "templates"])
def test_paper_is_not_written_among_what_it_is_made_of(cli: Cli, desk: Desk, part: str) -> None:
    desk.assessment(held)
    ran = cli("render", desk.folder, "ke-hoach", "--to", desk.folder / part)

    assert ran.code == 2
    assert not list(desk.folder.rglob("01-*"))


def test_fields_are_folded_so_that_many_stay_readable() -> None:
    fields = ["school.parent", "school.code", "documents.a.number", "documents.a.date", "documents.b.number"]
    fields += ["documents.b.date", "council", "scores.1.2.1.points", "staff"]

    assert fold_fields(fields) == [
        "school: parent, code", "documents.a, documents.b: number, date", "council, staff", "scores.1.2.1.points",
    ]  # fmt: skip

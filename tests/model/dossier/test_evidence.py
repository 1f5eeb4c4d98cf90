"""The evidence tree: what lies there, under the name it is known by, and nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.overlay import judged, laid_out

from cdsdossier.files.probe.faults import FileFault
from cdsdossier.model.dossier import is_outside_path, normalize_path
from cdsdossier.model.dossier.evidence import EvidenceFile, EvidenceTree, read_evidence

CALM = settings(deadline=None)  # a slow machine is no fault


def tree(root: Path, *paths: str) -> EvidenceTree:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", encoding="utf-8")
    return read_evidence(root)


def test_files_are_found_at_any_depth_in_the_order_of_their_paths(tmp_path: Path) -> None:
    found = tree(tmp_path, "2.1/b.pdf", "1.1/z/y/x.pdf", "1.1/a.pdf", "le-loi.pdf")

    assert [(file.path, file.folder, file.size) for file in found.files] == [
        ("1.1/a.pdf", "1.1", 1),
        ("1.1/z/y/x.pdf", "1.1", 1),
        ("2.1/b.pdf", "2.1", 1),
        ("le-loi.pdf", "", 1),
    ]
    assert [file.path for file in found.in_folder("1.1")] == ["1.1/a.pdf", "1.1/z/y/x.pdf"]


@pytest.mark.parametrize(
    "name", ["HUONG-DAN.txt", "huong-dan.TXT", ".DS_Store", ".a/b.pdf", "~$a.docx", "Thumbs.db", "a.tmp", "a.pdf.part"]
)
def test_what_programs_leave_behind_is_never_evidence(name: str, tmp_path: Path) -> None:
    assert tree(tmp_path, f"1.1/{name}").files == ()


@pytest.mark.parametrize("name", ["huong-dan.pdf", "a.tmp.pdf", "a~.pdf", "template.docx"])
def test_names_that_only_look_like_it_are_evidence(name: str, tmp_path: Path) -> None:
    assert [file.path for file in tree(tmp_path, f"1.1/{name}").files] == [f"1.1/{name}"]


def test_no_evidence_folder_is_no_evidence(tmp_path: Path) -> None:
    assert read_evidence(tmp_path / "evidence") == EvidenceTree()


@pytest.mark.parametrize(
    "written", ["1.1/kế hoạch.pdf", "./1.1/kế hoạch.pdf", "1.1\\kế hoạch.pdf", normalize("NFD", "1.1/kế hoạch.pdf")]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_path_finds_its_file_however_its_letters_are_composed(form: str, written: str, tmp_path: Path) -> None:
    found = tree(tmp_path, normalize(form, "1.1/kế hoạch.pdf")).at(written)  # type: ignore[arg-type]

    assert found == EvidenceFile("1.1/kế hoạch.pdf", "1.1", 1)


def test_an_empty_file_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()

    (file,) = read_evidence(tmp_path).files
    assert (file.size, file.sound) == (0, False)


def test_a_score_with_only_an_empty_file_is_told(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.1" / "ke-hoach.txt").write_bytes(b"")

    assert "evidence-missing" in {finding.rule for finding in judged(folder).findings}


def linked(path: Path, target: Path | str) -> None:
    try:
        path.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("no links here")


def test_a_link_out_is_named_but_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "d" / "evidence"
    tree(outside, "a.pdf")
    tree(root, "1.1/a.pdf")
    linked(root / "1.1" / "away", outside)
    linked(root / "1.1" / "away.pdf", outside / "a.pdf")

    assert [(file.path, file.size, file.outside) for file in read_evidence(root).files] == [
        ("1.1/a.pdf", 1, False),
        ("1.1/away", 0, True),
        ("1.1/away.pdf", 0, True),
    ]


def test_each_file_keeps_its_own_type_behind_one_that_cannot_be_opened(tmp_path: Path) -> None:
    root = tmp_path / "d" / "evidence"
    tree(root, "1.1/b.txt")
    (root / "1.1" / "a.pdf").write_bytes(b"%PDF-1.4")
    linked(root / "away", tmp_path)

    assert [(file.path, file.kind) for file in read_evidence(root).files if file.path != "1.1/b.txt"] == [
        ("1.1/a.pdf", "pdf"),
        ("away", None),
    ]


def test_a_link_inside_the_dossier_is_a_file_like_any_other(tmp_path: Path) -> None:
    root = tmp_path / "d" / "evidence"
    tree(root, "van-ban/a.txt", "1.1/b.txt")
    linked(root / "1.1" / "a.txt", Path("..") / "van-ban" / "a.txt")

    assert [(file.path, file.sound) for file in read_evidence(root).in_folder("1.1")] == [
        ("1.1/a.txt", True),
        ("1.1/b.txt", True),
    ]


def test_an_evidence_folder_that_is_elsewhere_is_not_entered(tmp_path: Path) -> None:
    tree(tmp_path / "outside", "a.pdf")
    (tmp_path / "d").mkdir()
    linked(tmp_path / "d" / "evidence", tmp_path / "outside")

    assert [(file.path, file.outside, file.sound) for file in read_evidence(tmp_path / "d" / "evidence").files] == [
        (".", True, False)
    ]


def test_an_evidence_folder_linked_within_the_dossier_is_entered(tmp_path: Path) -> None:
    tree(tmp_path / "d" / "real", "1.1/a.pdf")
    linked(tmp_path / "d" / "evidence", tmp_path / "d" / "real")

    assert [file.path for file in read_evidence(tmp_path / "d" / "evidence").files] == ["1.1/a.pdf"]


def test_a_link_to_nothing_is_there_and_proves_nothing(tmp_path: Path) -> None:
    root = tmp_path / "d" / "evidence"
    tree(root, "1.1/a.pdf")
    linked(root / "1.1" / "b.pdf", "gone")

    found = read_evidence(root, look=False).at("1.1/b.pdf")
    assert found is not None
    assert (found.outside, found.sound, found.fault) == (False, False, FileFault.UNREADABLE)


def test_a_folder_that_cannot_be_entered_is_there_and_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "1.1/a.pdf", "1.2/b.pdf")
    scan: Any = os.scandir

    def refuse(place: object) -> object:
        if str(place).endswith("1.2"):
            raise PermissionError(13, "Permission denied")
        return scan(place)

    monkeypatch.setattr("cdsdossier.model.dossier.evidence.os.scandir", refuse)

    assert [(file.path, file.fault) for file in read_evidence(tmp_path, look=False).files] == [
        ("1.1/a.pdf", FileFault.NONE),
        ("1.2", FileFault.UNREADABLE),
    ]


def test_a_junction_is_named_but_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "1.1/a.pdf", "1.2/b.pdf")
    monkeypatch.setattr("cdsdossier.model.dossier.evidence.is_junction", lambda entry: entry.name == "1.2")

    assert [(file.path, file.outside) for file in read_evidence(tmp_path).files] == [
        ("1.1/a.pdf", False),
        ("1.2", True),
    ]


def test_what_programs_left_behind_is_listed_apart(tmp_path: Path) -> None:
    found = tree(tmp_path, "1.1/~$b.docx", "1.1/a.tmp", "1.1/.an", "1.1/a.lnk", "Thumbs.db", "1.1/.~lock.a#")

    assert found.files == ()
    assert found.temporary == ("1.1/.~lock.a#", "1.1/a.lnk", "1.1/a.tmp", "1.1/~$b.docx", "Thumbs.db")


def test_without_looking_nothing_is_known_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")

    (file,) = read_evidence(tmp_path, look=False).files
    assert (file.kind, file.fault, file.digest, file.sound) == (None, FileFault.NONE, "", True)
    assert read_evidence(tmp_path).files[0].kind == "pdf"


@pytest.mark.parametrize(
    ("size", "kind", "sound"), [(59, "pdf", False), (60, "pdf", True), (9, None, True), (0, None, False)]
)
def test_a_file_too_small_for_its_name_proves_nothing_once_it_was_looked_at(
    size: int, kind: str | None, sound: bool
) -> None:
    assert EvidenceFile("1.1/a.pdf", "1.1", size, kind=kind).sound is sound


def test_of_two_files_with_one_name_the_first_is_meant() -> None:
    one, other = EvidenceFile("a", "", 1, raw="x"), EvidenceFile("a", "", 2, raw="y")

    assert EvidenceTree((one, other)).at("a") is one


def test_a_decomposed_name_keeps_what_the_disk_has(tmp_path: Path) -> None:
    name = normalize("NFD", "1.1/kế.pdf")
    (file,) = tree(tmp_path, name).files

    assert (file.path, file.folder) == ("1.1/kế.pdf", "1.1")
    assert file.raw in {name, ""}


@pytest.mark.parametrize("target", ["self", "../..", "gone", "."])
def test_a_bad_link_hides_nothing_beside_it(target: str, tmp_path: Path) -> None:
    root = tmp_path / "d" / "evidence"
    tree(root, "1.1/a.txt", "1.1/z.txt")
    linked(root / "1.1" / "self", target)

    sound = [file.path for file in read_evidence(root).files if file.sound]
    assert sound == ["1.1/a.txt", "1.1/z.txt"]


@pytest.mark.parametrize(
    "path",
    [
        "../a",
        "a/../../b",
        "..",
        "a/..",
        "/a",
        "\\a",
        "\\\\may-chu\\a",
        "C:\\a",
        "c:a",
        "~/a",
        "file:///a",
        "FILE:///a",
        "..\\a",
    ],
)
def test_a_path_that_leaves_the_folder_is_known_for_it(path: str) -> None:
    assert is_outside_path(path)


@pytest.mark.parametrize("path", ["a", "1.1/a.pdf", "..a", "a..", "a/..b/c", "1.1/a:b.pdf", "files/a", "a/~b"])
def test_a_path_that_stays_inside_is_left_alone(path: str) -> None:
    assert not is_outside_path(path)


@CALM
@given(st.lists(st.sampled_from(["..", ".", "a", "1.1", "b.pdf"]), min_size=1).map("/".join))
def test_whatever_climbs_above_the_folder_leads_out(path: str) -> None:
    depth = 0
    for step in path.split("/"):
        depth += {"..": -1, ".": 0}.get(step, 1)
        if depth < 0:
            assert is_outside_path(path)
            return


@CALM
@given(st.text())
def test_a_plain_path_stays_as_it_is(path: str) -> None:
    plain = normalize_path(path)

    assert "\\" not in plain
    assert normalize_path("./" + plain) == plain

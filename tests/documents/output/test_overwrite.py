"""What somebody did by hand is never lost."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from support.desk import BOTH, Desk, digest, every_text

from cdsdossier.documents import rendering
from cdsdossier.documents.output import manifest
from cdsdossier.documents.rendering import render_documents
from cdsdossier.errors import Refused
from cdsdossier.files import changes


def test_rendering_again_writes_nothing(desk: Desk) -> None:
    first = render_documents(desk.assessment(), BOTH, desk.output)
    second = render_documents(desk.assessment(), BOTH, desk.output)

    assert [one.written for one in first] == [True, True]
    assert [one.written for one in second] == [False, False]


def test_new_facts_replace_what_the_tool_wrote(desk: Desk) -> None:
    render_documents(desk.assessment(), ["bao-cao"], desk.output)
    (done,) = render_documents(
        desk.assessment(lambda p: p["head"]["school"].update(place="Hòa Bình")), ["bao-cao"], desk.output
    )

    assert done.written
    assert "Hòa Bình, ngày" in every_text(done.path)


def edit(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run("sửa tay")
    document.save(str(path))


def test_a_document_edited_by_hand_is_not_overwritten_without_force(desk: Desk) -> None:
    first = render_documents(desk.assessment(), BOTH, desk.output)
    edit(first[1].path)
    edited, other = digest(first[1].path), digest(first[0].path)
    changed = desk.assessment(lambda parts: parts["head"]["school"].update(place="Hòa Bình"))

    with pytest.raises(Refused, match=r"06-bao-cao\.docx.*--force"):
        render_documents(changed, BOTH, desk.output)
    assert digest(first[1].path) == edited
    assert digest(first[0].path) == other, "one refused file: nothing is written"

    assert [one.written for one in render_documents(changed, BOTH, desk.output, force=True)] == [True, True]
    assert "sửa tay" not in every_text(first[1].path)
    assert render_documents(changed, BOTH, desk.output)


def test_a_file_that_the_tool_never_wrote_is_somebodys_work(desk: Desk) -> None:
    desk.output.mkdir()
    (desk.output / "06-bao-cao.docx").write_bytes(b"theirs")

    with pytest.raises(Refused):
        render_documents(desk.assessment(), ["bao-cao"], desk.output)
    assert (desk.output / "06-bao-cao.docx").read_bytes() == b"theirs"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": {"06-bao-cao.docx": {"x": 1}}}', "\0"])
def test_a_spoilt_manifest_protects_every_file(desk: Desk, content: str) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    edit(done.path)
    (desk.output / ".manifest.json").write_text(content, encoding="utf-8")

    with pytest.raises(Refused):
        render_documents(desk.assessment(), ["bao-cao"], desk.output)


def test_the_manifest_holds_digests_of_file_and_data(desk: Desk) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    entry = json.loads((desk.output / ".manifest.json").read_text(encoding="utf-8"))["files"]["06-bao-cao.docx"]
    render_documents(desk.assessment(lambda p: p["narrative"].update(lessons=["Khác."])), ["bao-cao"], desk.output)
    after = json.loads((desk.output / ".manifest.json").read_text(encoding="utf-8"))["files"]["06-bao-cao.docx"]

    assert entry["document"] == "bao-cao"
    assert after["written"] == digest(done.path) != entry["written"]
    assert after["data"] != entry["data"]


def test_an_empty_file_is_nobodys_work(desk: Desk) -> None:
    desk.output.mkdir()
    (desk.output / "06-bao-cao.docx").write_bytes(b"")

    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    assert done.written


def test_a_failed_write_leaves_the_old_file_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)
    before = digest(done.path)

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", broken)
    with pytest.raises(Refused):
        render_documents(
            desk.assessment(lambda p: p["head"]["school"].update(place="Hòa Bình")), ["bao-cao"], desk.output
        )
    monkeypatch.undo()

    assert digest(done.path) == before
    assert sorted(path.name for path in desk.output.iterdir()) == [".manifest.json", "06-bao-cao.docx"]


@pytest.mark.parametrize(
    "there",
    ["[" * 200_000, '{"files": {"06-bao-cao.docx": {"document": 1, "written": [], "data": {}}}}', '{"files": 1}'],
    ids=["deep", "no texts", "no files"],
)
def test_a_manifest_that_cannot_be_trusted_vouches_for_nothing(there: str, desk: Desk) -> None:
    render_documents(desk.assessment(), ["bao-cao"], desk.output)
    (desk.output / ".manifest.json").write_text(there, encoding="utf-8")

    assert manifest.read_output_manifest(desk.output) == {}
    with pytest.raises(Refused, match=r"--force"):
        render_documents(
            desk.assessment(lambda p: p["head"]["school"].update(place="Hòa Bình")), ["bao-cao"], desk.output
        )


@pytest.mark.parametrize("name", [".manifest.json", "06-bao-cao.docx"])
@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link(desk: Desk, tmp_path: Path, name: str, force: bool) -> None:
    desk.output.mkdir()
    target = tmp_path / "khac"
    try:
        (desk.output / name).symlink_to(target)
    except OSError:
        pytest.skip("no links here")
    for there in (b"", b"theirs"):
        if there:
            target.write_bytes(there)
        with pytest.raises(Refused, match="đó là lối tắt dẫn sang tệp khác"):
            render_documents(desk.assessment(), ["bao-cao"], desk.output, force=force)
        assert (target.read_bytes() if target.exists() else b"") == there
    assert [path.name for path in desk.output.iterdir()] == [name]


def test_two_runs_at_once_know_each_others_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assessment, exclusive = desk.assessment(), changes.exclusive_changes

    def overtaken(root: Path, *, lasting: bool) -> object:
        monkeypatch.undo()
        render_documents(assessment, ["ke-hoach"], desk.output)
        return exclusive(root, lasting=lasting)

    monkeypatch.setattr(rendering, "exclusive_changes", overtaken)
    render_documents(assessment, ["bao-cao", "ke-hoach"], desk.output)

    assert set(manifest.read_output_manifest(desk.output)) == {"01-ke-hoach.docx", "06-bao-cao.docx"}


def test_a_broken_name_in_the_manifest_stops_nothing(desk: Desk) -> None:
    desk.output.mkdir()
    entry = {"document": "x", "written": "", "data": ""}
    (desk.output / ".manifest.json").write_text(json.dumps({"files": {"\ud800": entry}}), encoding="utf-8")
    (done,) = render_documents(desk.assessment(), ["bao-cao"], desk.output)

    assert done.written
    assert set(manifest.read_output_manifest(desk.output)) >= {"06-bao-cao.docx"}

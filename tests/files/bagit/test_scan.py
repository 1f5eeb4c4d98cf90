"""A package is read once: its papers, the digest of every file, and how the two agree."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from hashlib import new, sha256
from pathlib import Path

import pytest

from cdsdossier.files.bagit.hash import Digests
from cdsdossier.files.bagit.report import BagFault
from cdsdossier.files.bagit.scan import scan_bag
from cdsdossier.files.bagit.tagfiles import DECLARATION, format_bag_info, format_bag_manifest


class Held:
    """A package held in memory."""

    def __init__(self, files: Mapping[str, bytes], folder: Path | None = None) -> None:
        self.files, self.folder, self.name = dict(files), folder, "ho-so"
        self.sizes = {path: len(data) for path, data in files.items()}
        self.notes: list[BagFault] = []
        self.learned: dict[str, Digests] = {}
        self.remembered: dict[str, Digests] = {}

    @contextlib.contextmanager
    def open(self, path: str) -> Iterator[io.BytesIO]:
        yield io.BytesIO(self.files[path])

    def known(self, path: str) -> Digests:
        return self.remembered.get(path, {})

    def learn(self, digests: Mapping[str, Digests]) -> None:
        self.learned.update(digests)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: sha256(data).hexdigest() for path, data in files.items()}


def sound(info: tuple[tuple[str, str], ...] = (("Payload-Oxum", "3.2"),)) -> dict[str, bytes]:
    payload = {"data/a.txt": b"aa", "data/b.txt": b"b"}
    papers = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": format_bag_info(info),
        "manifest-sha256.txt": format_bag_manifest(digests(payload)),
    }
    return {**payload, **papers, "tagmanifest-sha256.txt": format_bag_manifest(digests(papers))}


def test_a_package_that_agrees_with_its_papers_is_sound_and_counted() -> None:
    source = Held(sound())
    report = scan_bag(source)

    assert (report.faults, report.notes) == ((), ())
    assert (report.files, report.bytes, report.name) == (2, 3, "ho-so")
    assert report.digest == sha256(source.files["manifest-sha256.txt"]).hexdigest()
    assert source.learned == {path: {"sha256": digest} for path, digest in digests(source.files).items()}


def test_what_is_remembered_is_not_read_again() -> None:
    source = Held(sound())
    source.remembered = {"data/a.txt": {"sha256": sha256(b"aa").hexdigest()}}
    source.files["data/a.txt"] = b"khac"

    assert scan_bag(source).sound
    assert "data/a.txt" not in source.learned


@pytest.mark.parametrize("paper", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_missing_paper_is_a_fault_with_its_name(paper: str) -> None:
    files = sound()
    del files[paper]

    assert f"Gói thiếu {paper}. Xin gửi lại gói gốc." in [str(fault) for fault in scan_bag(Held(files)).faults]


def test_a_size_that_the_package_says_wrongly_is_a_fault() -> None:
    report = scan_bag(Held(sound((("Payload-Oxum", "4.2"),))))

    assert [str(fault) for fault in report.faults] == ["Gói ghi Payload-Oxum 4.2 nhưng có 3.2. Xin gửi lại gói gốc."]


@pytest.mark.parametrize("paper", ["manifest-shake_128.txt", "manifest-SHA256.txt", "manifest-khac.txt"])
def test_digests_of_an_unknown_kind_end_the_reading(paper: str) -> None:
    report = scan_bag(Held({**sound(), paper: b""}))

    assert ["không đối chiếu được ở đây" in str(fault) for fault in report.faults] == [True]
    assert report.files == 0


def test_a_digest_that_can_be_forged_counts_only_beside_another() -> None:
    files, payload = sound(), {"data/a.txt": b"aa", "data/b.txt": b"b"}
    weak = {path: new("md5", data, usedforsecurity=False).hexdigest() for path, data in payload.items()}
    files["tagmanifest-md5.txt"] = b""
    beside = scan_bag(Held({**files, "manifest-md5.txt": format_bag_manifest(weak)}))
    alone = scan_bag(Held({path: data for path, data in files.items() if "sha256" not in path} | {
        "manifest-md5.txt": format_bag_manifest(weak)
    }))  # fmt: skip

    assert {(fault.kind, fault.path) for fault in beside.faults} >= {("added", "manifest-md5.txt")}
    assert not any(fault.path.startswith("data/") for fault in beside.faults)
    assert ["chỉ có mã kiểm md5" in str(fault) for fault in alone.faults] == [True]


@pytest.mark.parametrize("path", ["data/Thumbs.db", "data/~$a.docx", "data/.cds-changes-1.tmp/x"])
def test_what_programs_leave_is_a_note_in_a_folder_and_in_a_zip(path: str, tmp_path: Path) -> None:
    for place in (tmp_path, None):
        report = scan_bag(Held({**sound(), path: b"x"}, place))

        assert ([note.kind for note in report.notes], report.faults) == (["temporary"], ())


def test_the_offices_own_files_are_additions_of_a_folder_only(tmp_path: Path) -> None:
    files = {**sound(), "review.yaml": b"", "review-output/10.docx": b"", "received.json": b""}

    assert scan_bag(Held(files, tmp_path)).additions == ("review-output/10.docx", "review.yaml")
    assert [fault.path for fault in scan_bag(Held(files)).faults] == [
        "received.json", "review-output/10.docx", "review.yaml"
    ]  # fmt: skip


def test_what_a_sender_lists_among_its_own_papers_is_never_the_receivers(tmp_path: Path) -> None:
    files = sound()
    files["tagmanifest-sha256.txt"] += f"{sha256(b'x').hexdigest()}  review.yaml\n".encode()

    for source in (Held({**files, "review.yaml": b"x"}), Held({**files, "review.yaml": b"x"}, tmp_path)):
        report = scan_bag(source)
        assert report.additions == ()
        assert any("review.yaml" in fault.message for fault in report.faults)


def test_a_manifest_may_name_nothing_outside_the_payload() -> None:
    files = sound()
    files["manifest-sha256.txt"] += f"{'0' * 64}  ngoai.txt\n".encode()

    assert "không được ghi “ngoai.txt”" in str(scan_bag(Held(files)).faults[0])


@pytest.mark.parametrize("path", ["Review.YAML", "review-output", "REVIEW-OUTPUT/12.docx", "Received.json"])
def test_nor_under_a_name_that_windows_takes_for_the_receivers(path: str) -> None:
    files = {**sound(), path: b"x"}
    files["tagmanifest-sha256.txt"] += f"{sha256(b'x').hexdigest()}  {path}\n".encode()

    assert f"không được ghi “{path}”" in str(scan_bag(Held(files)).faults[0])

"""What a sender has put into a package is never written into, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic
from cdsdossier.files.changes import FileChange, apply_changes
from cdsdossier.files.new_folder import create_folder
from cdsdossier.files.received import find_received_payload


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "ho-so" / "data" / "scores").mkdir(parents=True)
    (tmp_path / "ho-so" / "bagit.txt").touch()
    return tmp_path / "ho-so"


def test_the_payload_is_known_from_anything_in_it(package: Path) -> None:
    payload = package.resolve() / "data"
    for inside in (package / "data", package / "data" / "scores", package / "data" / "chua-co" / "a.yaml"):
        assert find_received_payload(inside) == payload
    for outside in (package, package / "review.yaml", package.parent, package / "khac" / "data"):
        assert find_received_payload(outside) is None


def test_the_receipt_is_enough_where_the_papers_of_the_package_are_lost(package: Path) -> None:
    (package / "bagit.txt").rename(package / "received.json")
    assert find_received_payload(package / "data") == package.resolve() / "data"


def test_every_way_of_writing_refuses_there_and_leaves_nothing(package: Path) -> None:
    def told(file: str) -> list[FileChange]:
        return [FileChange(file, None, b"x")]

    ways: list[Callable[[], None]] = [
        lambda: apply_changes(package / "data", told("a.yaml")),
        lambda: apply_changes(package, told("data/scores/a.yaml")),
        lambda: apply_changes(package.parent, told("ho-so/data/a.yaml")),
        lambda: write_atomic(package / "data" / "a.csv", b"x"),
        lambda: create_folder(package / "data" / "2026-2027", {"dossier.yaml": b"x"}),
    ]
    for write in ways:
        with pytest.raises(Refused, match="nhận theo gói"):
            write()
    assert sorted(path.name for path in package.rglob("*")) == ["bagit.txt", "data", "scores"]
    apply_changes(package, told("review.yaml"))
    assert (package / "review.yaml").read_bytes() == b"x"

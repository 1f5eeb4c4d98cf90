"""A file is the old one or the new one, never half; and what is there is never overwritten by ``write_new``."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Any, Self

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import write_atomic, write_new


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_atomic(path, b"old")
    write_atomic(path, b"new")

    assert contents(tmp_path) == {"a.yaml": b"new"}


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a" / "b" / "c.yaml", b"x")
    write_new(tmp_path / "d" / "e.yaml", b"y")

    assert (tmp_path / "a" / "b" / "c.yaml").read_bytes() == b"x"
    assert (tmp_path / "d" / "e.yaml").read_bytes() == b"y"


class Torn(OSError):
    pass


def tear(*_: object, **__: object) -> Any:  # noqa: ANN401 - stands in for many functions
    raise Torn(28, "No space left on device")


_OPEN = Path.open


def half(self: Path, mode: str = "r", **how: Any) -> Any:  # noqa: ANN401
    """Return a file whose ``write`` writes half and then fails."""
    file = _OPEN(self, mode, **how)
    if "x" not in mode:
        return file

    class Half:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            file.close()

        def close(self) -> None:
            file.close()

        def write(self, written: bytes) -> None:
            file.write(written[: len(written) // 2])
            file.flush()
            tear()

    return Half()


FAULTS = [
    (Path, "open", half),
    (os, "fsync", tear),
]


@pytest.mark.parametrize("before", [None, b"there"], ids=["nothing there", "somebody's file"])
def test_a_new_file_is_whole_or_not_there(
    before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    if before is not None:
        path.write_bytes(before)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", half)
        with pytest.raises(OSError, match=r"No space|exists"):
            write_new(path, b"the new one")

    assert contents(tmp_path) == ({} if before is None else {"a.yaml": before})


@pytest.mark.parametrize(
    ("module", "name", "fault"), [*FAULTS, (Path, "replace", tear)], ids=lambda part: str(part)[:20]
)
@pytest.mark.parametrize("before", [None, b"the old one"], ids=["no old file", "an old file"])
def test_a_fault_on_the_way_leaves_the_old_file_and_nothing_else(  # noqa: PLR0917 - fixtures and parameters add up
    module: object, name: str, fault: object, before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    if before is not None:
        path.write_bytes(before)
    monkeypatch.setattr(module, name, fault)

    with pytest.raises(Refused, match=r"a\.yaml.*No space left"):
        write_atomic(path, b"the new one")

    assert contents(tmp_path) == ({} if before is None else {"a.yaml": before})


def test_an_interruption_leaves_the_old_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.yaml").write_bytes(b"old")
    for module, name in ((os, "fsync"), (Path, "replace")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, interrupted)
            with pytest.raises(KeyboardInterrupt):
                write_atomic(tmp_path / "a.yaml", b"new")

        assert contents(tmp_path) == {"a.yaml": b"old"}


@pytest.mark.parametrize("times", [1, 3, 5])
def test_a_target_that_is_held_for_a_moment_is_tried_again(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    replace, tries = Path.replace, []

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) <= times:
            raise PermissionError(13, "held")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    write_atomic(tmp_path / "a.yaml", b"new")

    assert contents(tmp_path) == {"a.yaml": b"new"}
    assert len(tries) == times + 1
    assert sum(no_waiting) < 3, "nobody waits longer"


def test_a_target_that_stays_held_is_told_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "held")

    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", held)

    with pytest.raises(Refused, match="đang bị chương trình khác giữ"):
        write_atomic(tmp_path / "a.yaml", b"new")
    assert contents(tmp_path) == {"a.yaml": b"old"}


def test_a_folder_in_the_way_is_refused_with_a_sentence(tmp_path: Path, no_waiting: list[float]) -> None:
    (tmp_path / "a.yaml").mkdir()

    with pytest.raises(Refused, match="Không ghi được") as refused:
        write_atomic(tmp_path / "a.yaml", b"new")
    assert refused.value.exit_code == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX systems")
def test_the_rights_of_the_old_file_stay_and_a_new_one_is_as_usual(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"x")
    old.chmod(0o600)
    write_atomic(old, b"y")
    write_atomic(new, b"y")

    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o644


@pytest.mark.parametrize("there", [b"", b"somebody's work"])
def test_write_new_never_overwrites(there: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(there)

    with pytest.raises(FileExistsError):
        write_new(path, b"x")
    assert path.read_bytes() == there


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("write", [write_atomic, write_new])
def test_a_full_disk_that_is_told_only_on_closing_leaves_nothing(
    write: Any,  # noqa: ANN401
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def onto_a_full_disk(self: Path, mode: str = "r", **how: Any) -> Any:  # noqa: ANN401
        self.touch()
        return _OPEN(Path("/dev/full"), mode.replace("x", "w"), **how)

    monkeypatch.setattr(Path, "open", onto_a_full_disk)

    with pytest.raises((Refused, OSError)):
        write(tmp_path / "a.yaml", b"short")

    assert not list(tmp_path.iterdir())

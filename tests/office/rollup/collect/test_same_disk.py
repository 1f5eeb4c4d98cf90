"""A dossier looks the same from every machine that sees its disk, and from no other."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from support.grounds import copied

from cdsdossier.errors import Refused
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.same_disk import (
    ELSEWHERE,
    mark_dossier,
    settle_other_disk,
    tell_other_disk,
)


@pytest.fixture
def one(province: Path, tmp_path: Path) -> FoundDossier:
    found = FoundDossier("truong", str(copied(province, tmp_path, "truong")))
    return replace(found, seen=mark_dossier(found))


def change(one: FoundDossier) -> None:
    with Path(one.path, "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("# sửa\n")


def test_times_and_numbers_of_files_do_not_count(one: FoundDossier, tmp_path: Path) -> None:
    there = replace(one, path=str(shutil.copytree(one.path, tmp_path / "khac", copy_function=shutil.copyfile)))
    assert tell_other_disk(there) == ""
    change(there)
    assert tell_other_disk(there).startswith(ELSEWHERE)


def test_a_zip_is_known_by_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"x" * 100_000)
    found = FoundDossier("a.zip", str(tmp_path / "a.zip"), packed=True)
    before = mark_dossier(found)
    (tmp_path / "a.zip").write_bytes(b"x" * 99_999 + b"y")
    assert mark_dossier(found) != before != ""
    os.unlink(found.path)  # noqa: PTH108
    assert mark_dossier(found) == ""


def test_who_sees_another_disk_is_named(one: FoundDossier) -> None:
    elsewhere = ELSEWHERE + json.dumps(["tcp://may2:4001", ""])
    with pytest.raises(Refused, match="Máy tcp://may2:4001 không thấy cùng ổ đĩa với máy này: truong"):
        settle_other_disk(one, elsewhere)


def test_what_was_changed_meanwhile_is_seen_anew_and_what_is_gone_is_refused(one: FoundDossier) -> None:
    change(one)
    now = settle_other_disk(one, tell_other_disk(one))
    assert now.seen == mark_dossier(one) != one.seen
    shutil.rmtree(one.path)
    with pytest.raises(Refused, match="truong không còn ở chỗ cũ khi đọc"):
        settle_other_disk(one, tell_other_disk(one))

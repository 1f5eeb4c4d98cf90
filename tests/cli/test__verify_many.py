"""``verify`` of several packages: a line each, a sum, and what changed between two rounds."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.write import write_bag

Cli = Callable[..., Ran]


def test_many_packages_are_a_line_each_and_a_sum(
    cli: Cli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "goc.zip"
    assert cli("pack", example, "--output", package).code == 0
    home = tmp_path / "nhan"
    home.mkdir()
    (home / "a.zip").write_bytes(package.read_bytes())
    (home / "b.zip").write_bytes(package.read_bytes()[:-200])
    write_bag(home / "c.zip", "anh", [PayloadFile("a.txt", package)], [])
    monkeypatch.chdir(home)

    ran = cli("verify", "*.zip")
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert [line[:17].rstrip() for line in lines[:3]] == ["nguyên vẹn  a.zip", "KHÔNG NHẬN  b.zip", "KHÔNG NHẬN  c.zip"]
    assert lines[3] == "3 gói: 1 nguyên vẹn, 2 không nhận được."

    data = json.loads(cli("verify", home, "--format", "json").out)
    assert [one["sound"] for one in data["packages"]] == [True, False, False]
    assert data["packages"][0]["sha256"] == hashlib.sha256(package.read_bytes()).hexdigest()
    for name in ("b.zip", "c.zip"):
        (home / name).unlink()
    ran = cli("verify", home, "--to", tmp_path / "mo")
    assert ran.code == 0, ran.err
    assert (tmp_path / "mo/ho-so-THCSQT-2023-2024/data/dossier.yaml").is_file()
    assert "1 gói vừa giải nén" in ran.out
    again = cli("verify", home, "--to", tmp_path / "mo")
    assert (again.code, "1 gói đã giải nén từ trước" in again.out) == (0, True)


def test_two_rounds_of_a_school_are_compared_in_their_order(
    cli: Cli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
    cli("pack", example, "--output", tmp_path / "mot.zip", "--today", "2024-05-01")
    (example / "evidence/1.1/bo-sung.pdf").write_bytes(b"%PDF-1.7\nmoi\n%%EOF\n")
    assert cli("pack", example, "--output", tmp_path / "hai.zip", "--today", "2024-05-20").code == 0

    (tmp_path / "office.yaml").write_text("name: UBND xã A\n", encoding="utf-8")

    ran = cli("verify", tmp_path / "hai.zip", tmp_path / "mot.zip")
    assert ran.code == 0, ran.out
    assert ran.err.count("Cơ quan theo") == 1
    told = " ".join(ran.out.split())
    assert "Từ mot.zip (lần 1, ngày 01/05/2024) đến hai.zip (lần 2, ngày 20/05/2024):" in told
    assert "Minh chứng: thêm 1 + evidence/1.1/bo-sung.pdf" in told
    assert not list((tmp_path / "tam").iterdir())

    data = json.loads(cli("verify", tmp_path / "mot.zip", tmp_path / "hai.zip", "--format", "json").out)["changes"]
    assert (data["from"]["revision"], data["to"]["revision"]) == (1, 2)
    assert data["evidence"] == [{"change": "added", "path": "evidence/1.1/bo-sung.pdf", "was": None}]

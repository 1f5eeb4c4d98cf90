"""A review that came with the package never counts; the office's own does, also one that it claims later."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Ran
from support.reviewmaker import fill, judge, open_in, receive, write

from cdsdossier.files.bagit.receipt import read_receipt
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.office_key import KEY_FILE
from cdsdossier.files.resources import settings_home
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.model.dossier import Dossier
from cdsdossier.office.review.claim import list_unmarked_reviews
from cdsdossier.office.rollup.collect.run import collect_rollup

Cli = Callable[..., Ran]
DAY = date(2024, 5, 25)


@pytest.fixture
def forged(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what a school's zip becomes in the hands of Explorer: it has its own review, receipt and key beside it."""
    with monkeypatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, str(tmp_path / "may-cua-truong"))
        sent = receive(example, tmp_path / "gui")
        judge(fill(open_in(sent), "cong-nhan"), {})
        key = settings_home() / KEY_FILE
    folder = tmp_path / "nhan" / "ho-so-thcs"
    shutil.copytree(sent.parent, folder / "2023-2024")
    shutil.copy2(key, folder / KEY_FILE)
    shutil.rmtree(tmp_path / "gui")
    return folder / "2023-2024"


def _row(place: Path) -> tuple[str, str]:
    (row,) = collect_rollup([place], today=DAY, workers=1).schools
    assert (row.office_errors, row.office_faults) == (0, ())
    return row.external, "; ".join(row.claims)


def test_a_review_from_the_senders_zip_is_told_and_never_counted(forged: Path, tmp_path: Path, cli: Cli) -> None:
    state, claims = _row(tmp_path / "nhan")
    assert (state, "không có dấu của cơ quan" in claims) == ("", True)

    (listed,) = list_unmarked_reviews([tmp_path / "nhan"], print)
    assert (listed.home, listed.state) == (forged, "công nhận")
    assert "gõ cdsdossier review claim" in claims
    page = cli("review", "list", tmp_path / "nhan").out
    assert "gõ cdsdossier review claim" in " ".join(page.split())
    assert "1 hồ sơ: 1 không tính. Còn 0 mục" in page
    assert "công nhận" not in page
    (one,) = json.loads(cli("review", "list", tmp_path / "nhan", "--format", "json").out)["reviews"]
    assert (one["state"], one["rows"]) == (None, 0)
    told = Dossier.read(forged / "data", office_keys=())
    assert find_review_doubt(told) is ReviewDoubt.UNMARKED
    assert find_review_doubt(replace(told, package="khac")) is ReviewDoubt.OTHER_PACKAGE


def test_no_file_and_key_in_the_senders_zip_make_a_review_the_offices(forged: Path, tmp_path: Path, cli: Cli) -> None:
    place, outer = tmp_path / "nhan", forged.parent
    write(place / "office.yaml", "name: UBND xã Quyết Tiến\n")
    shutil.copy2(outer / KEY_FILE, forged / KEY_FILE)
    for folder in (outer, forged):
        write(folder / "office.yaml", "name: Cơ quan của nơi gửi\n")
    assert [_row(one)[0] for one in (place, outer, forged, forged / "data")] == [""] * 4
    assert "không có dấu của cơ quan" in cli("check", forged / "data").out
    assert "không có dấu của cơ quan" in cli("render", "giay-chung-nhan", "--final", forged / "data").err

    (place / "office.yaml").unlink()
    for paper in ("bagit.txt", "tagmanifest-sha256.txt"):
        (forged / paper).unlink()
    (outer / "office.yaml").unlink()
    assert find_review_doubt(Dossier.read(forged / "data")) is ReviewDoubt.UNMARKED


def test_an_office_without_its_file_believes_no_key_that_lies_around_a_package(
    forged: Path, tmp_path: Path, cli: Cli
) -> None:
    write(forged.parent / "office.yaml", "name: UBND xã Quyết Tiến\n")
    assert [_row(one)[0] for one in (tmp_path / "nhan", forged.parent, forged, forged / "data")] == [""] * 4
    for command in (("check",), ("review",), ("render", "giay-chung-nhan", "--final")):
        ran = cli(*command, forged / "data")
        assert "không có dấu của cơ quan" in ran.out + ran.err
        assert f"cdsdossier review claim {forged.parent}" in " ".join(ran.err.split())

    assert cli("review", "open", forged / "data", "--body", "UBND xã Quyết Tiến").code != 0
    assert _row(forged)[0] == ""
    ran = cli("review", "claim", forged)
    assert (ran.code, f"khóa của cơ quan ở {forged.parent}" in " ".join(ran.out.split())) == (2, True)
    assert _row(forged)[0] == ""


def test_a_review_counts_for_who_has_made_it_wherever_the_folder_is_moved(
    example: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed, office = tmp_path / "goi.zip", tmp_path / "phong"
    assert cli("pack", example, "--output", packed, "--draft").code == 0
    office.mkdir()
    write(office / "office.yaml", "name: UBND xã Quyết Tiến\n")
    assert cli("verify", packed, "--to", office / "nhan").code == 0
    (payload,) = office.glob("nhan/*/data")
    assert cli("review", "open", payload, "--body", "UBND xã Quyết Tiến").code == 0
    judge(fill(payload.parent / "review.yaml"), {})
    (tmp_path / "xa").mkdir()
    shutil.copytree(office / "nhan", tmp_path / "xa" / "nhan")
    assert [_row(one)[0] for one in (tmp_path / "xa", office, payload)] == ["chap-nhan"] * 3

    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "may-khac"))
    assert [_row(one)[0] for one in (tmp_path / "xa", office, payload)] == ["", "", ""]
    told = cli("rollup", office).err
    assert f"cdsdossier review claim {office}" in " ".join(told.split())
    assert cli("review", "claim", office, "--yes").code == 0
    assert [_row(one)[0] for one in (tmp_path / "xa", office, payload)] == ["", "chap-nhan", "chap-nhan"]
    assert "review claim" not in cli("rollup", office).err


def test_a_receipt_of_another_package_vouches_for_none(forged: Path, example: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    shutil.copytree(example, other)
    write(other / "narrative.yaml", "{}\n")
    shutil.copy2(receive(other, tmp_path / "nhan-khac").parent / "received.json", forged / "received.json")
    assert find_review_doubt(Dossier.read(forged / "data")) is ReviewDoubt.UNMARKED


def test_the_office_claims_what_is_its_own(forged: Path, tmp_path: Path, cli: Cli) -> None:
    before = (forged / "received.json").read_bytes()
    assert cli("review", "claim", tmp_path / "nhan").code == 2
    assert (forged / "received.json").read_bytes() == before

    ran = cli("review", "claim", tmp_path / "nhan", "--yes")
    assert "UBND xã Quyết Tiến; công nhận" in " ".join(ran.out.split())
    assert _row(tmp_path / "nhan")[0] == "cong-nhan"
    assert "Không có đánh giá ngoài nào" in cli("review", "claim", tmp_path / "nhan").out


def test_of_a_package_that_has_changed_nothing_can_be_claimed(forged: Path, tmp_path: Path) -> None:
    (forged / "data" / "dossier.yaml").write_bytes(b"school: {}\n")
    told: list[str] = []
    assert list_unmarked_reviews([tmp_path / "nhan"], told.append) == ()
    assert "không còn như trong gói" in told[0]


def test_what_was_unpacked_by_hand_is_marked_when_the_office_opens_its_review(
    example: Path, tmp_path: Path, cli: Cli
) -> None:
    packed = tmp_path / "goi.zip"
    assert cli("pack", example, "--output", packed, "--draft").code == 0
    folder = unpack_bag(packed, tmp_path / "nhan")
    assert cli("review", "open", folder / "data", "--body", "UBND xã Quyết Tiến").code == 0
    judge(fill(folder / "review.yaml"), {})

    receipt = read_receipt(folder)
    assert receipt is not None
    assert (receipt.sha256, bool(receipt.mark)) == ("", True)
    assert cli("verify", packed, "--to", tmp_path / "nhan", "--today", "2024-05-25").code == 0
    assert [one.name for one in (tmp_path / "nhan").iterdir()] == [folder.name]
    assert _row(tmp_path / "nhan")[0] == "chap-nhan"


def test_a_mark_is_of_one_receipt_and_one_key(example: Path, tmp_path: Path) -> None:
    receipt = read_receipt(receive(example, tmp_path / "nhan").parent)
    assert receipt is not None
    marked = receipt.marked("a" * 64)

    assert marked.is_marked(["b" * 64, "a" * 64])
    assert marked.marked("b" * 64).is_marked(["b" * 64])
    assert marked.marked("b" * 64).is_marked(["a" * 64])
    assert not marked.is_marked(["b" * 64])
    assert not replace(marked, digest="khac").is_marked(["a" * 64])
    assert not replace(marked, mark="").is_marked([])

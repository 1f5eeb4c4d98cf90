"""``verify``: what the receiver is told of a package, and that nothing stays which was not asked for."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit as bagit_python
import pytest
from conftest import Ran, fingerprint
from support.bagmaker import rezipped

from cdsdossier import Dossier, __version__
from cdsdossier.cli import run_command_line
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.receipt import read_receipt
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.text.shell import path_argument

Cli = Callable[..., Ran]


@pytest.fixture
def package(cli: Cli, example: Path, tmp_path: Path) -> Path:
    """Return the example, packed."""
    path = tmp_path / "ho-so.zip"
    assert cli("pack", example, "--output", path, "--today", "2024-05-18").code == 0
    return path


@pytest.fixture(autouse=True)
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary folders be made where the test can see them."""
    place = tmp_path / "tam"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_a_sound_package_is_judged_on_the_receivers_day_and_nothing_stays(
    cli: Cli, package: Path, tmp_path: Path, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = fingerprint(tmp_path)

    ran = cli("verify", package.name, "--today", "2024-05-20")

    assert ran.code == 0, ran.err
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    golden("verify/sound.txt", ran.out.replace(__version__, "0.0").replace(digest, "<digest>"))
    assert fingerprint(tmp_path) == before
    assert not list((tmp_path / "tam").iterdir())


def test_a_package_is_unpacked_where_it_was_asked_for(cli: Cli, package: Path, example: Path, tmp_path: Path) -> None:
    ran = cli("verify", package, "--to", tmp_path / "nhan")
    home = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024"

    assert ran.code == 0
    assert str(home) in ran.out
    assert {name: digest for name, (_, digest) in fingerprint(home / "data").items()} == {
        name: digest for name, (_, digest) in fingerprint(example).items() if name not in {".gitignore", "sent.yaml"}
    }
    (home / "review.yaml").write_text("state:\n", encoding="utf-8")
    before = fingerprint(home)
    assert "sets confirm" not in cli("check", home).out  # nothing can be written there
    again = cli("verify", package, "--to", tmp_path / "nhan")
    assert (again.code, f"không ghi lại: {home}" in again.out) == (0, True)
    assert fingerprint(home) == before
    (home / "received.json").unlink()
    taken = cli("verify", package, "--to", tmp_path / "nhan")
    assert (taken.code, "đã có" in taken.err) == (1, True)


def test_each_draft_of_a_school_is_unpacked_into_a_folder_of_its_own(cli: Cli, example: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (example / "narrative.yaml").write_text(f"# bản {number}\nstrengths: [Ổn]\n", encoding="utf-8")
        cli("pack", example, "--draft", "--output", tmp_path / f"{number}.zip")
    for number in (1, 2, 1, 2):
        run_command_line(["verify", str(tmp_path / f"{number}.zip"), "--to", str(tmp_path / "nhan")])

    found = {path.name: (path / "data" / "narrative.yaml").read_text("utf-8") for path in (tmp_path / "nhan").iterdir()}
    assert [(name.partition("nhap")[2], text[:7]) for name, text in sorted(found.items())] == [
        ("", "# bản 1"),
        ("-2", "# bản 2"),
    ]


@pytest.mark.parametrize("codes", [("sha256", "sha512"), ("sha512",)])
def test_a_package_of_another_program_is_received_like_one_of_ours(
    codes: tuple[str, ...], cli: Cli, example: Path, tmp_path: Path
) -> None:
    shutil.copytree(example, tmp_path / "goi" / "truong")
    bagit_python.make_bag(str(tmp_path / "goi" / "truong"), checksums=list(codes))
    zipped = Path(shutil.make_archive(str(tmp_path / "gui"), "zip", tmp_path / "goi"))

    ran = cli("verify", zipped, "--to", tmp_path / "nhan", "--today", "2024-05-20")
    assert (ran.code, "Gói nguyên vẹn" in ran.out) == (0, True), ran.out
    home = tmp_path / "nhan" / "truong"
    report, receipt = verify_bag(home, full=True), read_receipt(home)
    assert receipt is not None
    assert report.digest == receipt.digest == Dossier.read(home / "data").package
    assert "100" in cli("rollup", tmp_path / "nhan", "--today", "2024-05-20").out
    (home / "data" / "narrative.yaml").write_bytes(b"strengths: []\n")
    changed = cli("verify", home)
    assert (changed.code, "“data/narrative.yaml” đã bị thay đổi" in " ".join(changed.out.split())) == (1, True)


@pytest.mark.parametrize("below", ["", "data", "data/evidence"])
def test_an_unpacked_package_is_verified_where_it_lies(below: str, cli: Cli, package: Path, tmp_path: Path) -> None:
    home = unpack_bag(package, tmp_path / "nhan")

    ran = cli("verify", home / below) if below != "data/evidence" else cli("verify", home.parent)

    assert ran.code == 0, ran.err
    assert "Gói nguyên vẹn" in ran.out


def test_a_package_that_does_not_hold_is_told_file_by_file_and_not_unpacked(
    cli: Cli, package: Path, tmp_path: Path
) -> None:
    top = "ho-so-THCSQT-2023-2024/data"

    def change(files: dict[str, bytes]) -> None:
        files[f"{top}/scores/1-day-hoc.yaml"] += b"\n"
        files[f"{top}/them.txt"] = b"x"
        files[f"{top}/thoi-gian.yaml"] = files.pop(f"{top}/timeline.yaml")
        del files[f"{top}/narrative.yaml"]

    ran = cli("verify", rezipped(package, tmp_path / "b.zip", change), "--to", tmp_path / "nhan")

    assert ran.code == 1
    for sentence in (
        "Tệp “data/scores/1-day-hoc.yaml” đã bị thay đổi sau khi đóng gói.",
        "Thừa tệp “data/them.txt”: không có khi đóng gói.",
        "“data/timeline.yaml” bị đổi tên thành “data/thoi-gian.yaml”",
        "Thiếu tệp “data/narrative.yaml”.",
        "gửi lại",
    ):
        assert sentence in " ".join(ran.out.split())
    assert not (tmp_path / "nhan").exists()


def test_a_dossier_with_errors_is_whole_but_not_good(cli: Cli, example: Path, tmp_path: Path) -> None:
    (example / "timeline.yaml").unlink()
    cli("pack", example, "--draft", "--output", tmp_path / "a.zip")

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 1
    assert "Gói nguyên vẹn" in ran.out
    assert "Bản nháp" in ran.out
    assert "file-missing: thiếu tệp timeline.yaml" in " ".join(ran.out.split())


def test_a_claimed_level_that_the_dossier_does_not_reach_is_told(cli: Cli, package: Path, tmp_path: Path) -> None:
    info = [*verify_bag(package).info.items()]
    home = unpack_bag(package, tmp_path / "nhan") / "data"
    files = [PayloadFile(path.relative_to(home).as_posix(), path) for path in home.rglob("*") if path.is_file()]
    better = [(label, value.replace("59/100, mức 2", "89/100, mức 3")) for label, value in info if "Oxum" not in label]
    write_bag(tmp_path / "b.zip", "ho-so", files, better)

    ran = cli("verify", tmp_path / "b.zip")

    assert ran.code == 0
    words = " ".join(ran.out.split())
    assert "gói ghi “1: 89/100, mức 3”, tính lại là “1: 59/100, mức 2”" in words
    assert "2: 94/100, mức 3”" not in words


def test_the_same_for_programs(cli: Cli, package: Path) -> None:
    data = json.loads(cli("verify", package, "--format", "json", "--today", "2024-05-20").out)

    assert data["schema"] == "cdsdossier.verify/1"
    assert data["sound"] is True
    assert data["check"]["today"] == "2024-05-20"
    assert [group["level"] for group in data["check"]["groups"]] == [2, 3]
    assert data["info"]["Source-Organization"] == "Trường THCS Quyết Tiến"


def test_limits_are_raised_by_options(cli: Cli, package: Path) -> None:
    refused = cli("verify", package, "--max-files", "5")

    assert refused.code == 1
    assert "--max-files" in refused.out
    assert cli("verify", package, "--max-files", "500", "--max-bytes", "600000", "--max-ratio", "50").code == 0


@pytest.mark.parametrize(
    "words", [["khong-co.zip"], ["."], ["ho-so.zip", "--format", "xml"], ["ho-so.zip", "--today", "x"]]
)
def test_a_wrong_call_says_what_to_type(
    words: list[str], cli: Cli, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trong").mkdir()
    monkeypatch.chdir(tmp_path / "trong")
    words = [str(package) if word == "ho-so.zip" else word for word in words]

    assert cli("verify", *words).code == 2


def test_the_offices_own_files_are_told_and_break_nothing(cli: Cli, package: Path, tmp_path: Path) -> None:
    home = unpack_bag(package, tmp_path / "nhan")
    (home / "review-output").mkdir()
    (home / "review-output" / "01.docx").write_bytes(b"x")

    ran = cli("verify", home)

    assert ran.code == 0
    assert "review-output/01.docx" in ran.out


def test_a_file_that_is_no_package_gets_a_sentence(cli: Cli, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("anh.jpg", b"x")

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 1
    assert "cdsdossier pack" in " ".join(ran.out.split())


def test_nothing_is_written_into_an_unpacked_package_but_the_offices_own(
    cli: Cli, package: Path, tmp_path: Path
) -> None:
    cli("verify", package, "--to", tmp_path / "nhan")
    home = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024"
    before = fingerprint(home)
    cases = (
        ("publish", home / "data", "--to", home / "cong-bo"),
        ("check", home / "data", "--format", "json", "--output", home / "ket-qua.json"),
        ("render", home / "data", "thong-bao-ket-qua", "--to", home / "giay"),
    )
    for case in cases:
        ran = cli(*case)
        assert ran.code == 2
        assert "trong gói đã giải nén" in ran.err
    assert fingerprint(home) == before


def test_the_status_of_a_received_dossier_tells_the_office_what_to_do(cli: Cli, package: Path, tmp_path: Path) -> None:
    cli("verify", package, "--to", tmp_path / "nhan")
    data = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024" / "data"

    assert "cdsdossier review open" in cli("status", data).out
    cli("review", "open", data, "--body", "UBND xã")
    assert "review.yaml" in cli("status", data).out.split("Làm tiếp")[1]
    assert "publish" not in cli("status", data).out


def test_a_plain_folder_leads_to_check(cli: Cli, example: Path) -> None:
    ran = cli("verify", example)

    assert ran.code == 2
    assert f'cdsdossier check "{example}"' in ran.err


def test_commands_find_the_dossier_in_an_unpacked_package(cli: Cli, package: Path, tmp_path: Path) -> None:
    cli("verify", package, "--to", tmp_path / "nhan")
    home = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024"

    assert cli("score", home).out == cli("score", home / "data").out
    assert cli("review", "open", home, "--body", "UBND xã").code == 0
    assert (home / "review.yaml").is_file()
    assert cli("verify", home).code == 0


def test_a_package_that_is_not_unpacked_leads_to_verify(cli: Cli, package: Path) -> None:
    for words in (("check",), ("review", "open"), ("render",)):
        assert f"cdsdossier verify {path_argument(package)} --to" in cli(*words, package).err


def test_a_review_is_verified_without_being_judged_as_a_dossier(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text("state: chap-nhan\n", encoding="utf-8")
    said = [
        ("Cdsdossier-Kind", "review"),
        ("Cdsdossier-State", "chap-nhan"),
        ("Source-Organization", "UBND xã Quyết Tiến"),
    ]
    write_bag(tmp_path / "a.zip", "danh-gia", [PayloadFile("review.yaml", tmp_path / "review.yaml")], said)

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 0
    assert "UBND xã Quyết Tiến" in ran.out
    assert "Tình trạng: chấp nhận" in ran.out
    assert "Xét hồ sơ" not in ran.out


def test_a_package_of_something_else_is_no_dossier(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    write_bag(tmp_path / "a.zip", "anh", [PayloadFile("a.txt", tmp_path / "a.txt")], [])

    ran = cli("verify", tmp_path / "a.zip")

    assert ran.code == 1
    assert "không phải hồ sơ" in ran.err


def test_a_folder_needs_no_unpacking(cli: Cli, package: Path, tmp_path: Path) -> None:
    home = unpack_bag(package, tmp_path / "nhan")

    assert cli("verify", home, "--to", tmp_path / "khac").code == 2


def test_no_room_to_look_inside_says_where_to_unpack(cli: Cli, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))

    ran = cli("verify", package)

    assert ran.code == 1
    assert "--to" in ran.err


def test_nothing_is_unpacked_into_a_package(cli: Cli, package: Path, tmp_path: Path) -> None:
    cli("verify", package, "--to", tmp_path / "nhan")
    home = tmp_path / "nhan" / "ho-so-THCSQT-2023-2024"
    before = fingerprint(home)

    assert cli("verify", package, "--to", home / "data" / "lan-2").code == 2
    assert fingerprint(home) == before


def test_an_unpacked_package_tells_when_it_was_received_and_of_which_zip(
    cli: Cli, package: Path, tmp_path: Path
) -> None:
    assert cli("verify", package, "--to", tmp_path / "nhan").code == 0
    (folder,) = (path.parent for path in (tmp_path / "nhan").glob("*/received.json"))
    sha256 = hashlib.sha256(package.read_bytes()).hexdigest()
    text, data = cli("verify", folder).out, json.loads(cli("verify", folder, "--format", "json").out)
    assert f"gói có sha256 {sha256}" in text
    assert data["receipt"]["sha256"] == sha256

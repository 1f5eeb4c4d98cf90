"""``pack``: the whole dossier as one file that says what it is, made beside the dossier and never in it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit as bagit_python
import pytest
from conftest import Ran, fingerprint

from cdsdossier import __version__
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.model.dossier.sent import read_sent

Cli = Callable[..., Ran]


def contents(package: Path) -> set[str]:
    """Return the files of the payload, relative to the dossier."""
    with zipfile.ZipFile(package) as archive:
        paths = (name.partition("/")[2] for name in archive.namelist())
        return {path.removeprefix("data/") for path in paths if path.startswith("data/")}


def break_it(dossier: Path) -> None:
    """Give the dossier one error."""
    page = dossier / "scores" / "1-day-hoc.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"points: \d+", "points: 99", text, count=1), encoding="utf-8")


def test_a_dossier_is_packed_beside_itself_as_it_lies(cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    ran = cli("pack", "--today", "2024-05-01")
    package = example.parent / "ho-so-THCSQT-2023-2024.zip"

    assert ran.code == 0, ran.err
    assert hashlib.sha256(package.read_bytes()).hexdigest() in ran.out
    assert f"cdsdossier verify {package.name}" in ran.out
    assert contents(package) == set(fingerprint(example)) - {"sent.yaml", ".gitignore"}


def test_what_a_package_says_of_itself(cli: Cli, example: Path, tmp_path: Path) -> None:
    cli("pack", example, "--output", tmp_path / "a.zip", "--today", "2024-05-01")

    report = verify_bag(tmp_path / "a.zip")

    assert report.name == "ho-so-THCSQT-2023-2024"
    assert {label: value for label, value in report.info.items() if label != "Payload-Oxum"} == {
        "Cdsdossier-Kind": "dossier",
        "Source-Organization": "Trường THCS Quyết Tiến",
        "External-Identifier": "THCSQT-2023-2024",
        "External-Description": "Hồ sơ tự đánh giá mức độ chuyển đổi số",
        "Cdsdossier-School-Code": "THCSQT",
        "Cdsdossier-School-Kind": "thcs",
        "Cdsdossier-School-Year": "2023-2024",
        "Cdsdossier-Set": "qd4725-2022",
        "Cdsdossier-Set-Digest": hashlib.sha256((example / "indicator-set.yaml").read_bytes()).hexdigest(),
        "Cdsdossier-Level": "1: 59/100, mức 2; 2: 94/100, mức 3",
        "Bag-Software-Agent": f"cdsdossier {__version__}",
        "Bagging-Date": "2024-05-01",
        "Cdsdossier-Revision": "1",
    }


def test_an_unchanged_dossier_is_the_same_package_on_any_day(cli: Cli, example: Path, tmp_path: Path) -> None:
    cli("pack", example, "--output", tmp_path / "a.zip", "--today", "2024-05-01")
    for path in example.rglob("*.yaml"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    again = cli("pack", example, "--output", tmp_path / "b.zip", "--today", "2025-01-01")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert "vẫn như lần gửi 1 (ngày 01/05/2024)" in again.out


def test_what_was_packed_before_is_not_packed_again_but_shown(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    first = cli("pack", "--today", "2024-05-01")
    package = example.parent / "ho-so-THCSQT-2023-2024.zip"
    data = package.read_bytes()
    again = cli("pack", "--today", "2024-05-09")

    assert again.code == 0
    assert "không đổi gì từ lần gửi 1 (ngày 01/05/2024)" in " ".join(again.out.split())
    assert f"Gói ở đây: {Path('..') / package.name}" in again.out
    assert hashlib.sha256(data).hexdigest() in first.out
    assert hashlib.sha256(data).hexdigest() in again.out
    assert sorted(path.name for path in example.parent.glob("*.zip")) == [package.name]

    package.unlink()
    assert cli("pack", "--today", "2024-05-09").code == 0
    assert package.read_bytes() == data
    assert (example / "sent.yaml").read_text(encoding="utf-8").count("revision:") == 1


def test_each_round_is_a_package_and_a_line_of_its_own(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    cli("pack", "--today", "2024-05-01")
    first = (example.parent / "ho-so-THCSQT-2023-2024.zip").read_bytes()
    with (example / "narrative.yaml").open("a", encoding="utf-8") as file:
        file.write("# đã xem lại\n")
    ran = cli("pack", "--today", "2024-05-20")
    second = example.parent / "ho-so-THCSQT-2023-2024-lan-2.zip"

    assert "lần gửi 2" in ran.out
    assert "lần 1, ngày 01/05/2024, ho-so-THCSQT-2023-2024.zip" in ran.out
    assert (example.parent / "ho-so-THCSQT-2023-2024.zip").read_bytes() == first
    assert "sent.yaml" not in contents(second)
    report = verify_bag(second)
    assert (report.info["Cdsdossier-Revision"], report.info["Bagging-Date"]) == ("2", "2024-05-20")
    sent = read_sent(example)
    assert [(one.revision, one.day.isoformat(), one.name, one.sha256) for one in sent.packages] == [
        (1, "2024-05-01", "ho-so-THCSQT-2023-2024.zip", hashlib.sha256(first).hexdigest()),
        (2, "2024-05-20", second.name, hashlib.sha256(second.read_bytes()).hexdigest()),
    ]
    assert sent.packages[1].payload == report.digest


def test_the_reference_implementation_accepts_a_packed_dossier(cli: Cli, example: Path, tmp_path: Path) -> None:
    cli("pack", example, "--output", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "ref")

    assert bagit_python.Bag(str(tmp_path / "ref" / "ho-so-THCSQT-2023-2024")).is_valid()


def test_a_dossier_with_errors_is_not_packed(cli: Cli, example: Path, tmp_path: Path) -> None:
    break_it(example)

    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert ran.code == 1
    assert "còn 1 lỗi" in ran.err
    assert "cdsdossier check" in ran.err
    assert not (tmp_path / "a.zip").exists()


def test_official_versions_without_their_files_are_not_sent(cli: Cli, example: Path, tmp_path: Path) -> None:
    assert cli("render", example, "bao-cao", "to-trinh", "--final").code == 0
    shutil.rmtree(example / "output")
    refused = cli("pack", example, "--output", tmp_path / "a.zip")

    assert refused.code == 1
    assert "mà không còn tệp: 06-bao-cao.docx, 08-to-trinh.docx." in refused.err
    assert re.search(r"cdsdossier render \S+ bao-cao to-trinh --final\.", refused.err)
    assert not (tmp_path / "a.zip").exists()
    assert cli("pack", example, "--output", tmp_path / "nhap.zip", "--draft").code == 0

    (example / "evidence" / "van-ban" / "to-trinh.pdf").write_bytes((example / "dossier.yaml").read_bytes())
    head = (example / "dossier.yaml").read_text(encoding="utf-8")
    (example / "dossier.yaml").write_text(
        re.sub(r"(to-trinh: *\{)", r"\1file: van-ban/to-trinh.pdf, ", head, count=1), encoding="utf-8"
    )
    assert "mà không còn tệp: 06-bao-cao.docx." in cli("pack", example, "--output", tmp_path / "a.zip").err
    assert cli("render", example, "bao-cao", "--final").code == 0
    (example / "output" / ".manifest.json").unlink()  # as in a copy out of a package: it does not travel
    assert cli("pack", example, "--output", tmp_path / "a.zip").code == 0


def test_a_waived_error_does_not_hold_up_packing(cli: Cli, example: Path, tmp_path: Path) -> None:
    break_it(example)
    head = example / "dossier.yaml"
    waiver = "\nwaivers:\n  - {rule: points-above-maximum, where: scores/1-day-hoc.yaml, reason: đang xin hướng dẫn}\n"
    head.write_text(head.read_text(encoding="utf-8") + waiver, encoding="utf-8")

    assert cli("pack", example, "--output", tmp_path / "a.zip").code == 0


def test_a_draft_is_packed_with_errors_and_says_so_inside_and_out(cli: Cli, example: Path, tmp_path: Path) -> None:
    break_it(example)

    ran = cli("pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert ran.code == 0
    assert "bản nháp" in ran.out
    assert verify_bag(tmp_path / "a.zip").info["Cdsdossier-Draft"] == "yes"


def test_the_schools_own_files_travel_and_what_is_hidden_stays(cli: Cli, example: Path, tmp_path: Path) -> None:
    travel = {"templates/bao-cao.html", "output/01-ke-hoach.docx", "ghi-chu.txt", "evidence/1.1/bai-giang.key"}
    stay = {".imported/phieu.json", "output/.manifest.json", ".env", "evidence/1.1/khoa.key", "id_rsa", "a.yaml~"}
    for name in (*travel, *stay):
        (example / name).parent.mkdir(parents=True, exist_ok=True)
        (example / name).write_bytes(b"PK\x03\x04" if name in travel else b"x")

    ran = cli("pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert travel <= contents(tmp_path / "a.zip")
    assert not stay & contents(tmp_path / "a.zip")
    told = " ".join(ran.err.split())
    assert "Bỏ lại (khóa, mật khẩu): evidence/1.1/khoa.key, id_rsa" in told
    assert "Bỏ lại (tệp ẩn): .imported/, .env, .gitignore, output/.manifest.json" in told
    assert "a.yaml~" in told


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
def test_links_stay_at_home_and_are_named(cli: Cli, example: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_bytes(b"x")
    for number, leads in enumerate(("../ngoai.txt", "khong-co.txt", ".", "evidence/1.1", "dossier.yaml", "lien-ket-5")):
        (example / f"lien-ket-{number}").symlink_to(leads)

    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert ran.code == 0
    assert not any("lien-ket" in name for name in contents(tmp_path / "a.zip"))
    assert ", ".join(f"lien-ket-{number}" for number in range(6)) in " ".join(ran.err.split())


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
@pytest.mark.parametrize("name", ["evidence/1.1/them.pdf", "narrative.yaml"])
def test_a_link_that_the_dossier_needs_is_to_be_replaced(name: str, cli: Cli, example: Path, tmp_path: Path) -> None:
    (example / name).unlink(missing_ok=True)
    (tmp_path / "that.yaml").write_bytes((example / "timeline.yaml").read_bytes())
    (example / name).symlink_to(example / "timeline.yaml")

    ran = cli("pack", example, "--output", tmp_path / "a.zip", *(("--draft",) if name == "narrative.yaml" else ()))

    assert ran.code == 1
    assert f"“{name}” là lối tắt" in ran.err
    assert "Thay bằng chính tệp đó" in ran.err
    assert not (tmp_path / "a.zip").exists()
    assert not (example / "sent.yaml").exists()


def test_a_dossier_without_any_evidence_or_names_is_packed_as_a_draft(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")

    ran = cli("pack", tmp_path / "2025-2026", "--draft", "--output", tmp_path / "a.zip")

    assert ran.code == 0
    assert verify_bag(tmp_path / "a.zip").name == "ho-so-2025-2026-nhap"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_that_the_receiver_cannot_hold_is_refused_with_what_to_do(
    cli: Cli, example: Path, tmp_path: Path
) -> None:
    (example / "evidence/1.1/hỏi?.txt").write_bytes(b"x")

    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert ran.code == 1
    assert "evidence/1.1/hỏi?.txt" in ran.err
    assert "Đổi tên" in ran.err


def test_what_programs_left_behind_stays_out_and_is_named(cli: Cli, example: Path, tmp_path: Path) -> None:
    before = set(fingerprint(example)) - {".gitignore"}
    for name in (".git/config", ".schema/a.json", ".vscode/settings.json", "evidence/1.1/~$ke-hoach.docx", "Thumbs.db"):
        (example / name).parent.mkdir(parents=True, exist_ok=True)
        (example / name).write_bytes(b"x")
    for number in range(15):
        (example / f".cds-{number}-1.tmp").write_bytes(b"x")

    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert contents(tmp_path / "a.zip") == before
    told = " ".join(ran.err.split())
    assert ".git/, .schema/, .vscode/" in told
    assert all(f".cds-{number}-1.tmp" in told for number in range(15))


def test_names_that_tell_of_a_person_are_named_first(cli: Cli, example: Path, tmp_path: Path) -> None:
    (example / "evidence/1.1/can-cuoc-012345678901.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")

    ran = cli("pack", example, "--output", tmp_path / "a.zip", "--draft")

    assert ran.code == 0
    assert "evidence/1.1/can-cuoc-012345678901.pdf" in ran.err


@pytest.mark.parametrize("target", ["evidence/a.zip", "../a.pdf"])
def test_the_package_never_lies_in_the_dossier_and_is_a_zip(target: str, cli: Cli, example: Path) -> None:
    assert cli("pack", example, "--output", example / target).code == 2


def test_no_file_is_written_over(cli: Cli, example: Path, tmp_path: Path) -> None:
    mine = tmp_path / "a.zip"
    mine.write_bytes(b"PK my holiday pictures")
    refused = cli("pack", example, "--output", mine)

    assert refused.code == 1
    assert mine.read_bytes() == b"PK my holiday pictures"
    assert not (example / "sent.yaml").exists()


def test_drafts_are_no_rounds_and_lie_side_by_side(cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    assert [cli("pack", "--draft").code for _ in range(2)] == [0, 0]

    names = ["ho-so-THCSQT-2023-2024-nhap-2.zip", "ho-so-THCSQT-2023-2024-nhap.zip"]
    assert sorted(path.name for path in example.parent.glob("*.zip")) == names
    assert "Cdsdossier-Revision" not in verify_bag(example.parent / names[0]).info
    assert not (example / "sent.yaml").exists()


def test_a_round_that_the_list_has_lost_is_counted_and_kept(
    cli: Cli, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    (example.parent / "ho-so-THCSQT-2023-2024.zip").write_bytes(b"lan truoc")
    ran = cli("pack")

    assert "lần gửi 2: " in ran.out
    assert (example.parent / "ho-so-THCSQT-2023-2024.zip").read_bytes() == b"lan truoc"


@pytest.mark.parametrize("wrong", ["sent: [", "sent:\n  - {revision: mot}\n", "khac: 1\n"])
def test_a_list_that_cannot_be_read_stops_packing(wrong: str, cli: Cli, example: Path, tmp_path: Path) -> None:
    (example / "sent.yaml").write_text(wrong, encoding="utf-8")
    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert (ran.code, "sent.yaml" in ran.err, "dòng" in ran.err) == (1, True, True)
    assert (example / "sent.yaml").read_text(encoding="utf-8") == wrong
    assert not (tmp_path / "a.zip").exists()


def test_an_unmet_condition_is_a_result_and_no_fault(cli: Cli, example: Path, tmp_path: Path) -> None:
    page = example / "scores" / "1-day-hoc.yaml"
    page.write_text(re.sub(r'("1.1":\s+met:) true', r"\1 false", page.read_text(encoding="utf-8")), encoding="utf-8")
    ran = cli("pack", example, "--output", tmp_path / "a.zip")

    assert ran.code == 0, ran.err
    assert "Điều kiện bắt buộc chưa đạt, gói ghi đúng như vậy: 1.1" in ran.err
    received = cli("verify", tmp_path / "a.zip")
    assert received.code == 0
    assert "Điều kiện bắt buộc chưa đạt (1.1)" in received.out


def test_a_received_dossier_is_not_packed_where_it_lies(cli: Cli, example: Path, tmp_path: Path) -> None:
    cli("pack", example, "--output", tmp_path / "a.zip")
    data = unpack_bag(tmp_path / "a.zip", tmp_path / "nhan") / "data"
    ran = cli("pack", data, "--output", tmp_path / "b.zip")

    assert ran.code == 1
    assert "nằm trong gói đã nhận" in ran.err
    assert not (tmp_path / "b.zip").exists()


def test_an_official_paper_that_was_changed_by_hand_is_named_inside_out_and_to_the_receiver(
    cli: Cli, example: Path, tmp_path: Path
) -> None:
    for name in ("ke-hoach", "bao-cao"):
        assert cli("render", example, name, *(("--final",) if name == "ke-hoach" else ())).code == 0
    for name in ("01-ke-hoach", "06-bao-cao"):
        with (example / "output" / f"{name}.docx").open("ab") as file:
            file.write(b"x")
    target = tmp_path / "goi.zip"
    packed = cli("pack", example, "--output", target, "--draft")
    received = cli("verify", target)

    assert "sửa bằng tay sau khi tạo (gói ghi rõ): output/01-ke-hoach.docx\n" in packed.err
    words = "gói ghi bản chính thức đã sửa bằng tay sau khi tạo, xem kỹ: output/01-ke-hoach.docx"
    assert words in " ".join(received.out.split())
    with zipfile.ZipFile(target) as bag:
        (info,) = (bag.read(name).decode() for name in bag.namelist() if name.endswith("bag-info.txt"))
    assert [line for line in info.splitlines() if "Edited" in line] == ["Cdsdossier-Edited: output/01-ke-hoach.docx"]

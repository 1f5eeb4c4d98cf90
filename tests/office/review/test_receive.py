"""A review's way back: packed by the office, looked at and received by the school, which keeps all its own."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bagit as bagit_python
import pytest
from conftest import EXAMPLE, Ran, fingerprint, unreviewed
from hypothesis import given, settings
from hypothesis import strategies as st
from support.faults import contents
from support.forks import run_apart
from support.remade import REMADE
from support.reviewmaker import FOUND, change, fill, judge, open_in, write
from support.wordfile import word_file

from cdsdossier.cli import run_command_line
from cdsdossier.errors import CdsError
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.files.bagit.receipt import mark_receipt
from cdsdossier.files.bagit.unpack import unpack_bag
from cdsdossier.files.bagit.verify import verify_bag
from cdsdossier.files.bagit.write import write_bag
from cdsdossier.files.office_key import make_office_keys
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.review.receive import plan_received_review

Cli = Callable[..., Ran]

DONE = {row: values for row, values in FOUND.items() if row != "1.6.1"}
OWN = ("review.yaml", "review-output/bien-ban.docx")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what each test gets a copy of: the office's copy of the example, and the package made of it."""
    place = tmp_path_factory.mktemp("made")
    folder = unreviewed(place / "xa" / "2023-2024")
    judge(fill(open_in(folder)), DONE)
    (folder / "review-output").mkdir()
    (folder / "review-output" / "bien-ban.docx").write_bytes(word_file())
    (folder / "review-output" / "~$bien-ban.docx").write_bytes(b"x")
    assert run_command_line(["review", "pack", str(folder), "--output", str(place / "ve.zip")]) == 0
    return place


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """Return the office's copy of the example, assessed to the end, with a document."""
    shutil.copytree(made / "xa", tmp_path / "xa")
    return tmp_path / "xa" / "2023-2024"


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    """Return the office's package."""
    return Path(shutil.copy2(made / "ve.zip", tmp_path / "ve.zip"))


# --- Packing -----------------------------------------------------------------------------------------------------


def test_the_package_holds_the_offices_own_and_says_what_it_is(package: Path, office: Path) -> None:
    report = verify_bag(package)
    with zipfile.ZipFile(package) as archive:
        names = [name.partition("/data/")[2] for name in archive.namelist() if "/data/" in name]

    assert report.sound
    assert sorted(names) == ["review-output/bien-ban.docx", "review.yaml"]
    assert report.name == "danh-gia-ngoai-THCSQT-2023-2024"
    assert report.info["Cdsdossier-Kind"] == "review"
    assert report.info["Cdsdossier-State"] == "chap-nhan"
    assert report.info["Cdsdossier-School-Code"] == "THCSQT"
    assert report.info["Cdsdossier-Set"] == "qd4725-2022"
    assert "Cdsdossier-Draft" not in report.info


def test_the_reference_implementation_accepts_it(package: Path, tmp_path: Path) -> None:
    bagit_python.Bag(str(unpack_bag(package, tmp_path / "mo"))).validate()


def test_the_same_review_gives_the_same_bytes_and_changes_nothing(cli: Cli, office: Path, package: Path) -> None:
    before, other = fingerprint(office), package.with_name("nua.zip")
    cli("review", "pack", office, "--output", other)

    assert other.read_bytes() == package.read_bytes()
    assert fingerprint(office) == before


def test_a_review_with_errors_is_not_packed_unless_as_a_draft(cli: Cli, office: Path, tmp_path: Path) -> None:
    change(office / "review.yaml", "1.3.1", {"reason": ""})
    refused = cli("review", "pack", office, "--output", tmp_path / "x.zip")
    there = (tmp_path / "x.zip").exists()
    drafted = cli("review", "pack", office, "--output", tmp_path / "x.zip", "--draft")

    assert (refused.code, there) == (1, False)
    assert "“1.3.1”: trường chấm 5 điểm, đoàn chấm 3 điểm, nhưng chưa ghi lý do" in refused.err
    assert drafted.code == 0
    assert verify_bag(tmp_path / "x.zip").info["Cdsdossier-Draft"] == "yes"


def test_a_waiver_of_the_school_does_not_bind_the_office(cli: Cli, office: Path, tmp_path: Path) -> None:
    change(office / "review.yaml", "1.3.1", {"reason": ""})
    head = office / "dossier.yaml"
    waiver = '\nwaivers: [{rule: review-reason-missing, where: "1.3.1", reason: Đã thống nhất}]\n'
    write(head, re.sub(r"(?m)^waivers:.*\n(?:[ #].*\n)*", "", head.read_text(encoding="utf-8")) + waiver)

    assert Dossier.read(office).head.waivers
    assert cli("review", "pack", office, "--output", tmp_path / "x.zip").code == 1
    assert "nhưng chưa ghi lý do" in " ".join(cli("review", office).out.split())


def test_a_package_never_lies_in_the_dossier_or_in_the_package_it_came_in(
    cli: Cli, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [path for path in EXAMPLE.rglob("*") if path.is_file() and path.name != "review.yaml"]
    payload = [PayloadFile(p.relative_to(EXAMPLE).as_posix(), p) for p in files]
    digest = write_bag(tmp_path / "x.zip", "x", payload, []).digest
    folder = unpack_bag(tmp_path / "x.zip", tmp_path / "nhan")
    made = (office / "review.yaml").read_text(encoding="utf-8")
    write(folder / "review.yaml", re.sub("(?m)^  package:.*", f"  package: {digest}", made))
    mark_receipt(folder, digest, date(2024, 5, 20), make_office_keys(None))

    assert cli("review", "pack", office, "--output", office / "x.zip").code == 2
    assert cli("review", "pack", folder / "data", "--output", folder / "x.zip").code == 2
    monkeypatch.chdir(folder / "data")
    assert cli("review", "pack").code == 0
    assert (tmp_path / "nhan" / "danh-gia-ngoai-THCSQT-2023-2024.zip").is_file()
    assert verify_bag(folder).sound


def test_a_package_that_somebody_has_changed_is_kept(cli: Cli, office: Path, package: Path) -> None:
    package.write_bytes(package.read_bytes() + b"x")
    before = package.read_bytes()
    change(office / "review.yaml", "1.4", {"note": "xem lại"})

    assert cli("review", "pack", office, "--output", package).code == 1
    assert package.read_bytes() == before
    assert cli("review", "pack", office, "--output", package, "--force").code == 0
    assert package.read_bytes() != before


def test_a_link_among_the_documents_does_not_travel(cli: Cli, office: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "mat.txt", "mật")
    try:
        (office / "review-output" / "mat.docx").symlink_to(secret)
    except OSError:
        pytest.skip("no links here")
    cli("review", "pack", office, "--output", tmp_path / "x.zip")

    assert not any("mat.docx" in name for name in zipfile.ZipFile(tmp_path / "x.zip").namelist())


# --- Receiving ---------------------------------------------------------------------------------------------------


def test_off_a_terminal_nothing_is_written(cli: Cli, package: Path, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("review", "receive", package, example)

    assert ran.code == 2
    assert "+ review-output/bien-ban.docx" in ran.out
    assert fingerprint(example) == before


def test_who_says_no_gets_nothing_and_who_says_yes_gets_exactly_the_offices_own(
    cli: Cli, package: Path, office: Path, example: Path
) -> None:
    before = fingerprint(example)
    assert cli("review", "receive", package, example, answers="k\n").code == 1
    assert fingerprint(example) == before
    assert cli("review", "receive", package, example, answers="c\n").code == 0
    after = fingerprint(example)

    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == set(OWN)
    assert all((example / name).read_bytes() == (office / name).read_bytes() for name in OWN)


def test_the_same_package_a_second_time_changes_nothing(cli: Cli, package: Path, example: Path) -> None:
    cli("review", "receive", package, example, "--yes")
    before = fingerprint(example)
    ran = cli("review", "receive", package, example)

    assert ran.code == 0
    assert "Không có gì để ghi" in ran.out
    assert fingerprint(example) == before


def test_a_later_review_shows_what_it_changes_and_keeps_what_the_school_put_there(
    cli: Cli, office: Path, package: Path, example: Path, tmp_path: Path
) -> None:
    cli("review", "receive", package, example, "--yes")
    write(example / "review-output" / "ghi-chu-cua-truong.txt", "giữ lại")
    change(office / "review.yaml", "1.3.1", {"points": "4"})
    (office / "review-output" / "bien-ban.docx").write_bytes(word_file(body="<w:p/>"))
    cli("review", "pack", office, "--output", tmp_path / "sau.zip")
    ran = cli("review", "receive", tmp_path / "sau.zip", example, "--yes")

    assert "-    points: 3" in ran.out
    assert "+    points: 4" in ran.out
    assert (example / "review-output" / "bien-ban.docx").read_bytes() == word_file(body="<w:p/>")
    assert (example / "review-output" / "ghi-chu-cua-truong.txt").read_text(encoding="utf-8") == "giữ lại"
    assert not list(example.glob(".cds-*"))


def test_a_review_of_another_school_or_year_is_refused(cli: Cli, package: Path, example: Path) -> None:
    head = example / "dossier.yaml"
    text = head.read_text(encoding="utf-8")
    for old, new, words in (("THCSQT", "THCSX", "trường “THCSQT”"), ("2023-2024", "2022-2023", "năm học “2023-2024”")):
        write(head, text.replace(old, new, 1))
        ran = cli("review", "receive", package, example, "--yes")
        assert ran.code == 1
        assert words in ran.err
        assert not (example / "review.yaml").exists()


def test_points_that_changed_since_are_told(cli: Cli, package: Path, example: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    write(path, path.read_text(encoding="utf-8").replace("points: 6\n", "points: 7\n", 1))

    assert "1.4 (6 → 7)" in cli("review", "receive", package, example).out


@pytest.mark.parametrize("place", [60, -400, -60])
def test_a_package_that_was_tampered_with_is_refused(cli: Cli, package: Path, example: Path, place: int) -> None:
    data = bytearray(package.read_bytes())
    data[place] = ord("1") if data[place] == ord("0") else ord("0")
    package.write_bytes(data)
    ran = cli("review", "receive", package, example, "--yes")

    assert ran.code == 1
    assert not (example / "review.yaml").exists()


@pytest.mark.parametrize("how", ["macOS", "backslashes", "one folder more"])
def test_a_package_made_again_by_another_program_is_received_with_a_remark(
    how: str, cli: Cli, package: Path, example: Path
) -> None:
    package.write_bytes(REMADE[how](package.read_bytes()))

    done = cli("review", "receive", package, example, "--yes")

    assert done.code == 0
    assert (example / "review-output" / "bien-ban.docx").is_file()
    assert not list(example.rglob(".DS_Store"))
    assert "Tệp zip do chương trình khác tạo lại" in done.out


def test_what_is_no_review_is_refused(cli: Cli, example: Path, tmp_path: Path) -> None:
    page = write(tmp_path / "review.yaml", "state: chap-nhan\n")
    packages = {
        "no-kind": ([PayloadFile("review.yaml", page)], []),
        "strange": (
            [PayloadFile("review.yaml", page), PayloadFile("scores/1-day-hoc.yaml", page)],
            ["review"],
        ),
        "dossier": ([PayloadFile("review.yaml", page), PayloadFile("dossier.yaml", page)], ["review"]),
        "none": ([PayloadFile("review-output/a.docx", page)], ["review"]),
        "no-school": ([PayloadFile("review.yaml", page)], ["review"]),
        "unreadable": ([PayloadFile("review.yaml", write(tmp_path / "hong.yaml", "a: [\n"))], ["review"]),
    }
    before = fingerprint(example)
    for name, (payload, kinds) in packages.items():
        write_bag(tmp_path / f"{name}.zip", name, payload, [("Cdsdossier-Kind", kind) for kind in kinds])
        ran = cli("review", "receive", tmp_path / f"{name}.zip", example, "--yes")
        assert (name, ran.code) == (name, 1)
    write(tmp_path / "x.txt", "xin chào")
    assert cli("review", "receive", tmp_path / "x.txt", example, "--yes").code == 1
    assert cli("review", "receive", tmp_path / "khong-co.zip", example, "--yes").code == 2
    assert cli("review", "receive", tmp_path, example, "--yes").code == 2
    assert fingerprint(example) == before


@pytest.mark.parametrize("name", ["review.yaml", "review-output"])
def test_a_link_in_the_place_of_the_review_is_not_followed(
    cli: Cli, package: Path, example: Path, tmp_path: Path, name: str
) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    try:
        (example / name).symlink_to(outside / "x" if name == "review.yaml" else outside)
    except OSError:
        pytest.skip("no links here")
    ran = cli("review", "receive", package, example, "--yes")

    assert ran.code == 1
    assert list(outside.iterdir()) == []


@settings(max_examples=25)
@given(st.data())
def test_what_an_office_wrote_comes_back_to_the_letter(data: st.DataObject) -> None:
    import tempfile

    rules = IndicatorSet.read("qd4725-2022")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        school, office = (unreviewed(place / who) for who in ("truong", "xa"))
        path = fill(open_in(office))
        for row in data.draw(st.lists(st.sampled_from(sorted(rules.rows)), unique=True, max_size=3)):
            points = data.draw(st.integers(0, int(rules.rows[row].form.maximum or 0)))
            change(path, row, {"agree": "false", "points": str(points), "reason": "lý do"})
        write_bag(place / "x.zip", "x", [PayloadFile("review.yaml", path)], [("Cdsdossier-Kind", "review")])
        with plan_received_review(Dossier.read(school), rules, place / "x.zip") as planned:
            assert planned.after == path.read_bytes()
            assert planned.remarks == ("tình trạng: chấp nhận",)


# --- Killed at any moment ----------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for other systems")
def test_killed_while_opening_there_is_no_review_or_a_whole_one(tmp_path: Path) -> None:
    whole = open_in(unreviewed(tmp_path / "whole")).read_bytes()
    for moment in range(1, 9):
        folder = unreviewed(tmp_path / str(moment))
        before = contents(folder)
        code = run_apart("review", "open", folder, "--body", "UBND xã Quyết Tiến", kill_at=moment).returncode
        after = {name: data for name, data in contents(folder).items() if not name.startswith(".cds-")}
        assert after in (before, {**before, "review.yaml": whole})
        if code == 0:
            break
    assert moment > 2


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is for other systems")
def test_killed_while_receiving_each_file_is_old_or_new_and_a_second_run_mends_it(
    package: Path, office: Path, tmp_path: Path, cli: Cli
) -> None:
    old = {"review.yaml": b"state: tra-lai\n", "review-output/bien-ban.docx": b"cu", "review-output/them.txt": b"x"}
    new = old | {name: (office / name).read_bytes() for name in OWN}
    for moment in range(1, 40):
        folder = unreviewed(tmp_path / str(moment))
        school = contents(folder)
        (folder / "review-output").mkdir()
        for name, data in old.items():
            (folder / name).write_bytes(data)
        code = run_apart("review", "receive", package, folder, "--yes", kill_at=moment).returncode
        found = {name: data for name, data in contents(folder).items() if not name.startswith(".cds-")}
        assert {name: found[name] for name in school} == school
        assert all(data in (old[name], new[name]) for name, data in found.items() if name not in school)
        assert found["review.yaml"] == old["review.yaml"] or found == school | new
        if code == 0:
            break
        assert cli("review", "receive", package, folder, "--yes").code == 0
        mended = {name: data for name, data in contents(folder).items() if not re.fullmatch(r"\.cds-[^/]*", name)}
        assert mended == school | new
    assert moment > 8


def test_an_error_while_receiving_leaves_everything_as_it_was(
    cli: Cli, package: Path, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example / "review-output").mkdir()
    write(example / "review-output" / "bien-ban.docx", "cũ")
    before = contents(example)
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.name == "bien-ban.docx":
            raise PermissionError(13, "đang mở")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", locked)
        ran = cli("review", "receive", package, example, "--yes")

    assert ran.code == CdsError("").exit_code - 1
    assert "đóng tệp nếu đang mở (Word" in ran.err
    assert contents(example) == before


@pytest.mark.parametrize(
    "name", ["bien-ban.docx.exe", "desktop.ini", ".an", "a/~$b.docx", "a.svg", "a.docm", "a.pdf", "a/.manifest.json"]
)
def test_what_runs_or_hides_is_not_taken_for_a_document(
    name: str, cli: Cli, office: Path, example: Path, tmp_path: Path
) -> None:
    bad = write(tmp_path / "bad", "MZ")
    payload = [
        PayloadFile("review.yaml", office / "review.yaml"),
        PayloadFile(f"review-output/{name}", bad),
    ]
    write_bag(tmp_path / "ve.zip", "ve", payload, [("Cdsdossier-Kind", "review")])
    before = fingerprint(example)

    ran = cli("review", "receive", tmp_path / "ve.zip", example, "--yes")

    assert ran.code == 1
    assert f"không phải văn bản: review-output/{name}" in ran.err
    assert fingerprint(example) == before


def test_a_review_too_large_for_check_is_not_received(cli: Cli, office: Path, example: Path, tmp_path: Path) -> None:
    with (office / "review.yaml").open("a", encoding="utf-8") as file:
        file.write("#" * 5_000_001)
    payload = [PayloadFile("review.yaml", office / "review.yaml")]
    write_bag(tmp_path / "ve.zip", "ve", payload, [("Cdsdossier-Kind", "review")])

    assert cli("review", "receive", tmp_path / "ve.zip", example, "--yes").code == 1
    assert not (example / "review.yaml").exists()


def test_nothing_is_written_through_a_shortcut_inside_the_folder(
    cli: Cli, office: Path, example: Path, tmp_path: Path
) -> None:
    (office / "review-output" / "phu-luc").mkdir()
    (office / "review-output" / "phu-luc" / "a.docx").write_bytes(word_file())
    assert cli("review", "pack", office, "--output", tmp_path / "ve.zip").code == 0
    (tmp_path / "ngoai").mkdir()
    (example / "review-output").mkdir()
    try:
        (example / "review-output" / "phu-luc").symlink_to(tmp_path / "ngoai", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")

    assert cli("review", "receive", tmp_path / "ve.zip", example, "--yes").code == 1
    assert not list((tmp_path / "ngoai").iterdir())

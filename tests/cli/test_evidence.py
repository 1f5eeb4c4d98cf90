"""``cdsdossier evidence`` shows what lies where; ``evidence add`` puts a file in, whole or not at all."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, Ran, fingerprint
from support import evidencemaker as made
from support.overlay import laid_out

from cdsdossier import Dossier
from cdsdossier.cli import run_command_line

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small dossier to write into."""
    return laid_out(tmp_path / "2025-2026")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a file to put in, under a name as people give them."""
    path = tmp_path / "Kế hoạch Dạy học (bản 2).PDF"
    path.write_bytes(made.pdf())
    return path


def entry(folder: Path, row: str) -> dict[str, object]:
    return dict(Dossier.read(folder).scores[row].form.evidence[-1].__dict__)


def rows_with(folder: Path, file: str) -> list[str]:
    scores = Dossier.read(folder).scores.values()
    return sorted(row.id for row in scores if any(item.file == file for item in row.form.evidence))


def test_help_is_in_vietnamese(cli: Cli, golden: Golden) -> None:
    ran = cli("evidence", "--help")

    assert ran.code == 0
    golden("help/evidence.txt", ran.out)


def test_the_example_is_shown_row_by_row(cli: Cli, golden: Golden) -> None:
    ran = cli("evidence", EXAMPLE)

    assert ran.code == 0
    golden("evidence/example.txt", ran.out)


def test_everything_that_is_wrong_stands_beside_its_file(cli: Cli, folder: Path, golden: Golden) -> None:
    files = {
        "1.1/ke-hoach.doc": made.doc(locked=True),
        "1.2.1/hop-dong.txt": b"",
        "1.2.2/~$thong-ke.xlsx": b"x",
        "1.3/anh.jpg": made.png(),
        "2.2.1/" + "ten-rat-dai-" * 9 + "cuoi.txt": b"x",
        "khac/anh.png": made.png(),
    }
    for path, data in files.items():
        (folder / "evidence" / path).parent.mkdir(exist_ok=True)
        (folder / "evidence" / path).write_bytes(data)
    scores = folder / "scores" / "1-day-hoc.yaml"
    listed = '"1.2.2": {points: 15.5, evidence: [{url: "http://may-chu/a", title: Trang}, {file: 1.3/danh-sach.txt}]}'
    text = scores.read_text(encoding="utf-8").replace('"1.2.2": {points: 15.5}', listed)
    scores.write_text(text, encoding="utf-8")
    ran = cli("evidence", folder)

    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    golden("evidence/faults.txt", ran.out)


def test_a_new_year_has_no_evidence_anywhere(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cli("init", "2025-2026", "--kind", "thcs")
    ran = cli("evidence", "2025-2026")

    assert ran.code == 0
    assert "0 tệp" in ran.out
    assert "chưa có minh chứng" in ran.out


def test_a_name_that_a_terminal_would_obey_is_shown_harmless(cli: Cli, folder: Path) -> None:
    try:
        (folder / "evidence" / "1.1" / "a\x1b[31mb.txt").write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")

    assert "\x1b" not in cli("evidence", folder).out


def test_a_file_is_copied_and_listed(cli: Cli, folder: Path, plan: Path) -> None:
    before = (folder / "scores" / "1-day-hoc.yaml").read_text(encoding="utf-8")
    words = ("--title", "Kế hoạch dạy học", "--number", "12/KH", "--date", "2025-09-10", "--issuer", "Trường THCS Thử")
    ran = cli("evidence", "add", plan, "1.2.1", folder, *words, "--yes")

    assert (ran.code, ran.err) == (0, "")
    assert (folder / "evidence" / "1.2.1" / "ke-hoach-day-hoc-ban-2.pdf").read_bytes() == plan.read_bytes()
    line = (
        "{file: 1.2.1/ke-hoach-day-hoc-ban-2.pdf, title: Kế hoạch dạy học, number: 12/KH, date: 2025-09-10, "
        "issuer: Trường THCS Thử}"
    )
    after = (folder / "scores" / "1-day-hoc.yaml").read_text(encoding="utf-8")
    assert after == before.replace('"1.2.1": {points: 25}', f'"1.2.1": {{points: 25, evidence: [{line}]}}')
    assert cli("check", folder, "--today", "2026-04-20").code == 0


def test_the_change_is_shown_before_it_is_made(cli: Cli, folder: Path, plan: Path, golden: Golden) -> None:
    ran = cli("evidence", "add", plan, "1.3", folder, answers="c\n")

    assert ran.code == 0
    golden("evidence/add.txt", ran.out.replace(str(plan.parent), "…").replace("\\", "/"))


@pytest.mark.parametrize(("answers", "code"), [("k\n", 1), ("\n", 1), ("xyz\n", 1), ("", 130)])
def test_without_a_yes_nothing_is_written(answers: str, code: int, cli: Cli, folder: Path, plan: Path) -> None:
    before = fingerprint(folder)
    ran = cli("evidence", "add", plan, "1.3", folder, answers=answers)

    assert ran.code == code
    assert fingerprint(folder) == before


def test_off_a_terminal_nothing_is_written_without_yes(cli: Cli, folder: Path, plan: Path) -> None:
    before = fingerprint(folder)
    ran = cli("evidence", "add", plan, "1.3", folder)

    assert ran.code == 2
    assert "--yes" in ran.err
    assert "+" in ran.out
    assert fingerprint(folder) == before


def test_a_name_that_is_taken_gets_a_number(cli: Cli, folder: Path, plan: Path) -> None:
    for number in range(3):
        plan.write_bytes(made.pdf() + b"%" * number)
        cli("evidence", "add", plan, "1.3", folder, "--yes")

    names = sorted(path.name for path in (folder / "evidence" / "1.3").glob("*.pdf"))
    assert names == ["ke-hoach-day-hoc-ban-2-2.pdf", "ke-hoach-day-hoc-ban-2-3.pdf", "ke-hoach-day-hoc-ban-2.pdf"]
    listed = [item.file for item in Dossier.read(folder).scores["1.3"].form.evidence]
    assert listed == [f"1.3/ke-hoach-day-hoc-ban-2{end}.pdf" for end in ("", "-2", "-3")]


def test_an_item_without_points_is_listed_with_its_criterion(cli: Cli, folder: Path, plan: Path) -> None:
    cli("evidence", "add", plan, "2.2.2", folder, "--yes")

    assert (folder / "evidence" / "2.2.2" / "ke-hoach-day-hoc-ban-2.pdf").is_file()
    assert entry(folder, "2.2")["file"] == "2.2.2/ke-hoach-day-hoc-ban-2.pdf"


def test_a_file_that_lies_there_already_is_only_listed(cli: Cli, folder: Path) -> None:
    here = folder / "evidence" / "1.3" / "danh-sach.txt"
    first = cli("evidence", "add", here, "1.3", folder, "--yes", "--title", "Danh sách")
    again = cli("evidence", "add", here, "1.3", folder, "--yes")

    assert (first.code, again.code) == (0, 1)
    assert "chép" not in first.out
    assert "đã được ghi ở mục chấm 1.3" in again.err
    assert [path.name for path in here.parent.iterdir()] == ["danh-sach.txt"]
    assert (entry(folder, "1.3")["file"], entry(folder, "1.3")["title"]) == ("1.3/danh-sach.txt", "Danh sách")


def test_the_dossier_around_the_current_folder_is_meant(
    cli: Cli, folder: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "scores")
    ran = cli("evidence", "add", plan, "1.1", "--yes")

    assert ran.code == 0
    assert entry(folder, "1.1")["file"] == "1.1/ke-hoach-day-hoc-ban-2.pdf"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add", "Thiếu tệp hoặc mã mục chấm."),
        ("add {plan}", "Thiếu tệp hoặc mã mục chấm."),
        ("add {plan} 1.2.9 {folder}", "Bộ chỉ số thu-2026 không có mục chấm “1.2.9”. Có phải 1.2."),
        ("add {plan} abc {folder}", "Bộ chỉ số thu-2026 không có mục chấm “abc”."),
        ("add {plan} 1.2 {folder}", "“1.2” chấm theo từng nội dung. Dùng một trong: 1.2.1, 1.2.2."),
        ("add khong-co.pdf 1.1 {folder}", "Không có tệp khong-co.pdf."),
        ("add {folder} 1.1 {folder}", "Không có tệp "),
        ("add {plan} 1.1 {folder} --date 2/30/2026", "--date: không có ngày “2/30/2026” trong lịch."),
        ("add {plan} www.truong.vn 1.1 {folder}", "Không có tệp www.truong.vn. Địa chỉ trang web thì viết đủ"),
        ("add http://may-chu/x 1.1 {folder}", "Địa chỉ http://may-chu/x trỏ vào mạng nội bộ"),
        ("remove", "Thiếu tệp. Ví dụ: cdsdossier evidence remove"),
        ("remove khong-co.pdf {folder}", "Hồ sơ không có minh chứng “khong-co.pdf”."),
        ("remove 1.3/HUONG-DAN.txt {folder}", "Hồ sơ không có minh chứng"),
        ("remove 1.3/danh-sach.txt {folder} thua", "Thừa tham số: thua."),
        ("remove 1.3/danh-sach.txt {folder} --title A", "--title, --number, --date, --issuer, --yes chỉ dùng khi thêm"),
        ("add {plan} 1.1 {folder} --date 20260205", "--date “20260205” không phải ngày."),
        ("add {plan} 1.1 {folder} thua", "Thừa tham số: thua."),
        ("{folder} thua", "Thừa tham số: thua."),
        ("{folder} --title Tên", "--title, --number, --date, --issuer, --yes chỉ dùng khi thêm"),
        ("{folder} --tile Tên", "Không có tùy chọn --tile. Có phải --date, --title?"),
    ],
)
def test_a_wrong_call_exits_with_two_and_writes_nothing(
    words: str, sentence: str, cli: Cli, folder: Path, plan: Path
) -> None:
    before = fingerprint(folder)
    ran = cli("evidence", *(word.format(plan=plan, folder=folder) for word in words.split()))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert fingerprint(folder) == before


def test_files_a_folder_and_an_address_are_shown_asked_once_and_added_together(
    cli: Cli, folder: Path, plan: Path, tmp_path: Path
) -> None:
    photos = tmp_path / "anh"
    photos.mkdir()
    for name in ("a.png", ".an.png"):
        (photos / name).write_bytes(made.png())
    (tmp_path / "b.png").write_bytes(made.png())
    before = fingerprint(folder)
    words = ("evidence", "add", plan, photos, tmp_path / "b.png", "https://truong.edu.vn/lms", "1.1", folder)

    assert cli(*words, answers="k\n").code == 1
    assert fingerprint(folder) == before
    ran = cli(*words, "--title", "Minh chứng", answers="c\n")

    assert ran.code == 0
    assert "Bỏ qua: .an.png (tệp ẩn)" in ran.err
    assert f"{tmp_path / 'b.png'} giống hệt {photos / 'a.png'}" in " ".join(ran.err.split())
    assert ran.out.count("chép ") == 3
    assert "Đã thêm 4 minh chứng cho mục chấm 1.1." in ran.out
    listed = Dossier.read(folder).scores["1.1"].form.evidence[-4:]
    assert [item.url or item.file for item in listed] == [
        "1.1/ke-hoach-day-hoc-ban-2.pdf", "1.1/a.png", "1.1/b.png", "https://truong.edu.vn/lms"
    ]  # fmt: skip
    assert "ghi hai lần" not in cli("check", folder).out
    assert "tệp giống hệt evidence/1.1/a.png của mục chấm “1.1”" in " ".join(cli("check", folder).out.split())


def test_a_removed_file_goes_to_the_trash_and_the_line_that_is_told_brings_it_back(
    cli: Cli, folder: Path, plan: Path
) -> None:
    cli("evidence", "add", plan, "1.3", folder, "--title", "Kế hoạch “A”", "--date", "2025-09-10", "--yes")
    scores = folder / "scores" / "1-day-hoc.yaml"
    scores.write_bytes(scores.read_bytes() + b"# xong\n")
    before = (scores.read_bytes(), Dossier.read(folder).scores["1.3"].form.evidence)
    target = folder / "evidence" / "1.3" / "ke-hoach-day-hoc-ban-2.pdf"

    ran = cli("evidence", "remove", target, folder, answers="c\n")

    assert ran.code == 0
    assert not target.exists()
    assert (folder / ".trash" / "1.3" / target.name).read_bytes() == plan.read_bytes()
    assert scores.read_bytes().endswith(b"# xong\n")
    assert "ke-hoach-day-hoc" not in scores.read_text(encoding="utf-8")
    assert cli("check", folder, "--today", "2026-04-20").code == 0
    packed = cli("pack", folder, "--draft", "--output", folder.parent / "a.zip")
    assert "Bỏ lại (thùng rác, tệp của hệ điều hành): .trash/" in " ".join((packed.out + packed.err).split())

    command = next(line.strip() for line in ran.out.splitlines() if line.startswith("  cdsdossier evidence add"))
    assert cli(*shlex.split(command)[1:], "--yes").code == 0
    assert target.read_bytes() == plan.read_bytes()
    assert Dossier.read(folder).scores["1.3"].form.evidence == before[1]


def test_a_shared_file_is_told_and_taken_from_every_row_and_an_address_goes_too(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = folder / "evidence" / "1.3" / "danh-sach.txt"
    for row in ("1.3", "1.1", "2.2.2"):
        assert cli("evidence", "add", here, "https://truong.edu.vn/a", row, folder, "--yes").code == 0
    monkeypatch.chdir(folder)
    before = fingerprint(folder)

    refused = cli("evidence", "remove", "1.3/danh-sach.txt")
    assert refused.code == 2
    assert "dùng chung cho các mục chấm 1.1, 1.3, 2.2; gỡ ra khỏi tất cả" in refused.err
    assert fingerprint(folder) == before
    for name in ("1.3/danh-sach.txt", "1.3/danh-sach-2.txt"):  # the trash has the first one still
        ran = cli("evidence", "remove", "1.3/danh-sach.txt", "--yes")
        assert ran.code == 0
        assert rows_with(folder, "1.3/danh-sach.txt") == []
        for line in ran.out.splitlines():
            if line.startswith("  cdsdossier"):
                assert cli(*shlex.split(line)[1:], "--yes").code == 0
        assert rows_with(folder, name) == ["1.1", "1.3", "2.2"]
    (folder / "evidence" / name).unlink()
    assert "lấy lại" not in cli("evidence", "remove", name, "--yes").out
    assert cli("evidence", "remove", "https://truong.edu.vn/a", "--yes").code == 0
    assert "truong.edu.vn" not in "".join(p.read_text("utf-8") for p in (folder / "scores").iterdir())


@pytest.mark.parametrize("name", ["~$a.docx", "a.tmp", ".an", "a.crdownload"])
def test_a_temporary_file_is_no_evidence(name: str, cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    ran = cli("evidence", "add", tmp_path / name, "1.1", folder, "--yes")

    assert ran.code == 2
    assert "tệp tạm, tệp ẩn hoặc lối tắt" in ran.err


def test_a_broken_score_file_is_not_written_into(cli: Cli, folder: Path, plan: Path) -> None:
    (folder / "scores" / "1-day-hoc.yaml").write_text("scores: {\n", encoding="utf-8")
    before = fingerprint(folder)
    ran = cli("evidence", "add", plan, "1.1", folder, "--yes")

    assert ran.code == 1
    assert fingerprint(folder) == before


def test_a_missing_score_file_is_told(cli: Cli, folder: Path, plan: Path) -> None:
    (folder / "scores" / "1-day-hoc.yaml").unlink()
    before = fingerprint(folder)
    ran = cli("evidence", "add", plan, "1.1", folder, "--yes")

    assert ran.code == 1
    assert "Không đọc được scores/1-day-hoc.yaml" in ran.err
    assert fingerprint(folder) == before


@pytest.mark.parametrize("fault", [OSError(28, "hết chỗ"), KeyboardInterrupt()])
def test_where_the_list_cannot_be_written_the_copy_goes_too(
    fault: BaseException, cli: Cli, folder: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, folders = fingerprint(folder), sorted(path for path in folder.rglob("*") if path.is_dir())

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    codes = {cli("evidence", "add", plan, row, folder, "--yes").code for row in ("1.1", "2.2.2")}

    assert codes <= {1, 130}
    assert fingerprint(folder) == before
    assert sorted(path for path in folder.rglob("*") if path.is_dir()) == folders


def test_where_the_copy_fails_nothing_is_listed(
    cli: Cli, folder: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(folder)

    def fail(*_: object) -> None:
        raise OSError(28, "hết chỗ")

    monkeypatch.setattr("cdsdossier.files.atomic.shutil.copyfileobj", fail)
    ran = cli("evidence", "add", plan, "2.2.2", folder, "--yes")

    assert ran.code == 1
    assert "Không chép được" in ran.err
    assert fingerprint(folder) == before
    assert not (folder / "evidence" / "2.2.2").exists()


def test_what_is_saved_in_the_score_file_during_the_copy_stops_everything(
    cli: Cli, folder: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores, copy = folder / "scores" / "1-day-hoc.yaml", shutil.copyfileobj

    def slowly(*words: Any) -> None:  # noqa: ANN401
        copy(*words)
        scores.write_bytes(scores.read_bytes() + b"# xong\n")

    monkeypatch.setattr("cdsdossier.files.atomic.shutil.copyfileobj", slowly)
    before = scores.read_bytes()
    ran = cli("evidence", "add", plan, "2.2.2", folder, "--yes")
    assert ran.code == 0, "another score file"
    ran = cli("evidence", "add", plan, "1.1", folder, "--yes")

    assert ran.code == 1
    assert "vừa bị chương trình khác sửa" in ran.err
    assert scores.read_bytes() == before + b"# xong\n" * 2
    assert not list((folder / "evidence" / "1.1").glob("*.pdf"))


def test_no_pdf_reader_is_imported_for_score(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdsdossier.files.probe.probe.probe_all", lambda *_: pytest.fail("looked"))

    assert run_command_line(["score", str(folder)]) == 0
    assert run_command_line(["render", str(folder), "--to", str(folder.parent / "giay")]) == 0

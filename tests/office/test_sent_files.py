"""What a sender puts beside its dossier is named: what only an office has, what hides, what leads elsewhere."""

from __future__ import annotations

from pathlib import Path

from cdsdossier.office.sent_files import list_sent_files


def _lay(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x", encoding="utf-8")


def test_what_only_an_office_has_is_named_one_by_one(tmp_path: Path) -> None:
    _lay(tmp_path, "review-output/11.docx", "templates/bao-cao.html", "office.yaml", "received.json", "dossier.yaml")
    told = list(list_sent_files(tmp_path, packed=False))
    assert [one.split(":")[0] for one in told] == [
        f"nơi gửi kèm {name}" for name in ("review-output", "templates", "office.yaml", "received.json")
    ]


def test_what_hides_in_a_package_is_named_and_no_name_is_obeyed(tmp_path: Path) -> None:
    _lay(tmp_path, "output/.manifest.json", ".imported/timeline.yaml", ".vscode/settings.json", ".a\x1b[2J")
    assert list(list_sent_files(tmp_path, packed=True)) == [
        r"nơi gửi kèm tệp ẩn, không dùng: .a\x1b[2J, .imported, .vscode, output/.manifest.json"
    ]
    assert list(list_sent_files(tmp_path, packed=False)) == []  # a plain folder has them always


def test_shortcuts_in_a_package_are_named(tmp_path: Path) -> None:
    (tmp_path / "minh-chung").symlink_to(tmp_path)
    assert list(list_sent_files(tmp_path, packed=True)) == ["nơi gửi kèm lối tắt, không đi theo: minh-chung"]


def test_of_many_a_few_are_named_and_all_are_counted(tmp_path: Path) -> None:
    _lay(tmp_path, *(f".{number:02d}" for number in range(9)))
    (told,) = list_sent_files(tmp_path, packed=True)
    assert told.endswith(".04 và 4 tệp khác")

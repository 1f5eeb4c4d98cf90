"""``cdsdossier sets confirm``: who compared the set with the decision; then notice and footnote are gone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Ran, fingerprint
from support.setmaker import set_file

from cdsdossier import IndicatorSet

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]
WHO = ("--by", "N.V.A.", "--date", "2024-03-20")


def frozen(folder: Path) -> Path:
    return folder / "indicator-set.yaml"


def paper(cli: Cli, folder: Path, to: Path) -> str:
    """Render the score sheet and return all its XML."""
    assert cli("render", folder, "phieu-cham-diem", "--to", to, "--force").code == 0
    with zipfile.ZipFile(next(to.glob("*.docx"))) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_the_difference_and_the_new_line_are_shown_and_off_a_terminal_nothing_is_written(
    cli: Cli, example: Path, golden: Golden
) -> None:
    set_file(frozen(example), ("        maximum: 10\n", "        maximum: 8\n"), ("maximum: 15\n", "maximum: 17\n"),
             ("        maximum: 20\n        source: S6\n", "        maximum: 22\n        source: S6\n"))  # fmt: skip
    before = fingerprint(example)
    ran = cli("sets", "confirm", example, *WHO)

    assert ran.code == 2
    assert "--yes" in ran.err
    assert fingerprint(example) == before
    golden("sets/confirm.txt", ran.out)


def test_one_line_comes_into_the_file_and_every_other_byte_stays(cli: Cli, example: Path) -> None:
    before = frozen(example).read_bytes()
    ran = cli("sets", "confirm", example, *WHO, "--yes")

    assert (ran.code, ran.err) == (0, "")
    line = b"confirmed: {by: N.V.A., date: 2024-03-20}\n"
    assert frozen(example).read_bytes().replace(line, b"", 1) == before
    held = IndicatorSet.read(frozen(example)).confirmed
    assert held is not None
    assert (held.by, held.date) == ("N.V.A.", date(2024, 3, 20))


def test_the_notice_and_the_footnote_on_paper_are_gone_afterwards(cli: Cli, example: Path, tmp_path: Path) -> None:
    words, head = "Điểm tối đa trong văn bản này", example / "dossier.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("  phieu-cham-diem: {", "  # phieu-cham-diem: {"), encoding="utf-8")  # a draft again
    assert words in paper(cli, example, tmp_path / "truoc")
    assert "set-unverified" in cli("check", example).out

    assert cli("sets", "confirm", example, *WHO, "--yes").code == 0

    assert words not in paper(cli, example, tmp_path / "sau")
    assert "set-unverified" not in cli("check", example).out


def test_a_person_is_asked(cli: Cli, example: Path) -> None:
    before = fingerprint(example)

    assert cli("sets", "confirm", example, *WHO, answers="k\n").code == 1
    assert fingerprint(example) == before
    assert cli("sets", "confirm", example, *WHO, answers="c\n").code == 0
    assert fingerprint(example) != before


@pytest.mark.parametrize(
    "standing",
    ["confirmed:", "confirmed: {by: T.T.B., date: 2023-12-01}   # năm ngoái", "confirmed:\n  by: T.T.B.  # ai\n"],
)
def test_an_earlier_confirmation_is_replaced_where_it_stands(standing: str, cli: Cli, example: Path) -> None:
    set_file(frozen(example), ("levels:\n", f"{standing.rstrip()}\nlevels:\n"))
    ran = cli("sets", "confirm", example, "--by", "Hội đồng: tổ 1, tổ 2", "--date", "2024-03-20", "--yes")

    assert (ran.code, ran.err) == (0, "")
    text = frozen(example).read_text(encoding="utf-8")
    assert text.count("confirmed:") == 1
    assert all(f"#{remark}" in text for remark in standing.split("#")[1:])
    held = IndicatorSet.read(frozen(example)).confirmed
    assert held is not None
    assert (held.by, held.date) == ("Hội đồng: tổ 1, tổ 2", date(2024, 3, 20))


def test_the_same_again_writes_nothing(cli: Cli, example: Path) -> None:
    cli("sets", "confirm", example, *WHO, "--yes")
    before = fingerprint(example)
    ran = cli("sets", "confirm", example, *WHO)

    assert ran.code == 0
    assert "đã được xác nhận như vậy" in ran.out
    assert fingerprint(example) == before


def test_line_ends_of_windows_stay(cli: Cli, example: Path) -> None:
    raw = frozen(example).read_bytes().replace(b"\n", b"\r\n")
    frozen(example).write_bytes(b"\xef\xbb\xbf" + raw)
    assert cli("sets", "confirm", example, *WHO, "--yes").code == 0

    after = frozen(example).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") == raw.count(b"\n") + 1


@pytest.mark.parametrize(
    ("replaced", "words"),
    [
        (("        maximum: 10\n", "        maximum: 11\n"), "còn 1 lỗi"),
        (("    from: 50\n", "    from: 51\n"), "còn 1 lỗi"),
        (("status: usable", "status: skeleton"), "Chưa ghi gì: bộ chỉ số này đủ tiêu chí, điểm và mức độ"),
    ],
)
def test_a_set_with_errors_or_a_skeleton_is_not_confirmed(
    replaced: tuple[str, str], words: str, cli: Cli, example: Path
) -> None:
    set_file(frozen(example), replaced)
    before = fingerprint(example)
    ran = cli("sets", "confirm", example, *WHO, "--yes")

    assert ran.code == 1
    assert words in ran.err
    assert fingerprint(example) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "Thiếu tên người đối chiếu"),
        (["--by", "  "], "Thiếu tên người đối chiếu"),
        (["--by", "N.V.A.", "--date", "3/20/2024"], "không có ngày “3/20/2024” trong lịch"),
        (["--by", "N.V.A.", "--date", "2020-03-20"], "trước ngày của quyết định"),
        (["--by", "N.V.A.", "--date", "9999-01-01"], "chưa đến"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(given: list[str], words: str, cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("sets", "confirm", example, *given, "--yes")

    assert ran.code == 2
    assert words in ran.err
    assert fingerprint(example) == before


def test_a_name_with_invisible_characters_is_refused(cli: Cli, example: Path) -> None:
    before = fingerprint(example)

    assert cli("sets", "confirm", example, "--by", "N.\x07A.", "--date", "2024-03-20", "--yes").code == 1
    assert fingerprint(example) == before


def test_without_a_frozen_copy_there_is_nothing_to_confirm(cli: Cli, example: Path) -> None:
    frozen(example).unlink()
    ran = cli("sets", "confirm", example, *WHO, "--yes")

    assert ran.code == 1
    assert "sets refreeze" in ran.err

"""``cdsdossier sets import`` and ``sets overlay``, as somebody types them who holds the decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran
from support.decisionmaker import HEAD, decision
from support.wordmaker import document

from cdsdossier.model.indicatorset import IndicatorSet

Cli = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the commands are typed in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def whole(here: Path) -> Path:
    """Return a decision without faults."""
    file = here / "4725.docx"
    file.write_bytes(decision(IndicatorSet.read("qd4725-2022")))
    return file


@pytest.fixture
def faulty(here: Path) -> Path:
    """Return a decision with a sum that does not come out, points in words, and no levels."""
    file = here / "3267.docx"
    rows = [
        ["1", "Nuôi dưỡng, chăm sóc", "100", "", "", ""],
        ["1.1", "Phần mềm quản lý", "60", "", "", "Hợp đồng"],
        ["", "- Một", "", "Tối đa 30 điểm", "", ""],
        ["", "- Hai", "", "Tối đa 20 điểm", "", ""],
        ["1.2", "Hạ tầng", "bốn mươi", "", "", ""],
    ]
    file.write_bytes(document("(Kèm theo Quyết định số 3267/QĐ-BGDĐT ngày 30/10/2024)", [HEAD, *rows]))
    return file


@pytest.mark.parametrize("command", ["import", "overlay"])
def test_help_is_in_vietnamese(command: str, cli: Cli, golden: Golden) -> None:
    ran = cli("sets", command, "--help")

    assert ran.code == 0
    golden(f"help/sets-{command}.txt", ran.out)


def test_a_whole_decision_becomes_a_set_in_this_folder(cli: Cli, whole: Path, golden: Golden) -> None:
    ran = cli("sets", "import", whole, "--id", "qd4725-2022")

    assert ran.code == 0
    golden("sets/import.txt", ran.out)
    assert IndicatorSet.read("qd4725-2022.yaml").status == "usable"
    assert cli("sets", "show", "qd4725-2022.yaml").code == 0
    assert cli("score", EXAMPLE, "--set", "qd4725-2022.yaml").code == 0


def test_what_was_not_read_is_listed_with_table_and_row(cli: Cli, faulty: Path, golden: Golden) -> None:
    ran = cli("sets", "import", faulty, "--id", "qd3267-2024")

    assert ran.code == 1
    golden("sets/import-faulty.txt", ran.out)
    golden("sets/import-faulty.yaml", Path("qd3267-2024.yaml").read_text(encoding="utf-8"))
    assert IndicatorSet.read("qd3267-2024.yaml").status == "skeleton"


def test_what_somebody_wrote_is_not_overwritten(cli: Cli, whole: Path, here: Path) -> None:
    (here / "thu.yaml").write_text("của tôi", encoding="utf-8")
    (here / "hd.docx").write_bytes(document([["STT", "Tiêu chí", "Minh chứng"], ["1.4", "", "Danh sách"]]))

    for command in (("import", whole, "--id", "thu"), ("overlay", "qd4725-2022", "hd.docx", "--output", "thu.yaml")):
        ran = cli("sets", *command)
        assert (ran.code, ran.out) == (1, "")
        assert "thu.yaml đã có, do người khác làm hoặc đã sửa sau khi tạo; chưa ghi gì." in ran.err
    assert (here / "thu.yaml").read_text(encoding="utf-8") == "của tôi"


def test_options_say_what_the_document_does_not(cli: Cli, here: Path) -> None:
    (here / "so.txt").write_text("STT\tTiêu chí\tĐiểm\n1\tThể chế\t100\n1.1\tQuy chế\t100\n", encoding="utf-8")
    details = ("--title", "Trường học số", "--number", "12/QĐ-SGDĐT", "--date", "2025-01-02", "--issuer", "Sở GDĐT")

    Path("x").mkdir()
    asked = cli("sets", "import", "so.txt", "--id", "so")
    ran = cli("sets", "import", "so.txt", "--id", "so", *details, "--kinds", "thcs, thpt", "--output", "x/so.yaml")

    assert asked.code == 2
    assert "--title “…” --number “…”" in asked.err
    assert ran.code == 1
    rules = IndicatorSet.read("x/so.yaml")
    assert (rules.title, rules.decision.number, str(rules.decision.date)) == (
        "Trường học số",
        "12/QĐ-SGDĐT",
        "2025-01-02",
    )
    assert (rules.decision.issuer, rules.applies_to) == ("Sở GDĐT", ("thcs", "thpt"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("nope.docx --id a", "Không có tệp nope.docx."),
        ("4725.docx", "Thiếu --id."),
        ("4725.docx --id Ạ", "--id “Ạ” không dùng được."),
        ("4725.docx --id a --kinds truong", "--kinds không dùng được giá trị “truong”."),
        ("4725.docx --id a --date 1/20/2024", "--date: không có ngày “1/20/2024” trong lịch."),
    ],
)
def test_a_wrong_call_writes_nothing(cli: Cli, whole: Path, here: Path, arguments: str, sentence: str) -> None:
    ran = cli("sets", "import", *arguments.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert list(here.iterdir()) == [whole]


def test_guidance_joins_a_copy_and_what_fits_nowhere_is_listed(cli: Cli, here: Path, golden: Golden) -> None:
    rows = [
        ["STT", "Tiêu chí", "Minh chứng"],
        ["1.4", "Số lượng học liệu được số hóa", "Danh sách"],
        ["3.1", "Khác", "Ảnh"],
    ]
    (here / "Hướng dẫn.docx").write_bytes(document(rows))

    ran = cli("sets", "overlay", "qd4725-2022", "Hướng dẫn.docx")

    assert ran.code == 0
    golden("sets/overlay.txt", ran.out)
    rules = IndicatorSet.read("qd4725-2022-huong-dan.yaml")
    assert rules.nodes["1.4"].form.evidence == "Theo Hướng dẫn.docx: Danh sách"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 x", b"PK\x03\x04 x", b"\xd0\xcf\x11\xe0 x", "Không có bảng nào.".encode()]
)
def test_a_file_that_holds_no_table_is_told_in_one_sentence(cli: Cli, here: Path, data: bytes) -> None:
    (here / "qd.docx").write_bytes(data)

    for command in (("import", "qd.docx", "--id", "thu"), ("overlay", "qd4725-2022", "qd.docx")):
        ran = cli("sets", *command)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert ran.err.startswith(("Không đọc được qd.docx", "qd.docx không có bảng"))
    assert [path.name for path in here.iterdir()] == ["qd.docx"]

"""Somebody's guidance on evidence joins a copy of a set; points and ids stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.tablemaker import table
from support.wordmaker import document

from cdsdossier.errors import Refused
from cdsdossier.files.tables import TableDocument
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.decision_import.overlay_evidence import (
    EvidenceOverlay,
    match_guidance,
    overlay_file_name,
    overlay_guidance,
)

HEAD = ["STT", "Tiêu chí", "Minh chứng"]


def guided(*rows: list[str]) -> tuple[EvidenceOverlay, dict[str, str | None]]:
    rules = IndicatorSet.read("qd4725-2022")
    made, values = match_guidance(rules, TableDocument((table(HEAD, *rows),)), "hd.docx")
    ids = {node.path: id_ for id_, node in rules.nodes.items()}
    return made, {ids[path[:-1]]: value for path, value in values.items() if path[-1] == "evidence"}


def test_a_number_finds_its_row_and_so_do_the_words_alone() -> None:
    made, values = guided(
        ["1.4", "Số lượng học liệu được số hóa", "Danh sách học liệu"],
        ["", "- Có phòng studio xây dựng học liệu số;", "Ảnh chụp phòng"],
    )
    assert values == {"1.4": "Theo hd.docx: Danh sách học liệu", "1.7.3": "Theo hd.docx: Ảnh chụp phòng"}
    assert (made.added, made.unmatched) == (("1.4", "1.7.3"), ())


def test_what_the_set_says_already_is_kept_and_the_new_added() -> None:
    _, values = guided(["1.3", "Triển khai phần mềm dạy học trực tuyến", "- Hợp đồng;\n- Ảnh chụp màn hình."])
    assert values == {"1.3": "Đường liên kết (đường link); theo hd.docx: Hợp đồng; Ảnh chụp màn hình"}


def test_a_number_with_other_words_matches_nothing_and_is_told() -> None:
    made, values = guided(["1.4", "Thư viện đạt chuẩn quốc gia mức độ 2", "Quyết định"], ["9.9", "Khác", "Biên bản"])
    assert values == {}
    assert [(one.place, one.quoted[:3]) for one in made.unmatched] == [
        ("bảng 1, hàng 2", "1.4"),
        ("bảng 1, hàng 3", "9.9"),
    ]


def test_guidance_merged_over_rows_holds_for_each() -> None:
    _, values = guided(
        ["1.6.1", "Tỉ lệ giáo viên có tài khoản trên hệ thống bồi dưỡng trực tuyến", "Danh sách"],
        ["1.6.2", "", "^"],
        ["1.7", "Hạ tầng, thiết bị", "Sổ tài sản"],
        ["1.7.1", "", "^"],
    )
    assert list(values) == ["1.6.1", "1.6.2", "1.7"]


def test_only_evidence_and_sources_change_and_comments_stay(tmp_path: Path) -> None:
    file = tmp_path / "Hướng dẫn.docx"
    file.write_bytes(document([HEAD, ["1.4", "Số lượng học liệu được số hóa", "Danh sách học liệu"]]))

    _, data = overlay_guidance("qd4725-2022", file)
    (tmp_path / "moi.yaml").write_bytes(data)
    ours, shipped = IndicatorSet.read(tmp_path / "moi.yaml"), IndicatorSet.read("qd4725-2022")

    assert data.startswith(b"# ")
    assert ours.findings == ()
    assert ours.sources == {**shipped.sources, "HD1": "Hướng dẫn.docx (gợi ý minh chứng)"}
    kept = [
        [(node.form.id, node.form.text, node.form.maximum, node.form.note, node.form.checked) for node in rules.walk()]
        for rules in (ours, shipped)
    ]
    assert kept[0] == kept[1]
    assert ours.nodes["1.4"].form.evidence == "Theo Hướng dẫn.docx: Danh sách học liệu"


def test_a_second_time_adds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "hd.docx"
    file.write_bytes(document([HEAD, ["1.4", "Số lượng học liệu được số hóa", "Danh sách học liệu"]]))
    (tmp_path / "moi.yaml").write_bytes(overlay_guidance("qd4725-2022", file)[1])

    with pytest.raises(Refused, match=r"đã có đủ gợi ý trong hd\.docx"):
        overlay_guidance(str(tmp_path / "moi.yaml"), file)


def test_a_document_without_an_evidence_column_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "hd.docx"
    file.write_bytes(document([["STT", "Tiêu chí", "Điểm"], ["1.4", "Số lượng học liệu được số hóa", "10"]]))

    with pytest.raises(Refused, match="cột Minh chứng"):
        overlay_guidance("qd4725-2022", file)


def test_the_copy_is_named_after_both() -> None:
    assert overlay_file_name("qd4725-2022", Path("Hướng dẫn Sở (2025).docx")) == "qd4725-2022-huong-dan-so-2025.yaml"

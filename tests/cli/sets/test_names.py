"""How a set is named on the command line, and which sets can be relied on."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE

from cdsdossier.cli.sets import names
from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.model.indicatorset import IndicatorSet


def test_a_set_is_an_id_a_file_or_the_frozen_copy_of_a_dossier(tmp_path: Path) -> None:
    file = tmp_path / "bo-rieng.yaml"
    file.write_bytes((EXAMPLE / "indicator-set.yaml").read_bytes())

    assert names.locate_set("qd4725-2022")[0].name == "qd4725-2022.yaml"
    assert names.locate_set(str(file)) == (file, f"{tmp_path.name}/bo-rieng.yaml")
    assert names.locate_set(str(EXAMPLE / "evidence")) == (EXAMPLE / "indicator-set.yaml", "indicator-set.yaml")


def test_a_folder_without_a_frozen_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"không có indicator-set\.yaml"):
        names.locate_set(str(tmp_path))


def test_a_set_is_called_as_it_was_typed_and_a_dossiers_by_its_file() -> None:
    assert names.format_set_name("qd4725-2022") == "qd4725-2022"
    assert names.format_set_name(str(EXAMPLE)) == str(EXAMPLE / "indicator-set.yaml")


def test_a_skeleton_and_a_set_with_errors_are_refused(tmp_path: Path) -> None:
    text = (EXAMPLE / "indicator-set.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "bo.yaml"
    wrong.write_text(text.replace("maximum: 30", "maximum: 31", 1), encoding="utf-8")

    names.refuse_faulty_set(IndicatorSet.read("qd4725-2022"), "qd4725-2022")
    with pytest.raises(Refused, match=r"chưa có bảng tiêu chí và điểm.*sets adopt QD3267\.docx"):
        names.refuse_faulty_set(IndicatorSet.read("qd3267-2024"), "qd3267-2024")
    with pytest.raises(Refused, match="Xem lỗi: cdsdossier sets check bo"):
        names.refuse_faulty_set(IndicatorSet.read(wrong), "bo")


def test_a_set_that_is_not_shipped_has_no_other_to_be_compared_with(tmp_path: Path) -> None:
    text = (EXAMPLE / "indicator-set.yaml").read_text(encoding="utf-8")
    own = tmp_path / "bo.yaml"
    own.write_text(text.replace("id: qd4725-2022", "id: bo-cua-truong", 1), encoding="utf-8")

    assert names.read_shipped_set(IndicatorSet.read("qd4725-2022")).id == "qd4725-2022"
    with pytest.raises(WrongUsage, match="Không có bản đi kèm của bộ “bo-cua-truong”"):
        names.read_shipped_set(IndicatorSet.read(own))

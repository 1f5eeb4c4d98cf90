"""Files in a folder of no row."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.rulemaker import EVIDENCE, find

from cdsdossier.judging.rules import evidence_orphan
from cdsdossier.model.dossier import EvidenceFile


def orphans(path: str, files: Mapping[str, str | None] | None = None) -> list[tuple[str, str]]:
    file = EvidenceFile(path, path.partition("/")[0], 1)
    found = find(evidence_orphan, files, evidence=(*EVIDENCE, file))
    return [(one.about, one.fix) for one in found if one.file == f"evidence/{path}"]


@pytest.mark.parametrize("path", ["1.2.1/a", "1.2.1/b/c", "2.2.2/a", "van-ban/a"])
def test_a_file_of_a_row_an_item_or_the_register_is_at_home(path: str) -> None:
    assert orphans(path) == []


def test_a_file_of_a_criterion_by_items_belongs_to_one_of_them() -> None:
    ((about, fix),) = orphans("1.2/a")

    assert about == "1.2"
    assert fix == "“1.2” chấm theo từng nội dung; chuyển tệp vào một trong các thư mục 1.2.1, 1.2.2."


def test_a_file_of_no_row_at_all_belongs_to_the_right_one() -> None:
    assert orphans("9.9/a") == [("9.9", "Chuyển tệp vào thư mục của đúng mục chấm, ví dụ evidence/<mã mục chấm>/.")]


@pytest.mark.parametrize("written", ["chung/a.pdf", "./chung/a.pdf", "chung\\\\a.pdf"])
def test_a_file_that_a_row_lists_is_no_orphan(written: str) -> None:
    text = f'scores:\n  "1.3": {{points: 1, evidence: [{{title: a}}, {{title: b, file: "{written}"}}]}}\n'

    assert orphans("chung/a.pdf", {"scores/1-day-hoc.yaml": text}) == []
    assert len(orphans("chung/b.pdf", {"scores/1-day-hoc.yaml": text})) == 1

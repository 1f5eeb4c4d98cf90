"""Large reports are split by managing body: a first file that leads to the others."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from support.rollupmaker import sample

from cdsdossier.cli._rollup_files import write_rollup_file
from cdsdossier.cli._target import choose_target
from cdsdossier.office.rollup.output import report_part
from cdsdossier.office.rollup.statistics.tally import tally_rollup


def written(path: Path, *, split: bool) -> str:
    write_rollup_file(choose_target(path, force=False), sample(), tally_rollup(sample()), split=split)
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    made = docx.Document(io.BytesIO(path.read_bytes()))
    return "\n".join("".join(one.itertext()) for one in made.element.body.iter("{*}p"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


def test_the_first_page_leads_to_a_page_for_each_body(tmp_path: Path) -> None:
    page = written(tmp_path / "a.html", split=True)
    links = re.findall(r'href="(a-html-theo-co-quan/[^"]+)"', page)
    assert links == [f"a-html-theo-co-quan/{name}.html" for name in (
        "001-ubnd-xa-hung-thang", "002-ubnd-xa-quyet-tien",
    )]  # fmt: skip
    assert "Trường THCS Quyết Tiến" not in page
    assert "Mức độ theo nhóm" in page
    part = (tmp_path / links[1]).read_text(encoding="utf-8")
    assert "Trường THCS Quyết Tiến" in part
    assert "Trường Tiểu học Hùng Thắng" not in part
    written(tmp_path / "a.html", split=True)  # what is our own gives way


def test_a_report_is_split_into_reports(tmp_path: Path) -> None:
    text = written(tmp_path / "a.docx", split=True)
    assert "của từng trường ở các báo cáo theo cơ quan quản lý gửi kèm" in text
    assert "Trường THCS Quyết Tiến" not in text
    names = sorted(path.name for path in (tmp_path / "a-docx-theo-co-quan").iterdir())
    assert names[1] == "002-ubnd-xa-quyet-tien.docx"


def test_only_what_is_large_is_split_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Trường THCS Quyết Tiến" in written(tmp_path / "a.html", split=False)
    assert [path.name for path in tmp_path.iterdir() if path.name != "cache"] == ["a.html"]
    monkeypatch.setattr(report_part, "SPLIT_ABOVE", 3)
    assert "a-html-theo-co-quan/" in written(tmp_path / "a.html", split=False)

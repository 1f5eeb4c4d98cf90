"""What pages are made from: boxes with their findings, digests of items, and who may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.served import site_of

from cdsdossier.web.context import PageContext


def _context(folder: Path, *, writes: bool = True) -> PageContext:
    site = site_of(folder, writes=writes)
    assert site.reader is not None
    assessment = site.reader.now().assessment
    assert assessment is not None
    return PageContext(site, assessment)


def test_a_box_has_the_value_and_what_check_says_of_it(example: Path) -> None:
    head = example / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("kind: thcs", "kind: xyz"), "utf-8")
    box = _context(example).box("dossier.yaml:school/kind")
    assert box.value == "xyz"
    assert [one.rule for one in box.findings] == ["value-wrong"]


def test_items_are_counted_and_have_digests_of_their_own(example: Path) -> None:
    page = _context(example)
    count = page.count("dossier.yaml:council")
    assert count > 2
    assert len({page.digest(f"dossier.yaml:council/{number}") for number in range(count)}) == count
    assert page.count("dossier.yaml:waivers") == 0


@pytest.mark.parametrize("writes", [True, False])
def test_a_broken_file_and_a_page_to_look_at_take_nothing(example: Path, *, writes: bool) -> None:
    (example / "narrative.yaml").write_text("strengths: [\n", "utf-8")
    page = _context(example, writes=writes)
    assert page.can_write("dossier.yaml") == writes
    assert not page.can_write("narrative.yaml")
    assert not page.box("narrative.yaml:strengths").writes

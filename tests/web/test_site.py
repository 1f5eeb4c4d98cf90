"""What the pages of one run share."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.files.changes import FileChange, apply_changes
from cdsdossier.workflows.undo import read_undo_step


def test_what_is_said_is_said_once(example: Path) -> None:
    site = site_of(example)
    site.say("Đã ghi.", change=True)
    assert [(one.words, one.style, one.change) for one in site.take_notes()] == [("Đã ghi.", "tot", True)]
    assert site.take_notes() == []


def test_a_change_is_the_step_that_can_be_taken_back(example: Path) -> None:
    site = site_of(example, writes=True)
    with site.change("thử"):
        apply_changes(site.folder, [FileChange("a.yaml", None, b"x: 1\n")])
    step = read_undo_step(example)
    assert step is not None
    assert (step.title, [one.file for one in step.files]) == ("thử", ["a.yaml"])

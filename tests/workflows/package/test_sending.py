"""Which round a package is, what it is called, and what the list of a dossier says of it."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from support.assessed import assessed

from cdsdossier.errors import Refused
from cdsdossier.files.bagit.write import WrittenBag
from cdsdossier.model.dossier.sent import read_sent
from cdsdossier.workflows.package import PackagePlan, plan_package
from cdsdossier.workflows.package.sending import list_file_names, name_sending, plan_sending, send_package

DAY = date(2024, 5, 2)


def planned(example: Path, *, draft: bool = False) -> PackagePlan:
    return plan_package(assessed(example), draft=draft)


def send(example: Path, name: str, day: date = DAY) -> WrittenBag:
    plan = planned(example)
    return send_package(example, plan, plan_sending(example, plan, day, example.parent), example.parent / name)


def test_a_name_tells_the_round() -> None:
    assert [name_sending("ho-so-A", number) for number in (1, 2, 10, None)] == [
        "ho-so-A",
        "ho-so-A-lan-2",
        "ho-so-A-lan-10",
        "ho-so-A-nhap",
    ]


def test_the_same_content_keeps_its_round_and_day_wherever_it_is_packed(example: Path) -> None:
    first, second = send(example, "a.zip"), send(example, "b.zip", date(2025, 1, 1))

    assert first.sha256 == second.sha256
    assert [(one.revision, one.day, one.file) for one in read_sent(example).packages] == [
        (1, DAY, "../a.zip"),
        (1, DAY, "../b.zip"),
    ]
    second.path.unlink()
    first.path.write_bytes(b"sua roi")
    again = plan_sending(example, planned(example), DAY, example.parent)
    assert (again.revision, again.repeated, again.find_package(example)) == (1, True, None)


def test_another_content_is_the_next_round_even_one_that_was_sent_before(example: Path) -> None:
    (example / "ghi-chu.txt").write_bytes(b"1")
    send(example, "a.zip")
    (example / "ghi-chu.txt").write_bytes(b"2")
    send(example, "b.zip")
    (example / "ghi-chu.txt").write_bytes(b"1")
    send(example, "c.zip")

    first, second, third = read_sent(example).packages
    assert [one.revision for one in (first, second, third)] == [1, 2, 3]
    assert first.payload == third.payload != second.payload
    assert plan_sending(example, planned(example), DAY, example.parent).repeated


def test_a_draft_has_no_round_and_may_have_many_names(example: Path) -> None:
    draft = plan_sending(example, planned(example, draft=True), DAY, example.parent)

    assert draft.revision is None
    assert list(islice(list_file_names("A", draft), 3)) == ["A-nhap.zip", "A-nhap-2.zip", "A-nhap-3.zip"]


def test_without_its_line_there_is_no_package(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused("đầy")

    monkeypatch.setattr("cdsdossier.workflows.package.sending.apply_changes", refuse)
    with pytest.raises(Refused, match="đầy"):
        send(example, "a.zip")

    assert not list(example.parent.glob("*.zip"))
    assert not list(example.parent.glob(".cds-*"))


def test_a_package_whose_writing_was_cut_off_is_made_again(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("cdsdossier.files.bagit.write.replace_patiently", die)
        with pytest.raises(KeyboardInterrupt):
            send(example, "a.zip")
    assert not (example.parent / "a.zip").exists()

    again = send(example, "a.zip")
    (only,) = read_sent(example).packages
    assert (only.revision, only.sha256) == (1, again.sha256)


def test_hand_written_remarks_in_the_list_stay(example: Path) -> None:
    send(example, "a.zip")
    with (example / "sent.yaml").open("a", encoding="utf-8", newline="") as file:
        file.write("# gửi qua trục liên thông\n")
    (example / "ghi-chu.txt").write_bytes(b"2")
    send(example, "b.zip")

    assert "# gửi qua trục liên thông" in (example / "sent.yaml").read_text(encoding="utf-8")
    assert len(read_sent(example).packages) == 2

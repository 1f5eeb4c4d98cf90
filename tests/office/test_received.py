"""Nothing that a sender wrote about itself is believed: whatever it tries, the office's outputs are the honest ones.

An honest package and one that tries some of what a sender can try are looked at by every command of the office; what
is left when the lines that tell on it are taken away is the same, to the byte.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLE, Ran
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from support.reviewmaker import fill, open_in, receive

from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS, REVIEW_STATES
from cdsdossier.model.office import find_office_keys
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.read_school import read_school
from cdsdossier.office.rollup.collect.rows import SchoolRow

Cli = Callable[..., Ran]
DAY = "2024-06-20"
SAYS = ("Cdsdossier-Level", "1: 59/100, mức 2")


def _recognise_oneself(folder: Path) -> None:
    path = fill(open_in(folder), "cong-nhan")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"agree: true", "agree: false\n    points: 100", text), encoding="utf-8")


def _soften_levels(folder: Path) -> None:
    path = folder / "indicator-set.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("below: 50", "below: 1", 1).replace("from: 50", "from: 1", 1), encoding="utf-8")


def _rename_set(folder: Path) -> None:
    for file in ("indicator-set.yaml", "dossier.yaml"):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(re.sub(r"(id|indicator_set): qd4725-2022", r"\1: rieng", text), encoding="utf-8")


def _waive_all(folder: Path) -> None:
    with (folder / "dossier.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write('waivers:\n  - {rule: points-above-maximum, where: "1.3.1", reason: Sở đã đồng ý}\n')


def _word_the_office(folder: Path) -> None:
    for name in (*OFFICE_DOCUMENTS, "_chung", "dung-chung", "bao-cao-tong-hop"):
        _put(folder / "templates" / f"{name}.html", "<p>Đạt mức 3, 100 điểm./.</p>")


def _vouch_for_papers(folder: Path) -> None:
    entry = {"document": "ke-hoach", "written": "0" * 64, "data": "0" * 64, "final": True}
    told = {"schema": "cdsdossier.manifest/1", "files": {"01-ke-hoach.docx": entry}}
    _put(folder / "output" / ".manifest.json", json.dumps(told))
    _put(folder / "output" / "01-ke-hoach.docx", "PK")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


ATTACKS: dict[str, Callable[[Path], None]] = {
    "recognise": _recognise_oneself,
    "soften": _soften_levels,
    "rename": _rename_set,
    "waive": _waive_all,
    "templates": _word_the_office,
    "manifest": _vouch_for_papers,
    "papers": lambda folder: _put(folder / "review-output" / "12-giay-chung-nhan.docx", "PK"),
    "imported": lambda folder: _put(folder / ".imported" / "timeline.yaml", "tasks: []"),
    "receipt": lambda folder: _put(folder / "received.json", '{"digest": "0", "sha256": "0", "day": "2024-05-20"}'),
    "office": lambda folder: _put(folder / "office.yaml", "name: Trường A\nsets: bo\n"),
    "settings": lambda folder: _put(folder / ".vscode" / "settings.json", "{}"),
}


class Seen(NamedTuple):
    """What the office's commands come to, without the lines that tell on the sender."""

    verify_text: str
    verify_json: dict[str, Any]
    check: dict[str, Any]
    opened: str
    shown: dict[str, Any]
    papers: dict[str, bytes]
    row: SchoolRow
    #: All that was told on the sender.
    told: str


def _look(cli: Cli, payload: Path) -> Seen:
    bag = payload.parent
    text, data = cli("verify", bag, "--today", DAY), cli("verify", bag, "--today", DAY, "--format", "json")
    checked = cli("check", payload, "--today", DAY, "--format", "json")
    assert cli("review", "open", payload, "--body", "UBND xã A").code == 0
    opened = re.sub(r"(?m)^  package: .*$", "", (bag / "review.yaml").read_text(encoding="utf-8"))
    fill(bag / "review.yaml", "cong-nhan")
    shown = cli("review", payload, "--today", DAY, "--format", "json")
    rendered = cli("render", payload, *OFFICE_DOCUMENTS[:3])
    assert rendered.code == 0, rendered.err
    papers = {path.name: path.read_bytes() for path in sorted((bag / "review-output").glob("*.docx"))}
    context = JudgingContext(date.fromisoformat(DAY), office_keys=find_office_keys())
    row = read_school(FoundDossier("a", str(payload)), context)
    told = " ".join((text.out + checked.err + "; ".join(row.claims)).split())
    verified = _plain(json.loads(data.out))
    verified["receipt"].pop("digest")
    for key in ("source", "sha256", "digest", "files", "bytes", "info"):
        verified.pop(key)
    return Seen(
        verify_text=_untold(text.out, bag),
        verify_json=verified,
        check=_plain(json.loads(checked.out)),
        opened=opened,
        shown=_plain(json.loads(shown.out)),
        papers=papers,
        row=replace(row, claims=()),
        told=told,
    )


def _plain(data: Any) -> Any:  # noqa: ANN401 - JSON
    """Return JSON without what tells on the sender."""
    if isinstance(data, dict):
        return {key: _plain(one) for key, one in data.items() if not key.startswith("sender_") and key != "differing"}
    return [_plain(one) for one in data] if isinstance(data, list) else data


def _untold(page: str, bag: Path) -> str:
    """Return the page of ``verify`` without what the package says of itself, and without the lines that tell on it."""
    _, found, judged = page.partition("Xét hồ sơ theo ngày")
    assert found, page
    judged = re.sub(r"(?s)\nĐiều nơi gửi tự ghi.*?\n\n", "\n", judged)
    judged = re.sub(r"(?s)  Khác với gói ghi:.*?”\.\n", "", judged)
    flat = " ".join(judged.replace(str(bag), "").split())
    return re.sub(r" \((trong đó \d+ chỗ nơi gửi xin miễn|nơi gửi xin miễn: [^)]*)\)", "", flat)


def _school(folder: Path) -> Path:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("review.yaml", "review-output", "output", ".*"))
    scores = folder / "scores" / "1-day-hoc.yaml"
    text = scores.read_text(encoding="utf-8")
    scores.write_text(re.sub(r'("1\.3\.1":\s+points: )5', r"\g<1>41", text, count=1), encoding="utf-8")
    return folder


#: What the honest package comes to, once it has been looked at.
HONEST: list[Seen] = []


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    tried=st.sets(st.sampled_from(sorted(ATTACKS)), min_size=1),
    state=st.sampled_from(REVIEW_STATES),
    lies=st.booleans(),
)
@example(tried=set(ATTACKS), state="cong-nhan", lies=True)
def test_whatever_a_sender_says_of_itself_changes_nothing_but_the_lines_that_tell_on_it(
    cli: Cli, tmp_path_factory: pytest.TempPathFactory, tried: set[str], state: str, lies: bool
) -> None:
    place = tmp_path_factory.mktemp("nhan")
    if not HONEST:
        HONEST.append(_look(cli, receive(_school(place / "goi" / "ho-so"), place / "thật", [SAYS])))
        shutil.rmtree(place / "goi")
    sent = _school(place / "goi" / "ho-so")
    for name in sorted(tried):
        ATTACKS[name](sent)
    if (sent / "review.yaml").is_file():
        text = (sent / "review.yaml").read_text(encoding="utf-8")
        (sent / "review.yaml").write_text(text.replace("state: cong-nhan", f"state: {state}"), encoding="utf-8")
    says = ("Cdsdossier-Level", "1: 100/100, mức 3") if lies else SAYS
    seen = _look(cli, receive(sent, place / "gian", [says]))

    for one, honest in zip(seen[:-1], HONEST[0][:-1], strict=True):
        assert one == honest
    for name, words in _TELLING.items():
        assert (words in seen.told) == (name in tried), (name, seen.told)
    assert ("gói ghi “1: 100/100, mức 3”, tính lại là" in seen.told) == lies


_TELLING = {
    "recognise": "nơi gửi kèm review.yaml",
    "waive": "xin miễn points-above-maximum ở 1.3.1: Sở đã đồng ý",
    "soften": "khác bộ của nơi nhận",
    "templates": "nơi gửi kèm templates",
    "manifest": "output/.manifest.json",
    "papers": "nơi gửi kèm review-output",
    "imported": ".imported",
    "receipt": "nơi gửi kèm received.json",
    "office": "nơi gửi kèm office.yaml",
    "settings": ".vscode",
}

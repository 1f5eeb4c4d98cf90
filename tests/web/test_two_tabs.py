"""Two tabs and Notepad on one file: no edit that was taken is ever lost, and none lands on somebody else's item."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from support.asgi import guarded, send
from support.served import site_of

from cdsdossier.workflows.value_edits import digest_item, digest_text
from cdsdossier.yamlio.reader import parse_page

FILE, LIST = "dossier.yaml", "dossier.yaml:council"
SCHOOL, KEYS = ("name", "code"), ("name", "role", "post")
ROLES = ["Chủ tịch", "Thư ký", "Ủy viên", ""]
WORDS = st.sampled_from(["A", "B", "Hội trưởng: #1", "x", ""])
LONG = os.environ.get("CDSDOSSIER_LONG") == "1"

Item = dict[str, str]


@dataclass
class Tab:
    """A page as it was opened: the school's values, and for each item its hidden id, its values, its digest."""

    school: dict[str, str] = field(default_factory=dict)
    items: list[tuple[int, Item, str]] = field(default_factory=list)


class TwoTabs(RuleBasedStateMachine):
    """What the file should hold by now, and two pages that were opened at some time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "nam"
        self.folder.mkdir()
        self.school = {"name": "Trường A", "code": "THCSA"}
        self.items: list[tuple[int, Item]] = []
        #: Whose a name is: each is given once.
        self.known: dict[str, int] = {}
        self.count = 0
        self._put_item(0, "Chủ tịch")
        self._put_item(1, "Ủy viên")
        self._write()
        self.site = site_of(self.folder, writes=True)
        self.app = guarded(self.site)
        self.tabs = [Tab(), Tab()]
        self.open_page(0)
        self.open_page(1)

    def teardown(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder.parent)

    @rule(tab=st.sampled_from([0, 1]))
    def open_page(self, tab: int) -> None:
        """Show the page anew."""
        data = self._data()
        told = [(of, dict(item), digest_item(data[at])) for at, (of, item) in enumerate(self.items)]
        self.tabs[tab] = Tab(dict(self.school), told)

    @rule(tab=st.sampled_from([0, 1]), key=st.sampled_from(SCHOOL), typed=WORDS.filter(bool))
    def edit_value(self, tab: int, key: str, typed: str) -> None:
        """Type a value of the school into a page, which shows both others as they were."""
        shown = self.tabs[tab].school
        fields: dict[str, str] = {}
        for one in SCHOOL:
            address = f"{FILE}:school/{one}"
            fields |= {f"v:{address}": typed if one == key else shown[one], f"t:{address}": digest_text(shown[one])}
        taken = self._send("luu", fields)
        free = self.school[key] in (shown[key], typed) or typed == shown[key]
        assert taken == free, "only what somebody else changed is in the way"
        if taken and typed != shown[key]:
            self.school[key] = typed
        if taken:
            self.open_page(tab)

    @precondition(lambda self: any(tab.items for tab in self.tabs))
    @rule(tab=st.sampled_from([0, 1]), at=st.integers(0, 5), key=st.sampled_from(KEYS), data=st.data())
    def edit_item(self, tab: int, at: int, key: str, data: st.DataObject) -> None:
        """Type into one box of an item."""
        items = self.tabs[tab].items
        if at >= len(items):
            return
        of, shown, _ = items[at]
        self.count += 1
        typed = {
            "name": f"N.{self.count}", "role": data.draw(st.sampled_from(ROLES[:3])), "post": data.draw(WORDS)
        }[key]  # fmt: skip
        fields: dict[str, str] = {}
        for one in KEYS:
            address = f"{LIST}/{at}/{one}"
            fields |= {f"v:{address}": typed if one == key else shown[one], f"t:{address}": digest_text(shown[one])}
        taken = self._send("luu", fields)
        if not taken or typed == shown[key]:
            return
        now = dict(self.items)
        assert of in now, "what is gone takes nobody else's place"
        assert now[of][key] in (shown[key], typed), "what somebody else wrote is not overwritten"
        now[of][key] = typed
        self.open_page(tab)

    @rule(tab=st.sampled_from([0, 1]), role=st.sampled_from(ROLES[:3]))
    def add(self, tab: int, role: str) -> None:
        """Add an item at the end."""
        self._put_item(len(self.items), role)
        _, item = self.items[-1]
        assert self._send("them", {"danh-sach": LIST} | {f"m:{key}": item[key] for key in KEYS})
        self.open_page(tab)

    @rule(tab=st.sampled_from([0, 1]), at=st.integers(0, 5), way=st.sampled_from(["bo", "len", "xuong"]))
    def drop_or_move(self, tab: int, at: int, way: str) -> None:
        """Press a button of an item."""
        items = self.tabs[tab].items
        if at >= len(items):
            return
        of, shown, digest = items[at]
        asked = {"muc": f"{LIST}/{at}", "dau": digest, "chieu": way}
        taken = self._send("bo" if way == "bo" else "doi-cho", asked)
        now = next((number for number, (one, _) in enumerate(self.items) if one == of), None)
        if now is None or self.items[now][1] != shown:
            assert not taken, "what was changed since is not removed unseen"
        if taken:
            assert now is not None
            moved = self.items.pop(now)
            if way != "bo":
                self.items.insert(now + (1 if way == "xuong" else -1), moved)
            self.open_page(tab)

    @rule(key=st.sampled_from(SCHOOL), typed=WORDS.filter(bool))
    def notepad_value(self, key: str, typed: str) -> None:
        """Save the file in an editor, with another value."""
        self.school[key] = typed
        self._write()

    @rule(at=st.integers(0, 5), to=st.integers(0, 5), change=st.sampled_from(["role", "post", "gone", "new", "order"]))
    def notepad_items(self, at: int, to: int, change: str) -> None:
        """Save the file in an editor, with another list."""
        if change == "new":
            self._put_item(min(at, len(self.items)), "Ủy viên")
        elif at < len(self.items):
            of, item = self.items.pop(at)
            self.count += 1
            if change != "gone":
                if change in item:
                    item = item | {change: ROLES[to % 3] if change == "role" else f"tay {self.count}"}
                self.items.insert(at if change != "order" else min(to, len(self.items)), (of, item))
        self._write()

    @rule()
    def take_back(self) -> None:
        """Take the last change back: exactly, or not at all."""
        before = self._read()
        if not self._send("lui", {}):
            assert self._read() == before
            return
        data: Any = parse_page(self._read(), FILE).data
        self.school = {key: data["school"][key] for key in SCHOOL}
        self.items = [
            (self.known[one["name"]], {key: one.get(key) or "" for key in KEYS}) for one in data["council"] or []
        ]

    @invariant()
    def holds_what_was_taken(self) -> None:
        """The file holds what the last writer of each value wrote, nothing else."""
        data: Any = parse_page(self._read(), FILE).data
        assert {key: data["school"][key] for key in SCHOOL} == self.school
        items = [{key: one.get(key) or "" for key in KEYS} for one in data["council"] or []]
        assert items == [one for _, one in self.items]
        self.known |= {one["name"]: of for of, one in self.items}

    def _put_item(self, at: int, role: str) -> None:
        self.count += 1
        self.items.insert(at, (self.count, {"name": f"N.{self.count}", "role": role, "post": ""}))

    def _write(self) -> None:
        lines = ["# lời", "school:", f'  name: "{self.school["name"]}"', f'  code: "{self.school["code"]}"', "council:"]
        for _, one in self.items:
            lines.append("  - {" + ", ".join(f'{key}: "{one[key]}"' for key in KEYS if one[key]) + "}")
        (self.folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _read(self) -> bytes:
        return (self.folder / FILE).read_bytes()

    def _data(self) -> Any:  # noqa: ANN401 - data of a file
        data: Any = parse_page(self._read(), FILE).data
        return data["council"] or []

    def _send(self, action: str, fields: dict[str, str]) -> bool:
        before = self._read()
        answer = send(self.site, action, {"trang": "khong-co"} | fields, self.app)
        assert answer.status in {303, 409}, answer
        if answer.status == 409:
            assert answer.body.strip(), "a conflict is told"
            assert self._read() == before
        return answer.status == 303


TestTwoTabs = TwoTabs.TestCase
TestTwoTabs.settings = settings(max_examples=300 if LONG else 10, stateful_step_count=30, deadline=None)

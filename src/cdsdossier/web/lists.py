"""Lists on a page: their items with boxes, and the boxes of one more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdsdossier.findings import Finding
from cdsdossier.web.boxes import Box, make_element_id
from cdsdossier.web.context import PageContext
from cdsdossier.workflows.value_edits import parse_address

#: Key of an item → what the page says of its box (see ``make_box``), in the order in which the boxes stand.
BoxWords = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list as a form shows it."""

    address: str
    #: What it is as it was read, by which it is found again.
    digest: str
    #: What people call it, with its number.
    name: str
    boxes: Mapping[str, Box]
    #: What is to be said of the item as a whole.
    findings: Sequence[Finding]
    first: bool
    last: bool

    @property
    def id(self) -> str:
        """Return the id of its element."""
        return make_element_id(self.address)

    @property
    def troubled(self) -> bool:
        """Return whether something is to be said of it, or of one of its values."""
        return bool(self.findings) or any(box.troubled for box in self.boxes.values())


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list as a form shows it, with the boxes of an item to add."""

    address: str
    #: What one item is called: “thành viên”.
    called: str
    items: Sequence[ListItem]
    new: Sequence[Box]
    findings: Sequence[Finding]
    writes: bool

    @property
    def id(self) -> str:
        """Return the id of its element."""
        return make_element_id(self.address)

    @property
    def adding(self) -> bool:
        """Return whether somebody is about to add an item: it was refused, or there is none yet."""
        return not self.items or any(box.value or box.fault for box in self.new)


def make_item_list(page: PageContext, address: str, called: str, told: BoxWords, named: Sequence[str]) -> ItemList:
    """Return the list at an address; ``named``: the keys whose values people call an item by."""
    count = page.count(address)
    return ItemList(
        address,
        called,
        [_item(page, f"{address}/{number}", told, named, of=count) for number in range(count)],
        [page.new_box(address, key, **words) for key, words in told.items()],
        page.findings_at(address),
        page.can_write(parse_address(address).file),
    )


def _item(page: PageContext, address: str, told: BoxWords, named: Sequence[str], *, of: int) -> ListItem:
    boxes = {key: page.box(f"{address}/{key}", **words) for key, words in told.items()}
    number = int(address.rpartition("/")[2])
    name = " – ".join(boxes[key].words for key in named if boxes[key].value)
    called = f"{number + 1}. {name or '(chưa điền)'}"
    return ListItem(
        address, page.digest(address), called, boxes, page.findings_at(address), number == 0, number == of - 1
    )

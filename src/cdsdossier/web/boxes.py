"""Boxes: what a form shows of one value, and what it needs to send it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cdsdossier.findings import Finding
from cdsdossier.workflows.value_edits import ValuePlace, digest_text
from cdsdossier.yamlio.forms import Field

#: How a value is typed: a line, a longer text, a number, a day, texts on lines, one of a few words, several of them.
Widget = Literal["line", "text", "number", "day", "lines", "choice", "choices"]
_WIDGETS: dict[str, Widget] = {"points": "number", "count": "number", "day": "day", "flag": "choice"}
#: What stands in an address in place of the position, where the item is still to be added.
NEW_ITEM = "/+/"
#: What the two answers of a flag are called, unless a page says otherwise.
YES_NO = (("true", "Có"), ("false", "Không"))


@dataclass(frozen=True, slots=True)
class Box:
    """One value as a form shows it."""

    address: str
    label: str
    widget: Widget
    #: What stands in the box: what the file holds, or what was typed and could not be written.
    value: str
    #: The digest of what the file holds; what is sent back with the value.
    digest: str
    help: str = ""
    #: Value → what it is called, of a choice.
    choices: tuple[tuple[str, str], ...] = ()
    #: Why what was typed was not written.
    fault: str = ""
    #: What the file holds now, where it was changed elsewhere while somebody typed here; None: it was not.
    theirs: str | None = None
    findings: tuple[Finding, ...] = ()
    #: What stands behind the box, such as the maximum.
    suffix: str = ""
    #: The row of the indicator set that it belongs to.
    row: str = ""
    #: Whether it can be typed into.
    writes: bool = True

    @property
    def id(self) -> str:
        """Return the id of the element: plain ASCII, one for each address."""
        return make_element_id(self.address)

    @property
    def name(self) -> str:
        """Return the name of the form's field: a value of a new item has that of its key."""
        above, new, key = self.address.rpartition(NEW_ITEM)
        return f"m:{key}" if above and new else f"v:{self.address}"

    @property
    def is_new(self) -> bool:
        """Return whether it belongs to an item that is still to be added."""
        return NEW_ITEM in self.address

    @property
    def troubled(self) -> bool:
        """Return whether something is to be said of it."""
        return bool(self.fault or self.findings) or self.theirs is not None

    @property
    def words(self) -> str:
        """Return the value in words, for pages that are only looked at."""
        if self.widget not in {"choice", "choices"}:
            return self.value
        called = dict(self.choices)
        return "; ".join(called.get(one, one) for one in self.chosen)

    @property
    def chosen(self) -> list[str]:
        """Return the chosen values of several."""
        return [one for one in self.value.split("\n") if one]

    @property
    def options(self) -> list[tuple[str, str]]:
        """Return what can be chosen of several, what is chosen in its own order: left alone it comes back as it was."""
        called = dict(self.choices)
        if [value for value in called if value in self.chosen] == self.chosen:
            return list(self.choices)
        own = [(value, called.get(value, value)) for value in self.chosen]
        return [*own, *(one for one in self.choices if one[0] not in self.chosen)]


def make_element_id(address: str) -> str:
    """Return the id of the element that shows what is at an address."""
    return "o-" + re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class FormState:
    """What came back of a form that could not be written whole; empty for a page that is shown for the first time."""

    #: Address → what was typed.
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, str | None] = field(default_factory=dict)
    #: What stands at the top of the page.
    message: str = ""


def make_box(  # noqa: PLR0913 - what is known of a value, and what a page says of it
    address: str,
    place: ValuePlace,
    now: str,
    state: FormState,
    *,
    label: str = "",
    help: str = "",  # noqa: A002 - what it is called on the page
    choices: Sequence[tuple[str, str]] = (),
    suffix: str = "",
    row: str = "",
    findings: Sequence[Finding] = (),
    writes: bool = True,
    long: bool = False,
) -> Box:
    """Return the box of a value; ``now`` is what the file holds, as it is shown. ``long``: some lines of room."""
    value = state.typed.get(address, now)
    widget = find_widget(place.field, long=long or "\n" in value)
    return Box(
        address,
        label or place.field.title,
        "choice" if choices and widget == "line" else widget,
        value,
        digest_text(now),
        help,
        tuple(choices) or list_choices(place.field),
        state.faults.get(address, ""),
        now if address in state.conflicts else None,
        tuple(findings),
        suffix,
        row,
        writes,
    )


def find_widget(field: Field, *, long: bool = False) -> Widget:
    """Return how a value of this field is typed; ``long``: a line is too little for it."""
    if field.many:
        return "choices" if field.words else "lines"
    return "choice" if field.words else _WIDGETS.get(field.kind, "text" if long else "line")


def list_choices(field: Field) -> tuple[tuple[str, str], ...]:
    """Return the values that a field takes, where they are few."""
    return YES_NO if field.kind == "flag" else tuple((word, word) for word in field.words)

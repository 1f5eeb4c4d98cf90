"""Boxes: what a form shows of one value, and what it needs to send it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cdsdossier.findings import Finding
from cdsdossier.workflows.value_edits import ValuePlace, digest_text
from cdsdossier.yamlio.forms import Field

#: How a value is typed: a line, a number, a day, several lines, one of a few words, several of a few words.
Widget = Literal["line", "number", "day", "lines", "choice", "choices"]
_WIDGETS: dict[str, Widget] = {"points": "number", "count": "number", "day": "day", "flag": "choice"}
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
    def words(self) -> str:
        """Return the value in words, for pages that are only looked at."""
        return dict(self.choices).get(self.value, self.value) if self.widget == "choice" else self.value

    @property
    def chosen(self) -> list[str]:
        """Return the chosen values of several."""
        return self.value.split("\n")


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
) -> Box:
    """Return the box of a value; ``now`` is what the file holds, as it is shown."""
    value = state.typed.get(address, now)
    return Box(
        address,
        label or place.field.title,
        find_widget(place.field),
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


def find_widget(field: Field) -> Widget:
    """Return how a value of this field is typed."""
    if field.many:
        return "choices" if field.words else "lines"
    return "choice" if field.words else _WIDGETS.get(field.kind, "line")


def list_choices(field: Field) -> tuple[tuple[str, str], ...]:
    """Return the values that a field takes, where they are few."""
    return YES_NO if field.kind == "flag" else tuple((word, word) for word in field.words)

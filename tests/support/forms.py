"""The forms of a page as a browser would send them: fields, also those that belong to a form from outside of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class SeenForm:
    """One form: the name of its action, the values that its fields hold, and its buttons as name and value."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, **typed: str) -> list[tuple[str, str]]:
        """Return the fields with some of them typed anew, by the end of their names."""
        left = dict(typed)
        made = [(name, left.pop(end, value) if name[:2] != "t:" else value) for name, value, end in self._ends()]
        assert not left, f"no such boxes: {', '.join(left)}"
        return made

    def _ends(self) -> list[tuple[str, str, str]]:
        return [(name, value, name.split(":")[-1].split("/")[-1]) for name, value in self.fields]

    def has(self, name: str, value: str) -> bool:
        """Return whether it has a field with this value."""
        return (name, value) in self.fields


def read_forms(page: str) -> list[SeenForm]:
    """Return the forms of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    made = [SeenForm(one["action"].removeprefix("/lam/")) for one in reader.forms]
    ids = {one.get("id"): form for one, form in zip(reader.forms, made, strict=True)}
    for at, outside, name, value in reader.fields:
        owner = ids.get(outside) if outside else made[at] if at is not None else None
        if owner is not None and name:
            owner.fields.append((name, value))
    return made


class _Reader(HTMLParser):
    """Collects the forms, and each field with the number of the form around it and the id of the one it names."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.fields: list[tuple[int | None, str, str, str]] = []
        self.at: int | None = None
        self.box: dict[str, str] = {}
        self.text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form or a field."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(found)
            self.at = len(self.forms) - 1
        elif tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            hidden = found.get("type") in {"hidden", "checkbox"}
            value = found.get("value", "")
            self._note(found, value if hidden else value.replace("\r", "").replace("\n", ""))  # as a browser does
        elif tag == "select":
            self.box = found | {"chosen": ""}
        elif tag == "option" and "selected" in found:
            self.box["chosen"] = found.get("value", "")
        elif tag == "textarea":
            self.box, self.text = found, []

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a form, or the value of a field that has one."""
        if tag == "form":
            self.at = None
        elif tag == "select":
            self._note(self.box, self.box["chosen"])
        elif tag == "textarea":
            self._note(self.box, "".join(self.text or []).removeprefix("\n").replace("\n", "\r\n"))
            self.text = None

    def handle_data(self, data: str) -> None:
        """Keep the text of a text box."""
        if self.text is not None:
            self.text.append(data)

    def _note(self, found: dict[str, str], value: str) -> None:
        self.fields.append((self.at, found.get("form", ""), found.get("name", ""), value))

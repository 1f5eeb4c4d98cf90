"""What of a new ``review.yaml`` is the office's own: its body, team and bases, from ``office.yaml`` or a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cdsdossier.model.dossier import REVIEW
from cdsdossier.model.dossier.review import Office, OfficeBasis, TeamMember
from cdsdossier.yamlio.edit import KeyPath, format_flow_item, set_values
from cdsdossier.yamlio.forms import Form


def fill_office_part(
    fresh: bytes, body: Office, team: Sequence[TeamMember], bases: Sequence[OfficeBasis], *, name: str = ""
) -> bytes:
    """Return a fresh review with the body, team and bases in their places; what is empty stays as it was opened.

    ``name`` is what the body is called this time.
    """
    text = put_items_below(fresh.decode(), "team:\n", "  ", (format_flow_item(_plain(one)) for one in team))
    if bases:
        start = text.index("\nbases:\n") + len("\nbases:\n")
        text = text[:start] + text[text.index("\n\n", start) + 1 :]
        text = put_items_below(text, "bases:\n", "  ", (format_flow_item(_plain(one)) for one in bases))
    values = dict(_body(body)) | ({("body", "name"): name} if name else {})
    return set_values(text.encode(), REVIEW, values)


def put_items_below(text: str, key: str, indent: str, items: Iterable[str]) -> str:
    """Return a fresh review with items below one of its keys; it is our own text, so the key is there once."""
    before, _, after = text.partition(f"\n{key}")
    return f"{before}\n{key}" + "".join(f"{indent}- {item}\n" for item in items) + after


def _body(body: Office) -> Iterator[tuple[KeyPath, str | None]]:
    for key in ("name", "code", "unit", "place", "parent"):
        if value := getattr(body, key):
            yield ("body", key), value
    if body.head:
        for key, value in (("name", body.head.name), ("title", body.head.title)):
            if value:
                yield ("body", "head", key), value


def _plain(form: Form) -> dict[str, object]:
    """Return what a form holds, by its keys, without what is left to its default."""
    held = {key: (getattr(form, field.name), field.default) for key, field in form.fields.items()}
    said = {key: value for key, (value, default) in held.items() if value not in (None, "", ()) and value != default}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}

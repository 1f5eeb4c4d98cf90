"""Items of a list: one more, one less, one place up or down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import FileChange, exclusive_changes, read_if_present
from cdsdossier.workflows.score_sheet.values import UnclearCell
from cdsdossier.workflows.value_edits.edit import EditOutcome
from cdsdossier.workflows.value_edits.places import ValuePlace, parse_address
from cdsdossier.workflows.value_edits.values import find_value, parse_typed, parse_typed_lines
from cdsdossier.yamlio.edit import append_nested_item, format_flow_item, remove_item, swap_items
from cdsdossier.yamlio.edit.emit import to_comparable
from cdsdossier.yamlio.forms import Field, Form
from cdsdossier.yamlio.reader import parse_page

#: Characters of an item that is written on one line.
_ONE_LINE = 120


class ItemGone(Refused):
    """The item that was meant has been changed or removed since it was shown."""

    def __init__(self) -> None:
        super().__init__("Mục này vừa được sửa hoặc xóa ở nơi khác; chưa ghi gì. Xem lại trang rồi làm lại.")


def digest_item(value: object) -> str:
    """Return a short digest of a list item as it was read."""
    return sha256(repr(to_comparable(value)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def add_item(folder: Path, address: str, typed: Mapping[str, str]) -> EditOutcome:
    """Add an item to the list at ``address``; its faults are by key. An item without any value is not added."""
    place = parse_address(address)
    inner = place.field.inner
    if inner is None or not place.field.many or place.is_item:
        raise WrongUsage(f"“{address}” không phải một danh sách.")
    item, faults = parse_item(inner, typed)
    outcome = EditOutcome(faults=faults)
    missing = [one for one in inner.required_fields if one.key not in item and one.key not in outcome.faults]
    outcome.faults |= {one.key: f"Chưa điền {one.title[:1].lower()}{one.title[1:]}." for one in missing}
    if outcome.faults or not item:
        return outcome
    block = len(format_flow_item(item)) > _ONE_LINE

    def write(raw: bytes) -> bytes:
        return append_nested_item(raw, place.file, place.path, item, block=block)

    outcome.changes.append(_change(folder, place.file, write))
    outcome.saved.append(address)
    return outcome


def drop_item(folder: Path, address: str, digest: str) -> None:
    """Remove the item at ``address``, which was ``digest`` when it was shown. Raises ItemGone where it is not."""
    place = _item_place(address)

    def write(raw: bytes) -> bytes:
        return remove_item(raw, place.file, place.path[:-1], _position(raw, place, digest))

    _change(folder, place.file, write)


def move_item(folder: Path, address: str, digest: str, *, up: bool) -> None:
    """Let the item at ``address`` change places with its neighbour. Raises ItemGone where it is not as shown."""
    place = _item_place(address)

    def write(raw: bytes) -> bytes:
        at = _position(raw, place, digest)
        return swap_items(raw, place.file, place.path[:-1], at - 1 if up else at)

    _change(folder, place.file, write)


def parse_item(form: type[Form], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of a new item as YAML takes them, without those left empty; and key → why one is refused."""
    item, faults = dict[str, Any](), dict[str, str]()
    for key, words in typed.items():
        if key not in form.fields:
            raise WrongUsage(f"Không có ô “{key[:100]}”.")
        try:
            item[key] = _parse(form.fields[key], words)
        except UnclearCell as unclear:
            faults[key] = str(unclear)[:1].upper() + str(unclear)[1:]
    return {key: value for key, value in item.items() if value not in (None, [])}, faults


def _parse(field: Field, typed: str) -> object:
    return parse_typed_lines(field, typed) if field.many else parse_typed(field, typed)


def _item_place(address: str) -> ValuePlace:
    place = parse_address(address)
    if not place.is_item:
        raise WrongUsage(f"“{address}” không phải một mục của danh sách.")
    return place


def _position(raw: bytes, place: ValuePlace, digest: str) -> int:
    """Return where the item is now: at its place, or the only one that is the same elsewhere in the list."""
    items = find_value(parse_page(raw, place.file).data, place.path[:-1])
    same = [at for at, one in enumerate(items if isinstance(items, list) else ()) if digest_item(one) == digest]
    at = place.path[-1]
    if at in same:
        return int(at)
    if len(same) != 1:
        raise ItemGone
    return same[0]


def _change(folder: Path, file: str, write: Callable[[bytes], bytes]) -> FileChange:
    with exclusive_changes(folder) as apply:
        before = read_if_present(folder, file)
        if before is None:
            raise Refused(f"Thiếu tệp {file} nên không ghi vào được. Chép lại từ bản lưu rồi làm lại.")
        change = FileChange(file, before, write(before))
        apply([change])
    return change

"""YAML changed in place: a few characters are put in, and every other byte stays (comments, quotes, order, line ends).

The result is always read again; if it differs by more or less than what was asked, the change is refused.
"""

from __future__ import annotations

from cdsdossier.yamlio.edit.emit import QuotedScalar, RawScalar, format_block_item, format_flow_item, format_scalar
from cdsdossier.yamlio.edit.entries import NewEntry, insert_entries
from cdsdossier.yamlio.edit.items import append_item
from cdsdossier.yamlio.edit.lists import list_texts, set_texts
from cdsdossier.yamlio.edit.nested import append_nested_item, set_nested_values
from cdsdossier.yamlio.edit.removal import remove_item
from cdsdossier.yamlio.edit.renaming import replace_key
from cdsdossier.yamlio.edit.swap import swap_items
from cdsdossier.yamlio.edit.values import set_values
from cdsdossier.yamlio.forms import KeyPath

__all__ = [
    "KeyPath", "NewEntry", "QuotedScalar", "RawScalar", "append_item", "append_nested_item", "format_block_item",
    "format_flow_item", "format_scalar", "insert_entries", "list_texts", "remove_item", "replace_key",
    "set_nested_values", "set_texts", "set_values", "swap_items",
]  # fmt: skip

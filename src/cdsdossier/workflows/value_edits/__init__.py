"""Single values and list items of a dossier's text files, changed by somebody who saw them a while ago.

Each edit carries a digest of what its writer saw. Where the file holds something else by now, nothing is overwritten:
the edit comes back as a conflict, with what is there. Everything else of the file stays as it is, byte for byte.
"""

from __future__ import annotations

from cdsdossier.workflows.value_edits.edit import EditOutcome, ValueEdit, plan_values, save_values
from cdsdossier.workflows.value_edits.items import ItemGone, add_item, digest_item, drop_item, move_item, parse_item
from cdsdossier.workflows.value_edits.places import ValuePlace, find_file_form, format_address, parse_address
from cdsdossier.workflows.value_edits.values import digest_text, find_value, format_shown_value

__all__ = [
    "EditOutcome", "ItemGone", "ValueEdit", "ValuePlace", "add_item", "digest_item", "digest_text", "drop_item",
    "find_file_form", "find_value", "format_address", "format_shown_value", "move_item", "parse_address", "parse_item",
    "plan_values", "save_values",
]  # fmt: skip

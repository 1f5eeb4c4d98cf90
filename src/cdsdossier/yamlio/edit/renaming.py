"""A key that gets another name and loses its value; a comment above its entry says what it was."""

from __future__ import annotations

from cdsdossier.errors import Refused
from cdsdossier.yamlio.edit import emit, places
from cdsdossier.yamlio.edit.source import Edit, YamlSource
from cdsdossier.yamlio.forms import KeyPath


def replace_key(raw: bytes, file: str, path: KeyPath, name: str, remark: str = "") -> bytes:
    """Return a YAML file in which the key at ``path`` is called ``name`` and has no value.

    ``remark`` becomes a comment above the entry that the key belongs to. Raises Refused, with a sentence for the user,
    if the file cannot be read or the change is not safe.
    """
    source = YamlSource(raw, file)
    otherwise = f"{file} viết theo cách mà chương trình không sửa được. Hãy tự đổi {path[-1]} thành {name} trong tệp."
    place, entry = source.find(path), source.find(path[:-1])
    if place is None or place.key is None or entry is None or entry.key is None:
        raise Refused(otherwise)
    key, text = place.key, source.text
    edits = [Edit(key.start_mark.index, places.find_node_end(key), name)]
    if not places.is_null_node(place.node):
        edits += places.replace_value(text, place, "")
    if remark:
        start = entry.key.start_mark.index - entry.key.start_mark.column
        indent = text[start : entry.key.start_mark.index]
        lead = indent if not indent.strip() else ""
        edits.insert(0, Edit(start, start, f"{lead}# {remark}{places.find_line_ending(text)}"))
    wanted = emit.to_comparable(source.page.data)
    owner = emit.make_owner(wanted, path)
    del owner[path[-1]]
    owner[name] = None
    return source.proved(edits, wanted, otherwise, remarks=True)

"""Settings of an editor: ours are added, a person's stay."""

from __future__ import annotations

import json

import pytest

from cdsdossier.workflows.editor_schemas.settings import Unmergeable, format_settings_snippet, merge_settings

WANTED = {".schema/a.json": "a.yaml"}


def test_an_empty_file_gets_the_mapping() -> None:
    assert json.loads(merge_settings(b"", WANTED)) == {"yaml.schemas": {"./.schema/a.json": "a.yaml"}}


def test_what_is_complete_stays_the_same_bytes() -> None:
    raw = b'{"yaml.schemas":{"./.schema/a.json":["b.yaml","a.yaml"]}}'
    assert merge_settings(raw, WANTED) == raw


def test_a_persons_own_files_and_settings_stay_and_so_do_indent_and_line_ends() -> None:
    raw = b'{\r\n\t"editor.x": 1.5,\r\n\t"yaml.schemas": {"./.schema/a.json": "b.yaml"}\r\n}\r\n'
    made = merge_settings(raw, WANTED)
    assert json.loads(made) == {"editor.x": 1.5, "yaml.schemas": {"./.schema/a.json": ["b.yaml", "a.yaml"]}}
    assert made.startswith(b'{\r\n\t"editor.x"')
    assert b"\n" not in made.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"{// chu thich\n}", "tệp có chú thích"),
        (b"[]", "mục yaml.schemas không đúng dạng"),
        (b'{"yaml.schemas": 3}', "mục yaml.schemas không đúng dạng"),
        (b'{"yaml.schemas": {"./.schema/a.json": 3}}', "mục yaml.schemas không đúng dạng"),
        (b'{"a": 1, "a": 2}', "một mục viết hai lần"),
        (b'{"a": 1.10}', "con số không ghi lại được"),
        (b'{"a": "\\ud800"}', "ký tự hỏng"),
        (b"[" * 100_000, "không phải JSON"),
    ],
)
def test_what_cannot_be_added_to_without_risk_is_refused(raw: bytes, why: str) -> None:
    with pytest.raises(Unmergeable, match=why):
        merge_settings(raw, WANTED)


def test_the_snippet_can_be_pasted_between_braces() -> None:
    assert json.loads("{" + format_settings_snippet(WANTED) + "}") == {"yaml.schemas": {"./.schema/a.json": "a.yaml"}}

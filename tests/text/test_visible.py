"""Names of others are shown whole, and nothing in them is obeyed."""

from __future__ import annotations

import json

import pytest

from cdsdossier.text import visible
from cdsdossier.text.visible import (
    drop_unseen,
    encode_pieces,
    escape_json,
    to_visible,
    to_visible_bytes,
    to_visible_line,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("kế hoạch 🎓.pdf", "kế hoạch 🎓.pdf"),
        ("x\x1b[2Jy", "x\\x1b[2Jy"),
        ("c\x9b31m", "c\\x9b31m"),
        ("r\u202egpj.exe\u200f", "r\\u202egpj.exe\\u200f"),
        (b"b\xe1o".decode("utf-8", "surrogateescape"), "b\\xe1o"),
        ("\ud800", "\\ud800"),
        ("a\nĐã ghi\tb", "a\\x0aĐã ghi\\x09b"),
    ],
)
def test_a_name_is_one_line_that_says_what_is_in_it(name: str, shown: str) -> None:
    assert to_visible_line(name) == shown
    assert to_visible_line(shown) == shown
    assert to_visible(name) == shown.replace("\\x0a", "\n").replace("\\x09", "\t")


def test_a_whole_file_keeps_its_line_ends() -> None:
    assert to_visible_bytes("a\r\nb\rc\td\n", "utf-8-sig") == b"\xef\xbb\xbfa\r\nb\\x0dc\td\n"
    assert drop_unseen("một\n\u200e20/4\x00 \u202eba") == "một\n20/4 ba"


def test_json_loses_nothing() -> None:
    names = ["\x9b31m", "r\u202eg", "b\udce1o", "kế\u2028hoạch"]
    text = escape_json(json.dumps(names, ensure_ascii=False))

    assert json.loads(text.encode("utf-8")) == names
    assert text == '["\\u009b31m", "r\\u202eg", "b\\udce1o", "kế\\u2028hoạch"]'


def test_a_long_text_comes_in_pieces_and_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visible, "_PIECES", 3)
    pieces = ["kế hoạch", "", "", "", "", "\x9b31m", "\n", "b\udce1o", "r"]

    assert encode_pieces(iter(pieces), to_visible) == to_visible_bytes("".join(pieces))
    assert encode_pieces((), to_visible) == b""

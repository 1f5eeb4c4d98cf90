"""The addresses that exist, the headers of every answer, and that looking changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import fingerprint
from support.served import ask

from cdsdossier.web import Endpoint


@pytest.mark.parametrize("path", ["dossier.yaml", "evidence/1.1", "xem/khung.html", "khung.html", "giay/a/b"])
def test_no_file_is_handed_out(place: Endpoint, path: str) -> None:
    assert ask(place, path).status == 404


def test_nothing_is_kept_and_nothing_is_told_to_others(place: Endpoint) -> None:
    headers = ask(place).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert not {"server", "access-control-allow-origin"} & set(headers)


def test_an_address_with_a_stroke_too_many_leads_nowhere(place: Endpoint) -> None:
    assert ask(place, "diem/").status == 404


def test_a_document_that_is_none_says_so(place: Endpoint) -> None:
    assert "Không có văn bản" in ask(place, "giay/khong-co").body


def test_looking_writes_nothing(place: Endpoint, example: Path) -> None:
    before = fingerprint(example)
    for path in ("", "diem", "kiem-tra", "lich", "van-ban", "giay/ke-hoach", "thay-doi"):
        ask(place, path)
    assert fingerprint(example) == before

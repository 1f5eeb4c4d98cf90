"""The server itself: where it listens, and from when."""

from __future__ import annotations

import socket
from pathlib import Path

from support.served import reader_of

from cdsdossier.web import Endpoint, open_endpoint


def test_it_listens_on_this_machine_alone(place: Endpoint) -> None:
    assert place.socket.getsockname()[0] == "127.0.0.1"


def test_who_comes_before_the_first_answer_waits(example: Path) -> None:
    with open_endpoint() as found, socket.create_connection(("127.0.0.1", found.port), timeout=5):
        assert reader_of(example).stamp()

"""Streams are hashed by two threads, each read once, and a stream that breaks harms no other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import new, sha256, sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.files.bagit.hash import CHUNK, ByteCounter, Hashers, iter_chunks

BIG = 70_000


@given(streams=st.lists(st.lists(st.sampled_from([b"", b"a", b"b" * 99, b"c" * BIG]), max_size=3), max_size=6))
def test_every_stream_has_its_own_digest(streams: list[list[bytes]]) -> None:
    pieces = [[piece for piece in stream if piece] for stream in streams]
    with Hashers() as hashers:
        futures = [hashers.take(stream) for stream in pieces]

    assert [future.result()["sha256"] for future in futures] == [
        sha256(b"".join(stream)).hexdigest() for stream in pieces
    ]


def test_each_piece_is_given_to_its_use_in_order() -> None:
    seen: list[bytes] = []
    with Hashers() as hashers:
        future = hashers.take([b"a" * BIG, b"b", b"c"], seen.append)

    assert seen == [b"a" * BIG, b"b", b"c"]
    assert future.result() == {"sha256": sha256(b"".join(seen)).hexdigest()}


def test_after_a_stream_that_breaks_the_next_ones_start_anew() -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * BIG
        raise OSError(5, "hỏng")

    with Hashers() as hashers:
        for _ in range(2):  # both threads have met one
            with pytest.raises(OSError, match="hỏng"):
                hashers.take(broken())
        futures = [hashers.take([b"y" * BIG]) for _ in range(4)]

    assert {future.result()["sha256"] for future in futures} == {sha256(b"y" * BIG).hexdigest()}


@pytest.mark.parametrize("size", [1, BIG])
def test_a_stream_has_every_digest_that_is_wanted_in_one_reading(size: int) -> None:
    with Hashers(("sha512", "md5")) as hashers:
        future = hashers.take(iter([b"x" * size]))

    assert future.result() == {
        "sha512": sha512(b"x" * size).hexdigest(),
        "md5": new("md5", b"x" * size, usedforsecurity=False).hexdigest(),
    }


def test_a_file_is_read_in_bounded_pieces_to_its_end() -> None:
    assert [len(piece) for piece in iter_chunks(io.BytesIO(bytes(2 * CHUNK + 5)))] == [CHUNK, CHUNK, 5]


def test_progress_counts_a_piece_when_it_has_been_dealt_with() -> None:
    told: list[tuple[int, int]] = []
    counter = ByteCounter(10, lambda done, total: told.append((done, total)))
    pieces = counter.through([b"abc", b"defg"])

    assert next(pieces) == b"abc"
    assert told == []
    assert list(pieces) == [b"defg"]
    assert told == [(3, 10), (7, 10)]

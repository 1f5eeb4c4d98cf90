"""Digests of many streams in two threads, while the caller reads them: each file is read once, whatever is wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future
from itertools import chain
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

from cdsdossier.files.bagit.report import ByteProgress

#: Kind of digest (as hashlib calls it) → the digest, in hexadecimal digits.
Digests = Mapping[str, str]
SHA256 = ("sha256",)
#: Bytes read at once, and how many such pieces may wait for a thread: what bounds the memory.
CHUNK = 1 << 20
_WAITING = 8
_THREADS = 2
#: A whole file of fewer bytes is hashed where it is read: to hand it to a thread takes longer than to hash it.
_SMALL = 1 << 16


class Readable(Protocol):
    """Something open to be read."""

    def read(self, size: int, /) -> bytes:
        """Return up to so many bytes; none at the end."""


def iter_chunks(file: Readable) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece."""
    while piece := file.read(CHUNK):
        yield piece


class ByteCounter:
    """Counts the bytes that pass, and tells them."""

    def __init__(self, total: int, progress: ByteProgress | None) -> None:
        self.total, self.done, self._progress = total, 0, progress

    def through(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the same pieces; each counts when it has been dealt with."""
        for piece in pieces:
            yield piece
            self.done += len(piece)
            if self._progress is not None:
                self._progress(self.done, self.total)


class _Hasher(Thread):
    """Hashes the streams in its queue, one after the other."""

    def __init__(self, codes: Collection[str]) -> None:
        super().__init__(daemon=True)
        self.codes = codes
        self.queue: Queue[bytes | Future[Digests] | None] = Queue(_WAITING)
        self.start()

    def run(self) -> None:
        totals = _begin(self.codes)
        while (piece := self.queue.get()) is not None:
            if isinstance(piece, Future):
                piece.set_result({code: total.hexdigest() for code, total in totals.items()})
                totals = _begin(self.codes)
            else:
                for total in totals.values():
                    total.update(piece)


def _begin(codes: Iterable[str], data: bytes = b"") -> dict[str, hashlib._Hash]:
    return {code: hashlib.new(code, data, usedforsecurity=False) for code in codes}


class Hashers:
    """Two threads that hash; a stream belongs to one of them from its first piece to its last.

    They start with the first stream that is not small.
    """

    def __init__(self, codes: Collection[str] = SHA256) -> None:
        """Take the kinds of digests that are wanted of every stream."""
        self._codes = codes

    def __enter__(self) -> Self:
        self._threads: list[_Hasher] = []
        self._turn = 0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for thread in self._threads:
            thread.queue.put(None)
        for thread in self._threads:
            thread.join()

    def take(self, pieces: Iterable[bytes], use: Callable[[bytes], object] | None = None) -> Future[Digests]:
        """Read a stream to its end, giving each piece to ``use`` as well; return its digests as they will be.

        Raises what reading or ``use`` raises; the hasher then starts anew.
        """
        stream = iter(_used(pieces, use))
        first = next(stream, b"")
        second = next(stream, b"") if len(first) < _SMALL else b""
        future = Future[Digests]()
        if len(first) < _SMALL and not second:
            future.set_result({code: total.hexdigest() for code, total in _begin(self._codes, first).items()})
            return future
        queue = self._next()
        try:
            for piece in chain((first, second), stream):
                queue.put(piece)
        finally:
            queue.put(future)
        return future

    def _next(self) -> Queue[bytes | Future[Digests] | None]:
        if not self._threads:
            self._threads = [_Hasher(self._codes) for _ in range(_THREADS)]
        self._turn = (self._turn + 1) % _THREADS
        return self._threads[self._turn].queue


def _used(pieces: Iterable[bytes], use: Callable[[bytes], object] | None) -> Iterator[bytes]:
    for piece in pieces:
        if use is not None:
            use(piece)
        yield piece

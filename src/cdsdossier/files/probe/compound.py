"""The container of old Office files (OLE2, [MS-CFB]): its streams directly under the root, and what one holds.

Reads the directory and the asked bytes of one stream, never more than some hundred sectors of directory however long
a hostile file makes its chains.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdossier.files.probe.reading import ReadAt

_END, _MOST_SECTORS, _MOST_DIFAT, _ENTRY = 0xFFFFFFF0, 256, 256, 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
#: Streams of fewer bytes lie in the root's own one, in parts of so many bytes.
_CUTOFF, _MINI = 4096, 64


class ShortFile(Exception):
    """The file ends before a sector that it names."""


@dataclass(frozen=True, slots=True)
class Stream:
    """An entry of the directory: what it is, its neighbours in the tree of names, where its bytes are."""

    name: str
    kind: int
    links: tuple[int, int, int]
    start: int
    size: int


class CompoundFile:
    """As much of an OLE2 file as is needed to find its streams. Raises ShortFile and struct.error."""

    def __init__(self, read: ReadAt) -> None:
        """Read the head and the directory."""
        head = read(0, 512)
        if len(head) < 512:
            raise ShortFile
        self.read = read
        self.sector: int = 1 << min(max(struct.unpack_from("<H", head, 30)[0], 9), 12)
        self._tables, self._directory, self._small = (struct.unpack_from("<I", head, at)[0] for at in (44, 48, 60))
        self._difat, self._first_fats = struct.unpack_from("<I", head, 68)[0], struct.unpack_from("<109I", head, 76)
        self._entries = list(self._read_entries())
        self.root = next((entry for entry in self._entries if entry.kind == _ROOT), None)

    def streams(self) -> dict[str, Stream]:
        """Return the streams directly under the root, by their names in capitals: case does not count there.

        What is set into a document has a storage of its own, and says nothing about the document.
        """
        return {entry.name: entry for entry in self._children() if entry.kind == _STREAM}

    def least_bytes(self) -> int:
        """Return how long the file is at least: its head, its tables, and what its streams hold together."""
        streams = sum(entry.size for entry in self._entries if entry.kind == _STREAM and entry.size >= _CUTOFF)
        small = 0 if self.root is None else self.root.size
        return self.sector * (1 + int(self._tables)) + _ENTRY * len(self._entries) + streams + small

    def content(self, stream: Stream, most: int) -> bytes:
        """Return the first bytes of a stream, so many at most. Raises ShortFile where they are missing."""
        wanted = min(stream.size, most)
        if stream.size >= _CUTOFF or self.root is None:
            return self._joined(self._chain(stream.start, wanted // self.sector + 1), wanted)
        return self._small_content(stream, self.root, wanted)

    def _children(self) -> list[Stream]:
        """Return what lies directly under the root; without a tree of names what lies in no storage."""
        top = [] if self.root is None else self._below(self.root)
        if top:
            return top
        inside = {id(one) for entry in self._entries if entry.kind == _STORAGE for one in self._below(entry)}
        return [entry for entry in self._entries if id(entry) not in inside]

    def _below(self, storage: Stream) -> list[Stream]:
        found: dict[int, Stream] = {}
        waiting = [storage.links[2]]
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in found:
                found[number] = self._entries[number]
                waiting += found[number].links[:2]
        return list(found.values())

    def _read_entries(self) -> Iterator[Stream]:
        for number in dict.fromkeys(self._chain(self._directory, _MOST_SECTORS)):  # each once, though in a circle
            data = self._sector_at(number)
            for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
                length, kind = struct.unpack_from("<HB", data, at + 64)
                name = data[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
                links = struct.unpack_from("<III", data, at + 68)
                yield Stream(name.upper(), kind, links, *struct.unpack_from("<II", data, at + 116))

    def _sector_at(self, number: int) -> bytes:
        data = self.read((number + 1) * self.sector, self.sector)
        if not data:
            raise ShortFile
        return data

    def _chain(self, number: int, most: int) -> Iterator[int]:
        for _ in range(most):
            if number >= _END:
                return
            yield number
            number = self._after(number)

    def _after(self, number: int) -> int:
        """Return the sector that follows another, by the allocation table."""
        table, at = divmod(number, self.sector // 4)
        data = self._sector_at(self._fat(table))
        return int(struct.unpack_from("<I", data, at * 4)[0]) if len(data) >= at * 4 + 4 else _END

    def _fat(self, table: int) -> int:
        if table < 109:
            return int(self._first_fats[table])
        hops, at = divmod(table - 109, self.sector // 4 - 1)
        place = self._difat
        for _ in range(min(hops, _MOST_DIFAT)):
            place = int(struct.unpack("<I", self._sector_at(place)[-4:].rjust(4, b"\xff"))[0])
        found = self._sector_at(place)[at * 4 : at * 4 + 4]
        return int(struct.unpack("<I", found.rjust(4, b"\xff"))[0])

    def _joined(self, numbers: Iterator[int], wanted: int) -> bytes:
        data = bytearray()
        for number in numbers:
            data += self._sector_at(number)
            if len(data) >= wanted:
                break
        return bytes(data[:wanted])

    def _small_content(self, stream: Stream, root: Stream, wanted: int) -> bytes:
        """Return the first bytes of a stream that lies in the root's own one, in parts of 64 bytes."""
        parts: dict[int, bytes] = {}
        data, number = b"", stream.start
        while len(data) < wanted and number < _END:
            place, at = divmod(number * _MINI, self.sector)
            if place not in parts:
                parts[place] = self._nth_sector(root.start, place)
            data += parts[place][at : at + _MINI]
            number = self._after_small(number) if len(data) < wanted else _END
            if len(data) % _MINI:
                break
        return data[:wanted]

    def _after_small(self, number: int) -> int:
        if self._small >= _END:  # no table of the small parts: they stand in their order
            return number + 1
        table, at = divmod(number, self.sector // 4)
        data = self._nth_sector(self._small, table)
        return int(struct.unpack_from("<I", data, at * 4)[0])

    def _nth_sector(self, start: int, count: int) -> bytes:
        for number in self._chain(start, _MOST_SECTORS):
            if not count:
                return self._sector_at(number)
            count -= 1
        raise ShortFile

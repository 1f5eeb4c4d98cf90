"""The lines of all dossiers while they come in, in no order: packed, in a temporary file, so memory stays small."""

from __future__ import annotations

import tempfile
import zlib
from types import TracebackType
from typing import Self

from cdsdossier.office.rollup.collect.detail import RowDetail, detail_from_json

#: Quick, and a tenth of the size: lines of one set say the same words.
_LEVEL = 1


class DetailStore:
    """Place of a dossier → its lines. A context: what it holds is gone afterwards."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="cdsdossier-")  # noqa: SIM115 - as long as the store
        self._at: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, place: str, lines: str) -> None:
        """Keep the lines of a dossier, as a worker wrote them."""
        packed = zlib.compress(lines.encode(), _LEVEL)
        self._at[place] = (self._file.seek(0, 2), len(packed))
        self._file.write(packed)

    def get(self, place: str) -> list[RowDetail]:
        """Return the lines of a dossier; none where it could not be read."""
        if place not in self._at:
            return []
        start, size = self._at[place]
        self._file.seek(start)
        return detail_from_json(zlib.decompress(self._file.read(size)).decode())

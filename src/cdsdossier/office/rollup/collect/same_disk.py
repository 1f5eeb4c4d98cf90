"""Whether a worker sees the disk of who asked: where a share is not mounted, dossiers look empty.

Who asks writes down what it sees of each dossier; a worker that has read it compares. Times and numbers of files are
left out, for two machines may see them differently on one share.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
import sys
from dataclasses import replace

from cdsdossier.errors import Refused
from cdsdossier.files.regular import open_regular_file
from cdsdossier.model.dossier import HEAD
from cdsdossier.office.rollup.collect.discover import FoundDossier

#: What an outcome begins with that tells of another disk; no row does.
ELSEWHERE = "?"
#: Of a zip so many bytes at its end are looked at: its table of contents, with a sum of each file.
_TAIL = 65_536
_MOST_HEAD = 5_000_001


def mark_dossier(found: FoundDossier) -> str:
    """Return a digest of what is seen of a dossier; empty where nothing is seen."""
    total = hashlib.blake2b(digest_size=16)
    try:
        if found.packed:
            total.update(_zip_end(found.path))
        else:
            total.update(repr([*_sizes(found.path), *_sizes(f"{found.path}/scores")]).encode("utf-8", "surrogatepass"))
            total.update(_head(f"{found.path}/{HEAD}"))
    except OSError:
        return ""
    return total.hexdigest()


def _zip_end(path: str) -> bytes:
    with open_regular_file(path) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        return b"%d " % size + file.read(_TAIL)


def _sizes(folder: str) -> list[tuple[str, int]]:
    """Return the names and sizes of the YAML files of a folder; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry.name, entry.stat().st_size) for entry in entries if entry.name.endswith(".yaml"))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _head(path: str) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a pipe would be waited for
            return b""
        with open_regular_file(path) as file:
            return file.read(_MOST_HEAD)
    except OSError:
        return b""


def tell_other_disk(found: FoundDossier) -> str:
    """Return the outcome of a worker that does not see what who asked has seen; empty where it does."""
    mark = mark_dossier(found)
    return f"{ELSEWHERE}{json.dumps([_worker(), mark])}" if found.seen and mark != found.seen else ""


def settle_other_disk(found: FoundDossier, outcome: str) -> FoundDossier:
    """Return the dossier as it is seen now, to be read again, where it has been changed since it was found.

    Raises Refused where it is still as it was, so that the worker sees another disk, and where it is gone.
    """
    worker, seen = json.loads(outcome.removeprefix(ELSEWHERE))
    now = mark_dossier(found)
    if not _is_there(found):
        raise Refused(
            f"{found.place} không còn ở chỗ cũ khi đọc: ổ đĩa bị ngắt, hoặc có người đang chuyển hồ sơ. "
            "Kiểm tra ổ đĩa rồi chạy lại; phần đã đọc vẫn được lưu."
        )
    if now == found.seen and seen != now:
        raise Refused(
            f"Máy {worker} không thấy cùng ổ đĩa với máy này: {found.place} ở đó không có hoặc khác. Không tính gì "
            f"từ máy đó. Gắn lại ổ mạng trên máy {worker} (hoặc đưa máy đó ra khỏi cụm), rồi chạy lại."
        )
    return replace(found, seen=now)


def _is_there(found: FoundDossier) -> bool:
    return os.path.lexists(found.path) and (found.packed or bool(_sizes(found.path) or _sizes(f"{found.path}/scores")))


def _worker() -> str:
    """Return what people call this worker: its address in a cluster, else the machine."""
    cluster = sys.modules.get("distributed")
    try:
        return str(cluster.get_worker().address) if cluster else platform.node()
    except ValueError:  # a cluster is known here, but this is none of its workers
        return platform.node()

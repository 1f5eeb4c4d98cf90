"""Unpacking a verified package: whole or not at all, and only what was verified."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import replace_patiently, temporary_beside
from cdsdossier.files.bagit import tagfiles
from cdsdossier.files.bagit.hash import Hashers, Meter, chunks
from cdsdossier.files.bagit.report import USUAL, Limits, Progress
from cdsdossier.files.bagit.sources import Source, Unfit
from cdsdossier.files.bagit.verify import verify
from cdsdossier.files.bagit.zip_source import opened


def unpack(source: Path, to: Path, *, limits: Limits = USUAL, progress: Progress | None = None) -> Path:
    """Verify the zip ``source`` and unpack it; return its folder, ``<to>/<name>``, whose ``data`` is the payload.

    Nothing is written but inside ``to``. Raises Refused where the package does not hold, or its folder is there.
    """
    if source.is_dir():
        raise Refused(f"{source} đã là thư mục, không cần giải nén. Bỏ --to rồi chạy lại.")
    report = verify(source, limits=limits, progress=progress)
    if not report.sound:
        raise Refused(f"Không giải nén {source.name}: {report.faults[0]}")
    return unpack_verified(source, to, report.digest, limits=limits, progress=progress)


def unpack_verified(
    source: Path,
    to: Path,
    digest: str,
    *,
    limits: Limits = USUAL,
    progress: Progress | None = None,
) -> Path:
    """Unpack the zip that was found sound, its manifest having this digest; what lands is compared with it again."""
    try:
        with opened(source, limits) as package:
            target = to / package.name
            if os.path.lexists(target):
                raise Refused(_taken(target, to))
            to.mkdir(parents=True, exist_ok=True)
            staging = temporary_beside(target)
            (staging / tagfiles.DATA).mkdir(parents=True)
            try:
                _extract(package, staging, digest, progress)
                _move(staging, target)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                raise
    except Unfit as why:
        raise Refused(f"Không giải nén {source.name}: {why}") from why
    except OSError as why:
        raise Refused(
            f"Không giải nén được vào {to}: {why.strerror or why}. Kiểm tra quyền, chỗ trống; chọn đường dẫn ngắn hơn."
        ) from why
    return target


def _taken(target: Path, to: Path) -> str:
    words = f"{target} đã có, không ghi gì. Trường gửi lại thì chọn thư mục khác, ví dụ --to {to}-lan-2"
    if (target / tagfiles.DATA / "review.yaml").is_file():
        return f"{words}; kết luận đã ghi thì chép sang ở đó bằng: cdsdossier review open --from {target}"
    return f"{words}."


def _extract(package: Source, staging: Path, digest: str, progress: Progress | None) -> None:
    meter = Meter(sum(package.sizes.values()), progress)
    with Hashers() as hashers:
        futures = {}
        for path in package.sizes:
            place = staging / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with package.open(path) as source, place.open("xb") as file:
                futures[path] = hashers.take(meter.through(chunks(source)), file.write)
    landed = {path: future.result() for path, future in futures.items()}
    promised = dict(_promised(staging, landed))
    if landed.get(tagfiles.MANIFEST) != digest or any(landed[path] != said for path, said in promised.items()):
        raise Unfit("tệp thay đổi trong lúc giải nén. Chép gói về máy này rồi chạy lại.")


def _promised(staging: Path, landed: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the unpacked manifests say of what was unpacked."""
    for paper in (tagfiles.MANIFEST, tagfiles.TAGS):
        said, _ = tagfiles.read_manifest((staging / paper).read_bytes(), landed)
        yield from ((path, digest) for path, digest in said.items() if path in landed)


def _move(staging: Path, target: Path) -> None:
    """Give the finished folder its name; refuse where somebody else has taken it meanwhile."""
    with suppress(FileNotFoundError):
        target.lstat()
        raise Refused(f"{target} đã có. Chọn thư mục khác sau --to.")
    replace_patiently(staging, target)

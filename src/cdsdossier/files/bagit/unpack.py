"""Unpacking a verified package: whole or not at all, and only what was verified."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.atomic import make_temporary_path, replace_patiently
from cdsdossier.files.bagit import BAGIT_FILE, FETCH_FILE, INFO_FILE, PAYLOAD_FOLDER, RECEIVER_FILE
from cdsdossier.files.bagit.compare import find_respelt_paths
from cdsdossier.files.bagit.hash import ByteCounter, Hashers, iter_chunks
from cdsdossier.files.bagit.promises import find_bag_lists, find_identity_file, read_bag_promises
from cdsdossier.files.bagit.report import DEFAULT_LIMITS, BagLimits, BagReport, ByteProgress
from cdsdossier.files.bagit.sources import BagSource, UnreadableBag
from cdsdossier.files.bagit.verify import open_verified_zip
from cdsdossier.files.bagit.zip_source import open_zip_source


def unpack_bag(
    source: Path, to: Path, *, limits: BagLimits = DEFAULT_LIMITS, progress: ByteProgress | None = None
) -> Path:
    """Verify the zip ``source`` and unpack it; return its folder, ``<to>/<name>``, whose ``data`` is the payload.

    Nothing is written but inside ``to``. Raises Refused where the package does not hold, or its folder is there.
    """
    if source.is_dir():
        raise Refused(f"{source} đã là thư mục, không cần giải nén. Bỏ --to rồi chạy lại.")
    report, folder = unpack_sound_bag(source, to, limits=limits, progress=progress)
    if folder is None:
        raise Refused(f"Không giải nén {source.name}: {report.faults[0]}")
    return folder


def unpack_sound_bag(
    source: Path, to: Path, *, limits: BagLimits = DEFAULT_LIMITS, progress: ByteProgress | None = None
) -> tuple[BagReport, Path | None]:
    """Verify the zip ``source`` and unpack it while it is open; return what was found, and its folder.

    None where it does not hold. Raises WrongUsage where it is not there, Refused where it cannot be unpacked.
    """
    with open_verified_zip(source, limits, progress) as (report, package):
        if not report.sound or package is None:
            return report, None
        with _told_as_refused(source, to):
            return report, _unpack(package, to, report.digest, package.name, progress)


def unpack_verified_bag(  # noqa: PLR0913 - what, where, and how
    source: Path,
    to: Path,
    digest: str,
    *,
    name: str = "",
    limits: BagLimits = DEFAULT_LIMITS,
    progress: ByteProgress | None = None,
) -> Path:
    """Unpack the zip that was found sound, its manifest having this digest; what lands is compared with it again.

    The folder is called ``name``; without one, as the package calls itself.
    """
    with _told_as_refused(source, to), open_zip_source(source, limits) as package:
        return _unpack(package, to, digest, name or package.name, progress)


@contextmanager
def _told_as_refused(source: Path, to: Path) -> Iterator[None]:
    try:
        yield
    except UnreadableBag as why:
        raise Refused(f"Không giải nén {source.name}: {why}") from why
    except OSError as why:
        raise Refused(
            f"Không giải nén được vào {to}: {why.strerror or why}. Kiểm tra quyền, chỗ trống; chọn đường dẫn ngắn hơn."
        ) from why


def _unpack(package: BagSource, to: Path, digest: str, name: str, progress: ByteProgress | None) -> Path:
    target = to / name
    if os.path.lexists(target):
        raise Refused(_taken(target, to))
    to.mkdir(parents=True, exist_ok=True)
    staging = make_temporary_path(target)
    (staging / PAYLOAD_FOLDER).mkdir(parents=True)
    try:
        _extract(package, staging, digest, progress)
        _move(staging, target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return target


def _taken(target: Path, to: Path) -> str:
    words = f"{target} đã có, không ghi gì. Trường gửi lại thì chọn thư mục khác, ví dụ --to {to}-lan-2"
    if (target / RECEIVER_FILE).is_file():
        return f"{words}; kết luận đã ghi thì chép sang ở đó bằng: cdsdossier review open --from {target}"
    return f"{words}."


def _extract(package: BagSource, staging: Path, digest: str, progress: ByteProgress | None) -> None:
    """Unpack what the manifests name, each under the name that they give it; what a program has added stays behind."""
    promised = _read_promises(package)
    places = _find_places(package, promised)
    meter = ByteCounter(sum(package.sizes[path] for path in places), progress)
    codes = {code for digests in promised.values() for code in digests}
    for folder in {name.rpartition("/")[0] for name in places.values()}:
        (staging / folder).mkdir(parents=True, exist_ok=True)
    with Hashers({"sha256", *codes}) as hashers:
        futures = {}
        for path, name in places.items():
            with package.open(path) as source, (staging / name).open("xb") as file:
                futures[name] = hashers.take(meter.through(iter_chunks(source)), file.write)
    landed = {name: future.result() for name, future in futures.items()}
    identity = landed.get(find_identity_file(landed), {}).get("sha256")
    if identity != digest or any(not landed.get(name, {}).items() >= said.items() for name, said in promised.items()):
        raise UnreadableBag("tệp thay đổi trong lúc giải nén. Chép gói về máy này rồi chạy lại.")


def _read_promises(package: BagSource) -> dict[str, dict[str, str]]:
    """Return path → digests of everything that the manifests name."""
    papers = {}
    for paper in (BAGIT_FILE, *find_bag_lists(package.sizes)):
        with package.open(paper) as file:
            papers[paper] = b"".join(iter_chunks(file))
    read, promised = read_bag_promises(papers, package.sizes), dict[str, dict[str, str]]()
    for code, listed in (*read.payload.items(), *read.papers.items()):
        for path, digest in listed.items():
            promised.setdefault(path, {})[code] = digest
    return promised


def _find_places(package: BagSource, promised: Mapping[str, object]) -> dict[str, str]:
    """Return path in the zip → the path below the package's folder, of all that is to be unpacked."""
    papers = {BAGIT_FILE, INFO_FILE, FETCH_FILE, *find_bag_lists(package.sizes)}
    named = {path: path for path in package.sizes if path in promised or path in papers}
    respelt = find_respelt_paths(promised.keys() - named.keys(), package.sizes.keys() - named.keys())
    return named | {there: name for name, there in respelt.items()}


def _move(staging: Path, target: Path) -> None:
    """Give the finished folder its name; refuse where it has been taken meanwhile."""
    with suppress(FileNotFoundError):
        target.lstat()
        raise Refused(f"{target} đã có. Chọn thư mục khác sau --to.")
    replace_patiently(staging, target)

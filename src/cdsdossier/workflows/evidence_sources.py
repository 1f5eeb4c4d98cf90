"""What is named to become evidence: files, all files of a folder, addresses of web pages; under names that travel."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.changes import read_if_present
from cdsdossier.model.dossier.file_names import is_evidence_name
from cdsdossier.text.normalize import compose, strip_marks
from cdsdossier.text.urls import find_url_fault
from cdsdossier.workflows.package.left_out import find_left_out_kind

_ADDRESS = re.compile(r"https?:", re.IGNORECASE)
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
_LONGEST = 80  # characters of a name, so that the whole path stays short
#: Pieces of evidence that may be added at once: more could not be looked through before they are written.
_MOST = 200


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """One file, or one address."""

    path: Path | None = None
    url: str = ""
    #: Whether the file was found in a folder that was named, rather than named itself.
    found: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceSources:
    """What was named, in its order, and what of it is passed over, each with its reason."""

    pieces: tuple[EvidenceSource, ...]
    passed_over: tuple[str, ...] = ()


def is_web_address(name: str) -> bool:
    """Return whether a word is meant as the address of a web page."""
    return _ADDRESS.match(name.strip()) is not None


def read_evidence_sources(names: Sequence[str], dossier: Path) -> EvidenceSources:
    """Return what the names stand for. Raises WrongUsage where one of them is nothing, or cannot be evidence."""
    pieces, passed = list[EvidenceSource](), list[str]()
    seen = set[Path | str]()
    for name in names:
        found, left = _read_one(name, dossier)
        passed += left
        for piece in found:
            place = piece.url or (piece.path.resolve() if piece.path else "")
            if place in seen:
                passed.append(f"{name} (nêu hai lần)")
            else:
                pieces.append(piece)
            seen.add(place)
    if len(pieces) > _MOST:
        raise WrongUsage(f"Có {len(pieces)} tệp; mỗi lần thêm nhiều nhất {_MOST}. Chia ra thêm nhiều lần.")
    return EvidenceSources(tuple(pieces), tuple(passed))


def _read_one(name: str, dossier: Path) -> tuple[list[EvidenceSource], list[str]]:
    if is_web_address(name):
        url = name.strip()
        if fault := find_url_fault(url):
            raise WrongUsage(f"Địa chỉ {url} {fault}, nơi nhận không mở được.")
        return [EvidenceSource(url=url)], []
    path = Path(name)
    if path.is_dir():
        return _read_folder(path, dossier)
    if not path.is_file():
        hint = " Địa chỉ trang web thì viết đủ, bắt đầu bằng https://" if name.lower().startswith("www.") else ""
        raise WrongUsage(f"Không có tệp {name}.{hint}")
    if not _can_be_evidence(path, dossier):
        raise WrongUsage(f"{path.name} là tệp tạm, tệp ẩn hoặc lối tắt, không làm minh chứng được.")
    return [EvidenceSource(path)], []


def _read_folder(folder: Path, dossier: Path) -> tuple[list[EvidenceSource], list[str]]:
    if dossier.resolve().is_relative_to(folder.resolve()):
        raise WrongUsage(f"Không có tệp minh chứng: {folder} là chính thư mục hồ sơ, hoặc thư mục chứa nó.")
    pieces, passed = list[EvidenceSource](), list[str]()
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=attrgetter("name")):
                if why := _why_passed_over(entry, dossier):
                    passed.append(f"{entry.name} ({why})")
                else:
                    pieces.append(EvidenceSource(folder / entry.name, found=True))
    except OSError as error:
        raise WrongUsage(f"Không vào được thư mục {folder}: {error.strerror or error}.") from error
    if not pieces:
        raise WrongUsage(f"Thư mục {folder} không có tệp nào làm minh chứng được.")
    return pieces, passed


def _why_passed_over(entry: os.DirEntry[str], dossier: Path) -> str:
    if kind := find_left_out_kind(entry):
        return kind.value
    if entry.is_dir():
        return "thư mục con"
    if not entry.is_file():
        return "không phải tệp"
    return "" if _can_be_evidence(Path(entry.path), dossier) else "tệp tạm, tệp hướng dẫn"


def _can_be_evidence(path: Path, dossier: Path) -> bool:
    inside = find_evidence_place(path, dossier / "evidence") is not None
    return is_evidence_name(path.name) or (not inside and can_become_evidence(path.name))


def can_become_evidence(name: str) -> bool:
    """Return whether a file from elsewhere may come in; a guidance of somebody else's is a file like any other."""
    return is_evidence_name(name) or name.lower() == "huong-dan.txt"


def find_evidence_place(source: Path, home: Path) -> Path | None:
    """Return the path of a file below the evidence folder; None where it is elsewhere."""
    here, top = source.resolve(), home.resolve()
    return home / here.relative_to(top) if here.is_relative_to(top) else None


def read_score_file(folder: Path, file: str) -> bytes:
    """Return a score file that is to be changed. Raises Refused where it cannot be read."""
    there = read_if_present(folder, file)
    if there is None:
        raise Refused(f"Không đọc được {file}: {os.strerror(errno.ENOENT)}. Chưa ghi gì.")
    return there


def portable_name(name: str) -> str:
    """Return a file name in plain lower-case ASCII that Windows, macOS and Linux all take."""
    stem, dot, extension = name.rpartition(".")
    if not stem:
        stem, dot, extension = name, "", ""
    stem = _ascii(stem)[:_LONGEST].strip("-.") or "tep"
    if _DEVICE.fullmatch(stem.partition(".")[0]):
        stem = f"tep-{stem}"
    extension = _ascii(extension).strip("-.")
    made = f"{stem}.{extension}" if dot and extension else stem
    tries = (made, f"tep-{made}", f"tep-{made.replace('.', '-')}")  # the last one for the ending of a half download
    return next(name for name in tries if is_evidence_name(name))


def _ascii(text: str) -> str:
    bare = strip_marks(compose(text.lower(), "NFKC"))
    return re.sub(r"-?\.[-.]*|-?_[-_]*", lambda found: found.group().strip("-")[:1], re.sub(r"[^a-z0-9._]+", "-", bare))

"""The documents that the page offers: those listed under ``publish`` in ``dossier.yaml``, and nothing else."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.documents.output import manifest
from cdsdossier.errors import Refused
from cdsdossier.files.probe.signatures import KINDS, detect_file_kind
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file
from cdsdossier.judging.rules.evidence_name_personal import find_personal_data
from cdsdossier.model.dossier import is_outside_path, normalize_path
from cdsdossier.text.normalize import ascii_words, compose
from cdsdossier.text.numbers import format_number

if TYPE_CHECKING:
    from cdsdossier.model.dossier import Dossier
    from cdsdossier.model.dossier.head import Download as Listed

#: Folders of the dossier that a document may come from.
_FROM = ("output", "evidence")
#: What everybody can open, and what a web server hands over without running it; by ending, as people call it.
_KINDS = {
    ".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".odt": "văn bản", ".xlsx": "Excel", ".xls": "Excel",
    ".ods": "bảng", ".pptx": "PowerPoint", ".png": "ảnh", ".jpg": "ảnh", ".jpeg": "ảnh",
}  # fmt: skip
#: What none of them is inside, whatever it is called.
_NEVER = ("html", "text", "exe")
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
_LONGEST = 60
_MEGABYTE = 1_000_000
_ABSENT, _EMPTY = "không có tệp này; kiểm tra tên tệp, hoặc tạo bằng cdsdossier render", "tệp trống"


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """A document beside the page."""

    title: str
    #: Plain ASCII, made of the title: the file's own name may reveal more than was meant for the public.
    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """Return what people call such a file: ``PDF``."""
        return _KINDS[Path(self.name).suffix]

    @property
    def size(self) -> str:
        """Return how big it is: ``120 KB``, ``3,4 MB``."""
        bytes_ = Decimal(len(self.content))
        if bytes_ < _MEGABYTE:
            return f"{max(1, round(bytes_ / 1000))} KB"
        return f"{format_number((bytes_ / _MEGABYTE).quantize(Decimal('0.1')))} MB"


def load_public_documents(dossier: Dossier) -> tuple[PublicDocument, ...]:
    """Return the listed documents with their content; raise Refused, with all of them, where some cannot be offered."""
    made: list[PublicDocument] = []
    faults: list[str] = []
    taken: set[str] = set()
    for listed in dossier.head.publish:
        path = normalize_path(listed.file)
        fault = _unfit(listed, path)
        place = None if fault else _place(dossier.folder, path)
        content = b"" if place is None else _content(place)
        fault = fault or (_untrue(content) if content else _EMPTY if place else _ABSENT)
        if fault:
            faults.append(f"- {listed.file or '(chưa ghi file)'}: {fault}")
            continue
        name = _free(_slug(listed.title), Path(path).suffix.lower(), taken)
        taken.add(name)
        made.append(PublicDocument(listed.title, name, content))
    if faults:
        raise Refused("Chưa ghi tệp nào. Sửa mục publish trong dossier.yaml:", *faults)
    return tuple(made)


def list_document_remarks(dossier: Dossier) -> tuple[str, ...]:
    """Return a sentence for each listed document that names a person in title or file name, or is only a draft."""
    names = list(_names(dossier))
    year = int((dossier.head.school_year or "0")[:4])
    rendered = manifest.read_output_manifest(dossier.folder / "output")
    told = []
    for listed in dossier.head.publish:
        folder, _, file = normalize_path(listed.file).partition("/")
        if folder == "output" and file in rendered and not rendered[file].final:
            told.append(f"Chú ý: {listed.file} là bản dự thảo. Nên công bố bản đã ký (PDF trong evidence/van-ban).")
        for words in (listed.title, normalize_path(listed.file).rpartition("/")[2]):
            person = any(f" {name} " in f" {_words(words)} " for name in names)
            if what := find_personal_data(words, year) or ("tên người" if person else ""):
                told.append(f"Chú ý: “{words}” có {what}; trang công bố ai cũng đọc được. Hãy đổi tên theo nội dung.")
    return tuple(dict.fromkeys(told))


def _content(place: Path) -> bytes:
    try:
        return read_whole_file(place, MOST_OF_A_PAPER)
    except OSError as error:
        raise Refused(f"Không đọc được {place.name}: {error.strerror or error}. Chưa ghi tệp nào.") from error


def _unfit(listed: Listed, path: str) -> str:
    """Return why a document may not be offered, as far as its words show; empty where it may."""
    if not path:
        return "thiếu file"
    if not listed.title:
        return "thiếu title (tên văn bản như sẽ hiện trên trang)"
    if is_outside_path(path) or path.partition("/")[0] not in _FROM:
        return "chỉ công bố được tệp trong output/ hoặc evidence/ của hồ sơ"
    if Path(path).suffix.lower() not in _KINDS:
        return f"loại tệp này không công bố được; dùng một trong: {', '.join(kind[1:] for kind in _KINDS)}"
    return ""


def _untrue(content: bytes) -> str:
    """Return why content may not be handed to everybody, whatever its name promises; empty where it may."""
    kind = detect_file_kind(content[:4096])
    return f"bên trong là {KINDS[kind]}, không đúng với đuôi tệp" if kind in _NEVER else ""


def _place(root: Path, path: str) -> Path | None:
    """Return the path of a document, however the disk writes its accents; None where it is no file of the dossier."""
    place = root
    for part in path.split("/"):
        there = place / part
        if not there.exists() and place.is_dir():
            alike = (child for child in place.iterdir() if compose(child.name) == part)
            there = next(alike, there)
        place = there
    own = [root.resolve() / folder for folder in _FROM]
    return place if place.is_file() and any(map(place.resolve().is_relative_to, own)) else None


def _free(name: str, ending: str, taken: set[str]) -> str:
    tried = (f"{name}{f'-{count}' if count > 1 else ''}{ending}" for count in range(1, len(taken) + 3))
    return next(one for one in tried if one not in taken)


def _slug(title: str) -> str:
    slug = textwrap.shorten(_words(title), _LONGEST, placeholder="") or _words(title)[:_LONGEST]
    slug = slug.replace(" ", "-")
    return f"van-ban-{slug}".rstrip("-") if not slug or _DEVICE.fullmatch(slug) else slug


def _words(text: str) -> str:
    """Return the words of a text without accents and marks, between single spaces: ``n v a``."""
    return " ".join(ascii_words(text.lower()))


def _names(dossier: Dossier) -> Iterator[str]:
    """Yield the names of persons that the dossier knows; a single word is too common to identify one."""
    head, review = dossier.head, dossier.review
    people = [head.school.head, *head.council, *((review.body.head, *review.team) if review else ())]
    for person in people:
        name = _words(person.name or "") if person else ""
        if " " in name:
            yield name

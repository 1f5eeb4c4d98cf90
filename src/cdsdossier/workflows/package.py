"""A whole dossier as a package: what goes in, what stays out, and what the package says of itself."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cdsdossier import __version__
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.staleness import list_official_without_file
from cdsdossier.errors import Refused
from cdsdossier.files import resources
from cdsdossier.files.bagit.portable_names import escape_path
from cdsdossier.files.bagit.write import PayloadFile
from cdsdossier.files.junction import is_junction
from cdsdossier.findings import Severity
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.scoring import GroupScore, Judgement, ScoreSheet
from cdsdossier.model import package_labels as labels
from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.evidence import is_temporary
from cdsdossier.model.indicatorset import FROZEN_SET_FILE
from cdsdossier.text import numbers
from cdsdossier.text.normalize import ascii_words
from cdsdossier.text.shell import folder_argument

#: What an office adds to a dossier. A school that corrects and sends again leaves it out: a new review is opened.
OFFICE_FILE, OFFICE_FOLDER = "review.yaml", "review-output/"
#: States of a review that has come to a result: it belongs to the dossier from then on.
_SETTLED = ("chap-nhan", "cong-nhan")
#: The rule whose files are named before a package leaves the school.
PERSONAL = "evidence-name-personal"
#: The rule whose files are named in the package.
EDITED = "document-edited"

#: Folders of programs, never a school's own work.
_FOLDERS = frozenset({".git", ".schema", ".vscode"})
_OURS = re.compile(r"\.cds-.*\.tmp", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """What is to be packed."""

    #: The name of the package and of its top folder: plain ASCII.
    name: str
    payload: tuple[PayloadFile, ...]
    #: What stays out, relative to the dossier; a folder ends with a slash.
    left_out: tuple[str, ...]
    #: What stays out because it is the office's, of a round that has not come to a result.
    of_office: tuple[str, ...]
    #: What ``bag-info.txt`` says.
    info: tuple[tuple[str, str], ...]


def plan_package(assessment: Assessment, *, draft: bool = False) -> PackagePlan:
    """Return what a dossier's package holds.

    Raises Refused where errors stand that no waiver covers or official versions have no file (unless it is a
    ``draft``), and where something in the folder cannot travel: a link that leads out, something that is no file.
    """
    settled = assessment.dossier.review is not None and assessment.dossier.review.state in _SETTLED
    office = () if settled else (OFFICE_FILE, OFFICE_FOLDER)
    errors = sum(not one.file.startswith(office) for one in assessment.standing(Severity.ERROR))
    if errors and not draft:
        raise Refused(
            f"Hồ sơ còn {errors} lỗi nên chưa đóng gói; vẫn muốn gửi bản nháp thì thêm --draft. "
            f"Xem từng lỗi: cdsdossier check{folder_argument(assessment.dossier.folder)}"
        )
    if not draft:
        _refuse_missing_finals(assessment)
    walk = _Walk(assessment.dossier.folder, office)
    walk.run()
    info = tuple(_info(assessment, draft=draft))
    return PackagePlan(
        build_package_name(assessment),
        tuple(walk.payload),
        tuple(sorted(walk.left_out, key=lambda path: (not path.endswith("/"), path))),
        tuple(sorted(walk.of_office)),
        info,
    )


def _refuse_missing_finals(assessment: Assessment) -> None:
    """Raise Refused where an official version of the register has neither its file nor a signed copy."""
    dossier = assessment.dossier
    lost = [
        entry
        for entry in list_official_without_file(dossier, OutputFolders.of(dossier.folder))
        if entry.issuer == "school" and not _has_signed_copy(dossier, entry.id)
    ]
    if lost:
        ids, files = " ".join(entry.id for entry in lost), ", ".join(entry.file for entry in lost)
        raise Refused(
            f"Chưa đóng gói: sổ văn bản ghi bản chính thức mà không còn tệp: {files}. "
            f"Tạo lại: cdsdossier render{folder_argument(dossier.folder)} {ids} --final. Đã có bản ký thì chép vào "
            "evidence/van-ban, ghi tên sau file: ở mục của văn bản. Vẫn muốn gửi bản nháp thì thêm --draft."
        )


def _has_signed_copy(dossier: Dossier, document: str) -> bool:
    signed = dossier.head.documents[document].file
    return bool(signed) and dossier.evidence.at(signed or "") is not None


def build_package_name(assessment: Assessment) -> str:
    """Return ``ho-so-<code>-<year>`` in plain ASCII, without what has not been filled in."""
    head = assessment.dossier.head
    return join_ascii_name("ho-so", head.school.code, head.school_year)


def join_ascii_name(*parts: str | None) -> str:
    """Return what a package of these is called: plain ASCII, without the parts that have not been filled in."""
    return "-".join(name for part in parts if (name := "-".join(ascii_words(part or ""))[:60].strip("-")))


def find_personal_names(assessment: Assessment) -> tuple[str, ...]:
    """Return the files whose names reveal personal data."""
    return tuple(finding.file for finding in assessment.findings if finding.rule == PERSONAL)


def find_edited_finals(assessment: Assessment) -> tuple[str, ...]:
    """Return the official documents that were changed by hand after they had been made, whatever is waived."""
    found = (one for one in assessment.findings if one.rule == EDITED and one.severity is Severity.WARNING)
    return tuple(one.file for one in found)


def format_level_lines(sheet: ScoreSheet) -> tuple[str, ...]:
    """Return what scores come to, a line for each group, or for the whole: ``1: 59/100, mức 2``."""
    groups = tuple(f"{group.id}: {_reached(group)}" for group in sheet.groups)
    return (*groups, _reached(sheet.whole)) if sheet.whole else groups


def find_differing_levels(assessment: Assessment, info: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each (claimed, computed) line where a package says another result than its dossier comes to."""
    claimed = [part.strip() for part in info.get(labels.LEVEL, "").split(";") if part.strip()]
    if not claimed:
        return ()
    computed = list(format_level_lines(assessment.scores))
    pairs = {_about(part): part for part in computed}
    told = [(part, pairs.get(_about(part), "")) for part in claimed]
    lacking = [("", part) for part in computed if _about(part) not in {_about(one) for one in claimed}]
    return tuple(pair for pair in (*told, *lacking) if pair[0] != pair[1])


def _about(part: str) -> str:
    """Return which group a line is about; empty for the whole."""
    return part.partition(": ")[0] if ": " in part else ""


def _reached(judged: GroupScore | Judgement) -> str:
    reached = f"mức {judged.level.level}" if judged.level else "chưa xếp mức"
    return f"{numbers.format_number(judged.points)}/{numbers.format_number(judged.maximum)}, {reached}"


def _info(assessment: Assessment, *, draft: bool) -> Iterator[tuple[str, str]]:
    """Yield what a package says of itself; no date, so that the same dossier gives the same package."""
    head, rules = assessment.dossier.head, assessment.indicator_set
    said = {
        labels.KIND: labels.DOSSIER,
        labels.DRAFT: labels.YES if draft else "",
        "Source-Organization": head.school.name or "",
        "External-Identifier": "-".join(part for part in (head.school.code, head.school_year) if part),
        "External-Description": "Hồ sơ tự đánh giá mức độ chuyển đổi số",
        labels.CODE: head.school.code or "",
        labels.SCHOOL_KIND: head.school.kind or "",
        labels.YEAR: head.school_year or "",
        labels.SET: rules.id,
        labels.SET_DIGEST: _set_digest(assessment),
    }
    yield from ((label, value) for label, value in said.items() if value)
    yield from ((labels.LEVEL, line) for line in format_level_lines(assessment.scores))
    yield from ((labels.EDITED, file) for file in find_edited_finals(assessment))
    yield "Bag-Software-Agent", f"cdsdossier {__version__}"


def _set_digest(assessment: Assessment) -> str:
    """Return the sha256 of the set's file: the frozen copy, or the shipped one where none lies there."""
    frozen = assessment.dossier.folder / FROZEN_SET_FILE
    path = frozen if frozen.is_file() else resources.indicator_sets_folder() / f"{assessment.indicator_set.id}.yaml"
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@dataclass(slots=True)
class _Walk:
    """One pass over a dossier: every file as it lies, but for what programs left behind."""

    root: Path
    #: What at the top is not the school's to send.
    office: tuple[str, ...] = ()
    payload: list[PayloadFile] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    of_office: list[str] = field(default_factory=list)

    def run(self) -> None:
        below = [""]
        while below:
            folder = below.pop()
            try:
                with os.scandir(self.root / folder) as entries:
                    below += [path for entry in entries if (path := self._meet(entry, folder))]
            except OSError as error:
                raise Refused(
                    f"Không vào được thư mục {escape_path(folder) or self.root}: {error.strerror or error}. "
                    "Kiểm tra quyền."
                ) from error

    def _meet(self, entry: os.DirEntry[str], folder: str) -> str:
        """Take a file, or leave it out; return the path of a folder to be looked into."""
        path, low = f"{folder}/{entry.name}" if folder else entry.name, entry.name.lower()
        if path in self.office or f"{path}/" in self.office:
            self.of_office.append(path)
            return ""
        if entry.is_symlink() or is_junction(entry):
            self._check_link(entry, path)
        elif entry.is_dir(follow_symlinks=False):
            if low not in _FOLDERS and not _OURS.fullmatch(low):
                return path
            self.left_out.append(f"{path}/")
            return ""
        if is_temporary(low) or _OURS.fullmatch(low):
            self.left_out.append(path)
        elif entry.is_file():
            self.payload.append(PayloadFile(path, self.root / path))
        else:
            raise Refused(
                f"“{escape_path(path)}” không phải tệp, không đóng gói được. Chuyển ra khỏi hồ sơ rồi chạy lại."
            )
        return ""

    def _check_link(self, entry: os.DirEntry[str], path: str) -> None:
        """Refuse a link to anything but a file of this dossier: what it leads to would not come along."""
        try:
            target = Path(entry.path).resolve(strict=True)
            inside = target.is_relative_to(self.root.resolve()) and target.is_file()
        except (OSError, RuntimeError):  # a link that leads to nothing, or to itself
            inside = False
        if not inside:
            raise Refused(
                f"“{escape_path(path)}” là lối tắt dẫn ra ngoài hồ sơ hoặc không tới tệp nào. Thay bằng chính tệp đó."
            )

"""A whole dossier as a package: what goes in, what stays out, and what the package says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.documents.catalogue import DocumentEntry
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.manifest import read_manifest_entries
from cdsdossier.documents.output.staleness import list_official_without_file
from cdsdossier.documents.output.states import FILE_ENDINGS
from cdsdossier.errors import Refused
from cdsdossier.files.bagit.payload import PayloadFile
from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.honest_results import find_faults
from cdsdossier.model.dossier import Dossier
from cdsdossier.text.normalize import ascii_words
from cdsdossier.text.shell import folder_argument
from cdsdossier.workflows.package.bag_info import build_bag_info
from cdsdossier.workflows.package.left_out import LeftOut
from cdsdossier.workflows.package.payload import collect_payload

#: What an office adds to a dossier. A school that corrects and sends again leaves it out: a new review is opened.
OFFICE_FILE, OFFICE_FOLDER = "review.yaml", "review-output/"
#: States of a review that has come to a result: it belongs to the dossier from then on.
_SETTLED = ("chap-nhan", "cong-nhan")
#: The rule whose files are named before a package leaves the school.
PERSONAL = "evidence-name-personal"


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """What is to be packed."""

    #: The name of the package, without what tells its round: plain ASCII.
    name: str
    payload: tuple[PayloadFile, ...]
    #: What stays out, relative to the dossier.
    left_out: tuple[LeftOut, ...]
    #: What stays out because it is the office's, of a round that has not come to a result.
    of_office: tuple[str, ...]
    #: What ``bag-info.txt`` says, but for revision and day.
    info: tuple[tuple[str, str], ...]
    draft: bool = False


def plan_package(assessment: Assessment, *, draft: bool = False) -> PackagePlan:
    """Return what a dossier's package holds.

    Raises Refused where faults stand that no waiver covers (an honest result is none) or official versions have no
    file, unless it is a ``draft``; and where something that the dossier needs cannot travel.
    """
    settled = assessment.dossier.review is not None and assessment.dossier.review.state in _SETTLED
    office = () if settled else (OFFICE_FILE, OFFICE_FOLDER)
    errors = sum(not one.file.startswith(office) for one in find_faults(assessment))
    if errors and not draft:
        raise Refused(
            f"Hồ sơ còn {errors} lỗi nên chưa đóng gói; vẫn muốn gửi bản nháp thì thêm --draft. "
            f"Xem từng lỗi: cdsdossier check{folder_argument(assessment.dossier.folder)}"
        )
    if not draft:
        _refuse_missing_finals(assessment)
    found = collect_payload(assessment.dossier, office, draft=draft)
    info = tuple(build_bag_info(assessment, draft=draft))
    name = build_package_name(assessment)
    return PackagePlan(name, found.files, found.left_out, found.of_office, info, draft)


def _refuse_missing_finals(assessment: Assessment) -> None:
    """Raise Refused where an official version of the register has neither its file nor a signed copy."""
    dossier, folders = assessment.dossier, OutputFolders.of(assessment.dossier.folder)
    lost = [
        entry
        for entry in list_official_without_file(dossier, folders)
        if entry.issuer == "school" and not _has_signed_copy(dossier, entry.id) and not _has_file(folders, entry)
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


def _has_file(folders: OutputFolders, entry: DocumentEntry) -> bool:
    """Return whether a file of the document is there that the list of rendered files does not know, as after a move."""
    known = read_manifest_entries(folders)
    return any((path := folders.file(entry, form)).is_file() and path not in known for form in FILE_ENDINGS)


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

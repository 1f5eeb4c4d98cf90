"""The documents of the year: how each stands, its number and day, what its meeting was, its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.states import FILE_ENDINGS, DocumentStage, DocumentState, list_document_states
from cdsdossier.errors import CdsError
from cdsdossier.model.dossier import HEAD, REVIEW
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.views.paper_obstacles import Obstacle, iter_final_obstacles, list_data_obstacles
from cdsdossier.views.status.documents import STAGE_WORDS
from cdsdossier.web.boxes import Box
from cdsdossier.web.context import NoSuchPage, PageContext, PageKind
from cdsdossier.workflows.add_signed_copy import FOLDER

_TIMES = {
    "starts": ("Giờ bắt đầu", "Ví dụ 14:00"),
    "ends": ("Giờ kết thúc", "Ví dụ 16:30"),
    "place": ("Nơi họp", ""),
}
_VOTES = {
    "present": ("Số có mặt", ""),
    "absent": ("Người vắng mặt", "Mỗi người một dòng; đủ cả thì bỏ trống"),
    "for": ("Số tán thành", ""),
    "against": ("Số không tán thành", ""),
    "abstain": ("Số không có ý kiến", ""),
}
_SAID = {
    "discussion": ("Ý kiến thảo luận", "Mỗi ý một dòng"),
    "copies": ("Số bản của biên bản", ""),
}
_SIGNER = {
    "signer/name": ("Người ký văn bản này", "Bỏ trống là người đứng đầu ký"),
    "signer/title": ("Chức vụ người ký", "Ghi khi người ký khác người đứng đầu"),
}
#: Document → what else of the register it prints.
_MORE: dict[str, dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("ke-hoach", "quyet-dinh-cong-nhan", "bao-cao", "to-trinh"), _SIGNER),
    "quyet-dinh-hoi-dong": {
        "proposer": ("Nơi đề nghị", "In sau chữ Theo đề nghị của; không có thì bỏ trống"),
        **_SIGNER,
    },
    "bien-ban-tu-danh-gia": {**_TIMES, **_VOTES, **_SAID},
    "thong-bao-ket-qua": {"posted_until": ("Niêm yết đến ngày", ""), **_SIGNER},
    "bien-ban-danh-gia-ngoai": {
        **_TIMES,
        **_SAID,
        "signer/name": ("Người đại diện nhà trường ký", ""),
        "signer/title": _SIGNER["signer/title"],
    },
    **dict.fromkeys(("quyet-dinh-cong-nhan-ket-qua", "giay-chung-nhan", "phieu-tra-ho-so"), _SIGNER),
}
#: What a draft does not replace unless somebody says so, as people call it.
_HELD = {
    DocumentStage.EDITED: "tệp đã sửa bằng tay",
    DocumentStage.FINAL: "bản chính thức",
    DocumentStage.STALE_FINAL: "bản chính thức",
}


def _build(page: PageContext) -> dict[str, Any]:
    folders = OutputFolders.of(page.assessment.dossier.folder)
    states = list_document_states(page.assessment, folders)
    if not page.part:
        return {"papers": [_paper(page, one, folders) for one in states], "one": None}
    found = next((one for one in states if one.entry.id == page.part), None)
    if found is None:
        raise NoSuchPage("Không có văn bản này.")
    return {
        "one": _paper(page, found, folders),
        "boxes": list(_boxes(page, found)),
        "held": _HELD.get(found.stage, ""),
        "obstacles": _obstacles(page, found.entry.id),
        "title": found.name,
    }


def _obstacles(page: PageContext, document: str) -> list[Obstacle]:
    """Return what keeps the document from becoming official."""
    try:
        with page.site.lock:  # one document at a time: which facts a template uses is noted while it is filled
            return list(iter_final_obstacles(page.assessment, document))
    except CdsError as error:
        return [Obstacle(format_page_refusal(str(error)), "")]


def _paper(page: PageContext, state: DocumentState, folders: OutputFolders) -> dict[str, Any]:
    files = [ending for ending in FILE_ENDINGS if folders.file(state.entry, ending).is_file()]
    return {
        "id": state.entry.id,
        "name": state.name,
        "state": STAGE_WORDS[state.stage][0],
        "number": state.number,
        "day": state.day,
        "lacking": list_data_obstacles(page.assessment, state.entry.id),
        "files": files,
        "boxes": list(_common_boxes(page, state)),
        "own": state.entry.issuer == "school",
    }


def _address(state: DocumentState) -> str:
    return f"{HEAD if state.entry.issuer == 'school' else REVIEW}:documents/{state.entry.id}"


def _common_boxes(page: PageContext, state: DocumentState) -> Iterator[Box]:
    """Yield the boxes that every document has."""
    at = _address(state)
    if state.entry.notation:
        yield page.box(f"{at}/number", label="Số", help="Chỉ ghi chữ số; chương trình tự điền ký hiệu")
    yield page.box(f"{at}/date", label="Ngày ban hành")


def _boxes(page: PageContext, state: DocumentState) -> Iterator[Box]:
    at = _address(state)
    yield from _common_boxes(page, state)
    for key, (label, told) in _MORE.get(state.entry.id, {}).items():
        yield page.box(f"{at}/{key}", label=label, help=told)
    if state.entry.issuer == "school":
        there = [(one.path, one.path.partition("/")[2]) for one in page.assessment.dossier.evidence.in_folder(FOLDER)]
        yield page.box(
            f"{at}/file",
            label="Bản đã ký",
            choices=there,
            help="Chọn tệp đã có, hoặc đưa tệp lên ở dưới" if there else "Đưa tệp lên ở dưới",
        )


PAGES = {
    "van-ban": PageKind("Văn bản", "van-ban", _build, about=(f"{HEAD}:documents", f"{REVIEW}:documents"), parts=True)
}

"""Chức vụ của người ký không có ở cơ quan ban hành.

Vì sao: trường do Hiệu trưởng ký, trung tâm và sở do Giám đốc, phòng do Trưởng phòng, UBND do Chủ tịch; chức vụ của nơi
khác làm tiêu đề và chữ ký trái nhau. Quyết định công nhận của UBND không do Trưởng phòng ký.
Cách sửa: ghi title đúng chức vụ; cấp phó ký thay thì ghi cấp phó (văn bản in KT.), được giao quyền thì thêm
acting: true.
Căn cứ: Nghị định 30/2020/NĐ-CP, Điều 13: người đứng đầu ký văn bản, cấp phó ký thay (KT.).
"""

import re

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{unit} không có chức vụ “{title}” để ký văn bản"
FIX = "Ghi title: {first}; cấp phó ký thay thì ghi Phó {deputy}{how}."

#: How a name begins, and the title of who is at the head.
_BY_NAME = (
    (re.compile(r"ubnd\b|[uủ][ỷy] ban nhân dân\b"), "Chủ tịch"),
    (re.compile(r"sở\b|trung tâm\b"), "Giám đốc"),
    (re.compile(r"phòng\b"), "Trưởng phòng"),
    (re.compile(r"trường\b"), "Hiệu trưởng"),
)
#: Kinds whose name may begin otherwise; a group of small children may have an owner at its head.
_BY_KIND = {
    **dict.fromkeys(("tieu-hoc", "thcs", "thpt", "pho-thong-nhieu-cap"), "Hiệu trưởng"),
    **dict.fromkeys(("gdtx", "so-gddt"), "Giám đốc"), "phong-gddt": "Trưởng phòng",
}  # fmt: skip
_COMMITTEE = "Chủ tịch"
_OTHER_CHAIR = re.compile(r"hội đồng|hđ")


def check(case: Case) -> Hits:
    """Yield everybody who signs, for all documents or for one, with a title that the issuing body does not have."""
    kind = case.dossier.head.school.kind or ""
    for register in list_registers(case.dossier.head, case.dossier.review):
        first = _first(register, kind)
        for path, document, person in register.list_signers():
            if first and person.title and not _fits(person.title, first):
                name = register.name or "đơn vị"
                words: dict[str, object] = {"unit": name, "title": person.title, "first": first, "how": ""}
                words["deputy"] = first[0].lower() + first[1:]
                if first == _COMMITTEE:
                    words["how"] = " và tên người đó; phòng của UBND ban hành thì sửa name, code thành của phòng"
                yield Hit(register.file, (*path, "title"), document, words=words)


def _first(register: DocumentRegister, kind: str) -> str:
    """Return the title of who is at the head of the issuing body; empty where the name does not say it."""
    name = fold_case(register.name)
    named = next((title for begins, title in _BY_NAME if begins.match(name)), "")
    return named or (_BY_KIND.get(kind, "") if register.file == HEAD else "")


def _fits(title: str, first: str) -> bool:
    written = fold_case(title)
    if first == _COMMITTEE:
        return "chủ tịch" in written and not _OTHER_CHAIR.search(written)
    in_charge = first == "Hiệu trưởng" and "phụ trách" in written
    return in_charge or fold_case(first) in written

"""Quyết định đã ban hành mà chưa có căn cứ về thẩm quyền.

Vì sao: quyết định phải nêu văn bản cho người ký quyền ban hành; thiếu thì cơ quan nhận trả lại, không biết ai có quyền.
Điều lệ của loại trường khác (Điều lệ trường tiểu học ở một trường THCS) không cho quyền ấy.
Cách sửa: thêm vào bases: trường ghi văn bản ban hành Điều lệ trường (hoặc Quy chế tổ chức và hoạt động), UBND ghi Luật
Tổ chức chính quyền địa phương, sở và phòng ghi văn bản quy định chức năng, nhiệm vụ. Ghi văn bản đang có hiệu lực.
Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: căn cứ ban hành gồm văn bản quy định thẩm quyền, chức năng, nhiệm vụ của cơ
quan ban hành.
"""

import re

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.register import DocumentRegister, list_registers
from cdsdossier.text.normalize import fold_case

SEVERITY = Severity.ERROR
MESSAGE = "{document} chưa có căn cứ về thẩm quyền ({what})"
FIX = "Thêm vào bases: {basis}. Ghi văn bản đang có hiệu lực vào ngày ban hành."

_COMMITTEE, _OFFICE = re.compile(r"ubnd\b|[uủ][ỷy] ban nhân dân\b"), re.compile(r"sở\b|phòng\b")
_OF_COMMITTEE = re.compile(r"tổ chức chính quyền địa phương|thẩm quyền|phân cấp|phân quyền")
_OF_BODY = re.compile(r"tổ chức và hoạt động|chức năng|điều lệ|thẩm quyền|phân cấp|phân quyền")
_STATUTE = "điều lệ trường"
#: A kind of school, and the words of which the statute of its schools has one; a statute that names none is for all.
_OF_KIND = {"mam-non": "mầm non", "tieu-hoc": "tiểu học", "thcs": "trung học", "thpt": "trung học"}
_LAW = "Luật Tổ chức chính quyền địa phương"
#: What is wanted of a committee, of one of its offices, of a school or a centre: in words, and as it is typed.
_WANTED = {
    "committee": (_LAW, f"- {{kind: {_LAW}, date: …}}"),
    "office": (
        "văn bản quy định chức năng, nhiệm vụ",
        "- {kind: Quyết định, number: …, date: …, issuer: …, about: quy định chức năng, nhiệm vụ, quyền hạn của …}",
    ),
    "school": (
        "Điều lệ trường hoặc Quy chế tổ chức và hoạt động",
        "- {kind: Thông tư, number: …, date: …, issuer: Bộ Giáo dục và Đào tạo, about: ban hành Điều lệ …}",
    ),
}


def check(case: Case) -> Hits:
    """Yield every issued decision without a basis that gives its issuer the right to decide."""
    for register in list_registers(case.dossier.head, case.dossier.review):
        kind = case.dossier.head.school.kind or "" if register.file == HEAD else ""
        giving = _OF_COMMITTEE if _unit(register) == "committee" else _OF_BODY
        for name, issued in register.issued.items():
            printed = (fold_case(f"{basis.kind} {basis.about}") for _, basis in register.list_bases(name))
            if issued.notation == "QĐ" and not any(_gives(words, giving, kind) for words in printed):
                what, basis = _WANTED[_unit(register)]
                words: dict[str, object] = {"document": issued.named, "what": what, "basis": basis}
                yield Hit(register.file, ("bases",), name, key=True, words=words)


def _gives(words: str, giving: re.Pattern[str], kind: str) -> bool:
    """Return whether a basis gives the right to decide: one of the kind's own, not the statute of other schools."""
    others = set(_OF_KIND.values()) - {_OF_KIND.get(kind)}
    of_others = _STATUTE in words and any(one in words for one in others)
    elsewhere = kind in _OF_KIND and of_others and _OF_KIND[kind] not in words
    return not elsewhere and giving.search(words) is not None


def _unit(register: DocumentRegister) -> str:
    name = fold_case(register.name)
    return "committee" if _COMMITTEE.match(name) else "office" if _OFFICE.match(name) else "school"

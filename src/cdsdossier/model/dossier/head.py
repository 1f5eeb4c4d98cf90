"""``dossier.yaml``: the school, the year, the council, the legal bases, the register of documents, the waivers."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from cdsdossier.model.school_kinds import SCHOOL_KINDS, parse_school_kind
from cdsdossier.text.normalize import fold_case
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form


class DocumentKind(NamedTuple):
    """What a document is called in sentences, and how it is numbered; ``templates/documents.yaml`` says the same."""

    name: str
    #: The notation in its number; None if it has no number.
    notation: str | None
    #: Whether it prints the legal bases, under its title or in its text.
    cites: bool = False


#: The documents of a year by id, in the order they are issued.
DOCUMENT_KINDS = {
    "ke-hoach": DocumentKind("Kế hoạch", "KH", cites=True),
    "quyet-dinh-hoi-dong": DocumentKind("Quyết định thành lập Hội đồng", "QĐ", cites=True),
    "danh-muc-minh-chung": DocumentKind("Danh mục minh chứng", None),
    "phieu-cham-diem": DocumentKind("Phiếu chấm điểm", None),
    "bien-ban-tu-danh-gia": DocumentKind("Biên bản tự đánh giá", "BB"),
    "bao-cao": DocumentKind("Báo cáo tự đánh giá", "BC", cites=True),
    "quyet-dinh-cong-nhan": DocumentKind("Quyết định phê duyệt kết quả", "QĐ", cites=True),
    "to-trinh": DocumentKind("Tờ trình", "TTr", cites=True),
    "thong-bao-ket-qua": DocumentKind("Thông báo kết quả", "TB", cites=True),
}
DOCUMENTS = tuple(DOCUMENT_KINDS)

#: The terms of a school year.
TERMS = ("I", "II")

COUNCIL_ROLES = ("Chủ tịch", "Phó chủ tịch", "Thư ký", "Ủy viên")

#: A committee of a commune, and an office that it works through.
_COMMUNE = r"(?:ubnd|[uủ][ỷy] ban nhân dân) (?:xã|phường|đặc khu)\b"
_OFFICE = r"phòng\b"

#: How a person is addressed on paper.
HONORIFICS = ("Ông", "Bà")


class Person(Form):
    """A person who signs: ``title`` decides the authority line (KT. for a deputy, Q. when ``acting``)."""

    name: str | None = fields.text_field(about="Họ tên người ký.")
    title: str | None = fields.text_field(about="Chức vụ, ví dụ Hiệu trưởng; Phó hiệu trưởng thì văn bản ghi KT.")
    acting: bool = fields.flag_field(default=False, about="Được giao quyền: ghi true, văn bản ghi Q.")
    honorific: str | None = fields.choice_field(
        HONORIFICS, about="Cách xưng hô: Ông hoặc Bà, in trước tên; có thể bỏ trống."
    )


class School(Form):
    """The unit that the dossier belongs to."""

    name: str | None = fields.text_field(about="Tên trường, như trên văn bản.")
    code: str | None = fields.text_field(about="Ký hiệu trường, ghi trong số văn bản, ví dụ THCSQT.")
    kind: str | None = fields.choice_field(SCHOOL_KINDS, meant=parse_school_kind, about="Loại trường.")
    place: str | None = fields.text_field(about="Địa danh, ghi trước ngày tháng.")
    parent: str | None = fields.text_field(about="Cơ quan chủ quản (quản lý trực tiếp), in phía trên tên trường.")
    reports_to: str | None = fields.text_field(
        about="Nơi nhận báo cáo. Là phòng của UBND xã thì văn bản gửi UBND (qua phòng); gửi thẳng thì ghi như parent."
    )
    head: Person | None = fields.form_field(Person, about="Người ký văn bản của trường.")
    staff: int | None = fields.count_field(about="Số người của trường: cán bộ, giáo viên, nhân viên.")

    @property
    def superior(self) -> str | None:
        """Return the body that papers go to: the parent where the school reports to it, or to its office."""
        return find_superior(self.parent, self.reports_to)

    @property
    def addressee(self) -> str | None:
        """Return the same as papers are addressed to it: ``UBND xã … (qua Phòng …)``."""
        through = _is_office_of(self.parent, self.reports_to)
        return f"{self.parent} (qua {self.reports_to})" if through else self.superior


def find_superior(parent: str | None, reports_to: str | None) -> str | None:
    """Return the body above a school: ``parent`` where the school reports to it, or to its office."""
    return parent if _is_office_of(parent, reports_to) else reports_to or parent


def _is_office_of(parent: str | None, reports_to: str | None) -> bool:
    return bool(re.match(_OFFICE, fold_case(reports_to)) and re.match(_COMMUNE, fold_case(parent)))


class Member(Form):
    """A member of the self-assessment council."""

    name: str | None = fields.text_field(about="Họ tên.")
    post: str | None = fields.text_field(about="Chức vụ ở trường.")
    role: str | None = fields.choice_field(COUNCIL_ROLES, about="Vai trò trong hội đồng.")
    task: str | None = fields.text_field(about="Nhiệm vụ được phân công.")
    honorific: str | None = fields.choice_field(
        HONORIFICS, about="Cách xưng hô: Ông hoặc Bà, in trước tên; có thể bỏ trống."
    )


class Basis(Form):
    """A căn cứ; ``for`` limits it to some documents."""

    opener: str = fields.text_field(default="Căn cứ", about="Chữ mở đầu; bỏ trống là Căn cứ.")
    kind: str | None = fields.text_field(about="Loại văn bản, ví dụ Quyết định.")
    number: str | None = fields.text_field(about="Số và ký hiệu, như trên văn bản, ví dụ 12/KH-SGDĐT.")
    date: dt.date | None = fields.date_field(about="Ngày ban hành, viết 2022-12-30.")
    issuer: str | None = fields.text_field(about="Cơ quan ban hành.")
    about: str | None = fields.text_field(about="Trích yếu: ban hành, về việc gì.")
    for_: tuple[str, ...] = fields.texts_field(
        DOCUMENTS, key="for", about="Văn bản có in căn cứ này; bỏ trống là in trong mọi văn bản."
    )


class FinalCopy(Form):
    """What an official version was made from; written by ``render --final``."""

    digest: str | None = fields.text_field(about="Mã kiểm của dữ liệu làm ra bản chính thức; chương trình tự ghi.")
    date: dt.date | None = fields.date_field(about="Ngày tạo bản chính thức; chương trình tự ghi.")


class Issued(Form):
    """A document of the register; the minutes of a meeting also have its times and votes."""

    number: str | None = fields.document_number_field(about="Số văn bản, chỉ chữ số; chương trình tự điền ký hiệu.")
    date: dt.date | None = fields.date_field(about="Ngày ban hành, viết 2026-03-05.")
    file: str | None = fields.text_field(about="Bản đã ký, tính từ thư mục evidence: van-ban/…")
    signer: Person | None = fields.form_field(Person, about="Người ký văn bản này; bỏ trống là người đứng đầu ký.")
    final: FinalCopy | None = fields.form_field(FinalCopy, about="Bản chính thức đã tạo; chương trình tự ghi.")
    posted_until: dt.date | None = fields.date_field(about="Ngày cuối niêm yết thông báo.")
    starts: str | None = fields.text_field(about="Giờ bắt đầu, ví dụ 14:00.")
    ends: str | None = fields.text_field(about="Giờ kết thúc, ví dụ 16:30.")
    place: str | None = fields.text_field(about="Nơi họp.")
    present: int | None = fields.count_field(about="Số có mặt.")
    absent: tuple[str, ...] | None = fields.texts_field(default=None, about="Người vắng mặt.")
    for_: int | None = fields.count_field(key="for", about="Số tán thành.")
    against: int | None = fields.count_field(about="Số không tán thành.")
    abstain: int | None = fields.count_field(about="Số không có ý kiến.")
    discussion: tuple[str, ...] = fields.texts_field(about="Ý kiến thảo luận, ghi trong biên bản, mỗi ý một dòng.")
    proposer: str | None = fields.text_field(
        about="Nơi đề nghị, in sau Theo đề nghị của trong quyết định; không có thì bỏ trống."
    )
    copies: int | None = fields.count_field(about="Số bản của biên bản.")


class Term(Form):
    """A term (học kỳ) of the school year."""

    from_: dt.date | None = fields.date_field(key="from", about="Ngày đầu học kỳ, viết 2025-09-05.")
    to: dt.date | None = fields.date_field(about="Ngày cuối học kỳ, viết 2026-01-17.")


class Waiver(Form):
    """A finding that the school knows and accepts, with the reason."""

    rule: str = fields.text_field(required=True, about="Tên lỗi, như lệnh check in ra.")
    where: str = fields.text_field(required=True, about="Mã mục chấm (1.3.2), hoặc tên tệp trong hồ sơ.")
    reason: str = fields.text_field(required=True, about="Lý do nhà trường chấp nhận.")


class Download(Form):
    """A document that the published page offers for download."""

    file: str = fields.text_field(required=True, about="Tệp trong hồ sơ: output/… hoặc evidence/van-ban/…")
    title: str = fields.text_field(required=True, about="Tên văn bản, như sẽ hiện trên trang, cũng là tên tệp tải về.")


#: What a new year takes from the last one and somebody has to look at again: key of ``confirmed`` → in words.
CARRIED = {
    "head": "người ký",
    "staff": "số cán bộ, giáo viên",
    "council": "từng thành viên Hội đồng",
    "bases": "từng căn cứ",
}


class Confirmation(Form):
    """Whether somebody has looked again at what came from last year; what is absent needs no confirmation."""

    head: bool | None = fields.flag_field(about="Người ký, lấy từ năm trước: đã xem lại thì ghi true.")
    staff: bool | None = fields.flag_field(about="Số người của trường, lấy từ năm trước: đã xem lại thì ghi true.")
    council: bool | None = fields.flag_field(about="Hội đồng, lấy từ năm trước: đã xem lại thì ghi true.")
    bases: bool | None = fields.flag_field(about="Căn cứ, lấy từ năm trước: đã xem lại thì ghi true.")

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the keys of what nobody has looked at yet."""
        return tuple(key for key in CARRIED if getattr(self, key) is False)


class Head(Form):
    """The whole of ``dossier.yaml``; any text may still be empty."""

    school: School = fields.form_field(School, default=School(), about="Trường và người ký.")
    school_year: str | None = fields.school_year_field(about="Năm học, hai năm liền nhau: 2025-2026.")
    terms: dict[str, Term] = fields.form_table_field(
        Term, TERMS, about="Học kỳ: I, II từ ngày nào đến ngày nào; cần khi lịch công tác ghi theo học kỳ."
    )
    indicator_set: str | None = fields.text_field(about="Mã bộ chỉ số, như trong indicator-set.yaml.")
    council: tuple[Member, ...] = fields.forms_field(Member, about="Hội đồng tự đánh giá, mỗi người một mục.")
    bases: tuple[Basis, ...] = fields.forms_field(Basis, about="Căn cứ, theo thứ tự in ra.")
    confirmed: Confirmation = fields.form_field(
        Confirmation, default=Confirmation(), about="Những gì lấy từ năm trước: xem lại rồi đổi false thành true."
    )
    documents: dict[str, Issued] = fields.form_table_field(
        Issued, DOCUMENTS, about="Sổ văn bản: số và ngày khi đã ban hành; còn dự thảo thì để trống."
    )
    waivers: tuple[Waiver, ...] = fields.forms_field(
        Waiver, about="Miễn trừ: lỗi đã biết mà nhà trường chấp nhận, kèm lý do."
    )
    publish: tuple[Download, ...] = fields.forms_field(
        Download, about="Văn bản công bố: cho mọi người tải về từ trang; tệp không ghi ở đây thì không được công bố."
    )


#: The keys that every dossier must have.
REQUIRED_KEYS = (
    ("school", "name"), ("school", "code"), ("school", "kind"), ("school", "place"), ("school", "parent"),
    ("school", "reports_to"), ("school", "head", "name"), ("school_year",), ("indicator_set",),
)  # fmt: skip

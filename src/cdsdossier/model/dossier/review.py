"""``review.yaml``: the external assessment (đánh giá ngoài) by the managing body, never the school's own scores.

The file belongs to the office. It is beside the scores in the office's copy of a dossier, and in the school's own
folder once the review has come back. A dossier without one has not been assessed from outside.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from cdsdossier.model.dossier.head import HONORIFICS, Basis, DocumentKind, Issued, Person
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form

REVIEW = "review.yaml"

#: How far an external assessment has come: đang thẩm định, trả lại, chấp nhận, công nhận.
IN_PROGRESS = "dang-tham-dinh"
REVIEW_STATES = (IN_PROGRESS, "tra-lai", "chap-nhan", "cong-nhan")

#: The roles in the team.
TEAM_ROLES = ("Trưởng đoàn", "Phó trưởng đoàn", "Thư ký", "Thành viên")

#: The documents that the office issues by id, in their order; a certificate has an entry in a book, not a number.
OFFICE_DOCUMENT_KINDS = {
    "bien-ban-danh-gia-ngoai": DocumentKind("Biên bản đánh giá ngoài", "BB", cites=True),
    "quyet-dinh-cong-nhan-ket-qua": DocumentKind("Quyết định công nhận kết quả đánh giá ngoài", "QĐ", cites=True),
    "giay-chung-nhan": DocumentKind("Giấy chứng nhận", None),
    "phieu-tra-ho-so": DocumentKind("Công văn trả hồ sơ", "-"),
}
OFFICE_DOCUMENTS = tuple(OFFICE_DOCUMENT_KINDS)


class Office(Form):
    """The body that assesses: the header of its documents, and who signs them."""

    name: str | None = fields.text_field(about="Tên cơ quan như trên văn bản, ví dụ UBND xã Quyết Tiến.")
    code: str | None = fields.text_field(about="Ký hiệu cơ quan trong số văn bản, ví dụ UBND.")
    unit: str | None = fields.text_field(about="Ký hiệu đơn vị soạn thảo trong số công văn, ví dụ VHXH.")
    place: str | None = fields.text_field(about="Địa danh ghi trước ngày tháng.")
    parent: str | None = fields.text_field(about="Cơ quan cấp trên, in phía trên tên cơ quan; không có thì bỏ trống.")
    head: Person | None = fields.form_field(Person, about="Người ký văn bản của cơ quan.")


class TeamMember(Form):
    """A member of the team that assesses."""

    name: str | None = fields.text_field(about="Họ tên.")
    post: str | None = fields.text_field(about="Chức vụ, cơ quan.")
    role: str | None = fields.choice_field(TEAM_ROLES, about="Vai trò trong đoàn.")
    honorific: str | None = fields.choice_field(
        HONORIFICS, about="Cách xưng hô: Ông hoặc Bà, in trước tên; có thể bỏ trống."
    )
    #: Ids of groups, criteria or rows that this member looks at; empty: nothing is shared out to this member.
    rows: tuple[str, ...] = fields.texts_field(
        about="Phần được giao: mã nhóm, tiêu chí hoặc mục chấm; không chia thì bỏ."
    )


class Reviewed(Form):
    """Which dossier is assessed, as it was when the review was opened."""

    school: str | None = fields.text_field(about="Ký hiệu trường trong hồ sơ.")
    school_year: str | None = fields.school_year_field(about="Năm học của hồ sơ.")
    indicator_set: str | None = fields.text_field(about="Bộ chỉ số mà đoàn dùng để chấm.")
    set_digest: str | None = fields.text_field(about="Mã kiểm của bộ chỉ số; chương trình tự ghi.")
    package: str | None = fields.text_field(about="Mã kiểm của gói hồ sơ đã nhận; chương trình tự ghi.")


class ReviewRow(Form):
    """One row: the office agrees with the school, or gives its own points (or met) with a reason."""

    #: What the school had written when the review was opened, as text: ``6``, ``true``; empty if nothing.
    self_: str | None = fields.recorded_field(key="self", about="Điểm trường tự chấm lúc mở đánh giá; không sửa.")
    agree: bool | None = fields.flag_field(about="Đồng ý với điểm tự chấm: true là đồng ý.")
    points: Decimal | None = fields.points_field(about="Điểm của đoàn, khi không đồng ý.")
    met: bool | None = fields.flag_field(about="Điều kiện bắt buộc: đoàn xét đạt hay chưa, khi không đồng ý.")
    reason: str | None = fields.text_field(about="Lý do, khi không đồng ý.")
    note: str | None = fields.text_field(about="Ghi chú của đoàn.")
    #: Who concluded, and on which day.
    by: str | None = fields.text_field(about="Người xét mục chấm này.")
    on: dt.date | None = fields.date_field(about="Ngày xét mục chấm này, viết 2026-05-20.")


class Remarks(Form):
    """The team's remarks on the whole, as lists of paragraphs."""

    strengths: tuple[str, ...] = fields.texts_field(about="Ưu điểm, mỗi ý một dòng.")
    #: None where nothing has been written; empty where the team found none.
    shortcomings: tuple[str, ...] | None = fields.texts_field(
        default=None, about="Hạn chế, mỗi ý một dòng; không có thì ghi []."
    )
    requests: tuple[str, ...] = fields.texts_field(about="Yêu cầu, kiến nghị đối với nhà trường.")


class OfficeBasis(Basis):
    """A căn cứ of the office; ``for`` limits it to some of its documents."""

    for_: tuple[str, ...] = fields.texts_field(
        OFFICE_DOCUMENTS, key="for", about="Văn bản có in căn cứ này; bỏ trống là in trong mọi văn bản."
    )


class Review(Form):
    """The whole of ``review.yaml``."""

    of: Reviewed = fields.form_field(Reviewed, default=Reviewed(), about="Hồ sơ được đánh giá; chương trình tự ghi.")
    state: str | None = fields.choice_field(
        REVIEW_STATES, about="Tình trạng: đang thẩm định, trả lại, chấp nhận, công nhận."
    )
    body: Office = fields.form_field(Office, default=Office(), about="Cơ quan đánh giá ngoài.")
    team: tuple[TeamMember, ...] = fields.forms_field(TeamMember, about="Đoàn đánh giá ngoài, mỗi người một mục.")
    date: dt.date | None = fields.date_field(about="Ngày đánh giá ngoài, viết 2026-05-20.")
    #: Why the dossier goes back to the school.
    reasons: tuple[str, ...] = fields.texts_field(about="Lý do trả lại hồ sơ, mỗi lý do một dòng.")
    #: Until when a dossier that goes back may be handed in again.
    due: dt.date | None = fields.date_field(
        about="Hạn bổ sung: nhà trường nộp lại hồ sơ bị trả; không có thì bỏ trống."
    )
    scores: dict[str, ReviewRow] = fields.form_table_field(ReviewRow, about="Các mục chấm của bộ chỉ số.")
    remarks: Remarks = fields.form_field(Remarks, default=Remarks(), about="Nhận xét chung của đoàn.")
    bases: tuple[OfficeBasis, ...] = fields.forms_field(OfficeBasis, about="Căn cứ in trong văn bản của cơ quan.")
    documents: dict[str, Issued] = fields.form_table_field(
        Issued, OFFICE_DOCUMENTS, about="Sổ văn bản của cơ quan: số và ngày khi đã ban hành."
    )
    #: The last day on which a certificate is valid.
    valid_until: dt.date | None = fields.date_field(about="Ngày hết giá trị của giấy chứng nhận.")

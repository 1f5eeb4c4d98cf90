"""``scores/<group>-<slug>.yaml``: points, conditions met, and the evidence that is listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form


class Evidence(Form):
    """A listed piece of evidence: a file relative to ``evidence/``, or an address, with its description."""

    file: str | None = fields.text_field(about="Đường dẫn, tính từ thư mục evidence, dạng mã-mục-chấm/hop-dong.pdf.")
    url: str | None = fields.text_field(about="Đường liên kết, thay cho tệp.")
    title: str | None = fields.text_field(about="Tên minh chứng, như sẽ in ra.")
    number: str | None = fields.text_field(about="Số và ký hiệu, nếu là văn bản.")
    date: date | None = fields.date_field(about="Ngày ban hành, viết 2025-09-10.")
    issuer: str | None = fields.text_field(about="Cơ quan ban hành.")


class Row(Form):
    """What the school says of one row: ``met`` for a mandatory condition, ``points`` for the others."""

    met: bool | None = fields.flag_field(about="Điều kiện bắt buộc: true là đạt, false là chưa đạt.")
    points: Decimal | None = fields.points_field(about="Điểm chấm; chưa chấm thì để trống, số lẻ viết 5.5.")
    measured: str | None = fields.measured_field(about="Số liệu đo được: tỉ lệ như 36/38, hoặc số đếm như 20.")
    note: str | None = fields.text_field(about="Ghi chú, in trong phiếu chấm điểm.")
    evidence: tuple[Evidence, ...] = fields.forms_field(
        Evidence,
        about="Minh chứng, khi muốn ghi tên, số, ngày; tệp đã nằm trong thư mục của mục chấm thì không cần liệt kê.",
    )


class ScoreFile(Form):
    """One group's scores."""

    group: str = fields.code_field(about="Mã nhóm tiêu chí, trong ngoặc kép.")
    scores: dict[str, Row] = fields.form_table_field(Row, about="Các mục chấm của bộ chỉ số.")


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A row as the school wrote it, and its file (the name in findings); ``id`` is as written."""

    file: str
    group: str
    id: str
    form: Row

"""``timeline.yaml``: the annex of the plan, with the times as written there."""

from __future__ import annotations

from datetime import date

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form

#: The steps of a year, in order, and their Vietnamese names.
STEP_NAMES = {
    "ke-hoach": "ban hành kế hoạch",
    "hoi-dong": "thành lập hội đồng",
    "tu-danh-gia": "tự đánh giá",
    "de-nghi": "đề nghị đánh giá ngoài",
    "danh-gia-ngoai": "đánh giá ngoài",
    "cap-nhat": "cập nhật cơ sở dữ liệu ngành",
    "cong-bo": "công bố kết quả",
}
STEPS = tuple(STEP_NAMES)


class Product(Form):
    """A result of a task: a document of the register, a file below ``evidence/``, or an address."""

    name: str = fields.text_field(required=True, about="Tên sản phẩm của việc này.")
    document: str | None = fields.choice_field(DOCUMENTS, about="Mã văn bản trong sổ văn bản.")
    file: str | None = fields.text_field(about="Tệp, tính từ thư mục evidence.")
    url: str | None = fields.text_field(about="Đường liên kết.")


class Task(Form):
    """One row of the annex; ``when`` stays as it was written."""

    id: str = fields.code_field(about="Số thứ tự trong phụ lục, trong ngoặc kép.")
    what: str = fields.text_field(required=True, about="Nội dung công việc.")
    when: str = fields.text_field(required=True, about="Thời gian, viết như trong phụ lục, ví dụ Tháng 3/2026.")
    steps: tuple[str, ...] = fields.choices_field(
        STEPS, key="step", about="Bước của quy trình; hai bước thì viết [a, b]."
    )
    products: tuple[Product, ...] = fields.forms_field(Product, about="Sản phẩm phải có khi xong việc.")
    owner: str | None = fields.text_field(about="Người hoặc bộ phận thực hiện.")
    done: date | None = fields.date_field(about="Ngày hoàn thành, viết 2026-03-28; chưa xong thì để trống.")


class PlanReference(Form):
    """Which plan the annex says it belongs to."""

    document: str | None = fields.choice_field(DOCUMENTS, about="Mã văn bản của kế hoạch.")
    number: str | None = fields.text_field(about="Số kế hoạch như ghi trong phụ lục.")
    date: date | None = fields.date_field(about="Ngày của kế hoạch như ghi trong phụ lục.")


class Timeline(Form):
    """The whole of ``timeline.yaml``."""

    plan: PlanReference | None = fields.form_field(PlanReference, about="Kế hoạch mà phụ lục này kèm theo.")
    tasks: tuple[Task, ...] = fields.forms_field(Task, about="Các việc trong lịch công tác, mỗi việc một mục.")

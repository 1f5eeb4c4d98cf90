"""``narrative.yaml``: the prose of the report, as lists of paragraphs."""

from __future__ import annotations

from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form


class Proposal(Form):
    """A kiến nghị and its addressee."""

    lone_key = "text"

    to: str | None = fields.text_field(about="Nơi được kiến nghị, ví dụ UBND xã.")
    text: str | None = fields.text_field(about="Nội dung kiến nghị.")


class Narrative(Form):
    """The whole of ``narrative.yaml``."""

    guidance: tuple[str, ...] = fields.texts_field(about="Công tác chỉ đạo: kế hoạch, phân công, tuyên truyền.")
    process: tuple[str, ...] = fields.texts_field(about="Quy trình tự kiểm tra, đánh giá, lưu hồ sơ minh chứng.")
    strengths: tuple[str, ...] = fields.texts_field(about="Ưu điểm, mỗi ý một dòng.")
    shortcomings: tuple[str, ...] = fields.texts_field(about="Tồn tại và hạn chế, mỗi ý một dòng.")
    causes: tuple[str, ...] = fields.texts_field(about="Nguyên nhân của tồn tại và hạn chế.")
    lessons: tuple[str, ...] = fields.texts_field(about="Bài học kinh nghiệm.")
    proposals: tuple[Proposal, ...] = fields.forms_field(Proposal, about="Kiến nghị, đề xuất, mỗi nơi một mục.")

"""The shipped list of legal documents that a later one takes the place of."""

from __future__ import annotations

import datetime as dt
from functools import cache

from cdsdossier.errors import BrokenInstallation
from cdsdossier.files import resources
from cdsdossier.text import numbers
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.reader import read_page


class ReplacedDocument(Form):
    """A document that a later one takes the place of."""

    number: str = fields.text_field(required=True, about="Số, ký hiệu của văn bản cũ.")
    by: str = fields.text_field(required=True, about="Loại, số, ký hiệu của văn bản thay.")
    date: dt.date | None = fields.date_field(about="Ngày của văn bản thay.")
    effective: dt.date | None = fields.date_field(about="Ngày văn bản thay có hiệu lực; chưa biết thì bỏ trống.")
    source: str = fields.text_field(required=True, about="Nguồn.")

    @property
    def since(self) -> dt.date | None:
        """Return the day from which the old document no longer holds, as far as is known."""
        return self.effective or self.date

    @property
    def successor(self) -> str:
        """Return the later document for a sentence: ``Thông tư 15/2026/TT-BGDĐT ngày 24/03/2026``."""
        return f"{self.by} ngày {numbers.format_short_date(self.date)}" if self.date else self.by


class _Table(Form):
    replaced: tuple[ReplacedDocument, ...] = fields.forms_field(
        ReplacedDocument, about="Các văn bản đã có văn bản thay."
    )


@cache
def read_replaced_documents() -> tuple[ReplacedDocument, ...]:
    """Return the shipped list."""
    name = "scaffold/replaced.yaml"
    page = read_page(resources.templates_folder() / name, name)
    table, findings = read_form(_Table, page)
    if page.findings or findings:
        raise BrokenInstallation(f"Tệp {name} của chương trình bị hỏng. Hãy cài lại cdsdossier.")
    return table.replaced

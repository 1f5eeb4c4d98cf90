"""What an office has called for: which documents, of which units, by when. A file of the office, or plain words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.dossier.head import DOCUMENT_KINDS, DOCUMENTS, Basis
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.model.school_kinds import SCHOOL_KINDS, parse_school_kind
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import Form, read_form
from cdsdossier.yamlio.messages import nearest_word
from cdsdossier.yamlio.reader import read_page

_OWN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILES = (".yaml", ".yml")


class RequiredDocument(Form):
    """One document that units are to send: of the catalogue, or one that the office has given a name of its own."""

    document: str = fields.text_field(
        required=True, about="Mã văn bản (ke-hoach …), hoặc mã cơ quan tự đặt (danh-sach-bo-phan)."
    )
    name: str | None = fields.text_field(about="Tên in ra; mã tự đặt thì phải có.")
    due: dt.date | None = fields.date_field(about="Ngày cuối cùng còn đúng hạn, viết 2024-11-30.")
    for_: tuple[str, ...] = fields.texts_field(
        SCHOOL_KINDS, key="for", meant=parse_school_kind, about="Loại đơn vị phải gửi; bỏ trống là mọi đơn vị."
    )
    sets: tuple[str, ...] = fields.texts_field(about="Bộ chỉ số mà đơn vị phải gửi đang dùng (mã), ví dụ qd3806-2024.")

    @property
    def title(self) -> str:
        """Return what the document is called."""
        return self.name or DOCUMENT_KINDS[self.document].name

    def is_asked_of(self, kind: str, set_id: str) -> bool:
        """Return whether a unit is to send it; one of which neither is known is asked, so that nobody is missed."""
        if not (self.for_ or self.sets) or set_id in self.sets:
            return True
        return not kind or kind in self.for_ or any(kind in _list_kinds_of_set(one) for one in self.sets)


class Requirement(Form):
    """The whole of the call."""

    title: str | None = fields.text_field(about="Việc cơ quan yêu cầu, ví dụ: đánh giá mức độ chuyển đổi số.")
    school_year: str | None = fields.school_year_field(about="Chỉ xét năm học này: 2024-2025.")
    call: Basis = fields.form_field(Basis, default=Basis(), about="Văn bản yêu cầu: kind, number, date, issuer, about.")
    documents: tuple[RequiredDocument, ...] = fields.forms_field(
        RequiredDocument, about="Văn bản phải gửi, mỗi văn bản một mục."
    )
    #: Until when a reminder asks for what is missing.
    answer_by: dt.date | None = fields.date_field(about="Hạn trả lời: công văn nhắc đề nghị gửi chậm nhất ngày này.")


@lru_cache
def _list_kinds_of_set(set_id: str) -> tuple[str, ...]:
    return tuple(IndicatorSet.read(set_id).applies_to)


def read_requirement(said: Sequence[str]) -> Requirement:
    """Return the call that words give: one file, or ids of documents. Raises WrongUsage with what to type."""
    if len(said) == 1 and (Path(said[0]).suffix.lower() in _FILES):
        return _read_file(Path(said[0]))
    for word in said:
        if word not in DOCUMENTS:
            near = nearest_word(word, list(DOCUMENTS))
            hint = f"Có phải {near}?" if near else f"Dùng mã văn bản: {', '.join(DOCUMENTS)}; hoặc một tệp .yaml."
            raise WrongUsage(f"--require {word}: không có văn bản này. {hint}")
    return Requirement(documents=tuple(RequiredDocument(document=word) for word in dict.fromkeys(said)))


def _read_file(path: Path) -> Requirement:
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    page = read_page(path, path.name)
    read, faults = read_form(Requirement, page)
    if wrong := (*page.findings, *faults):
        first = wrong[0]
        raise WrongUsage(f"{first.file}:{first.line}: {first.message}. {first.fix}")
    if not read.documents:
        raise WrongUsage(f"{path.name}: chưa ghi văn bản nào. Thêm documents: [{{document: ke-hoach}}]")
    for fault in _list_faults(read.documents):
        raise WrongUsage(f"{path.name}: {fault}")
    return read


def _list_faults(asked: Sequence[RequiredDocument]) -> Iterator[str]:
    sets = resources.shipped_set_ids()
    seen: set[str] = set()
    for one in asked:
        if one.document not in DOCUMENTS and not _OWN_NAME.fullmatch(one.document):
            yield f"mã “{one.document}” chỉ gồm chữ thường không dấu, số, gạch ngang. Ví dụ danh-sach-bo-phan"
        if one.document not in DOCUMENTS and not one.name:
            yield f"“{one.document}” không phải mã văn bản của bộ mẫu. Là mã tự đặt thì ghi thêm name: tên văn bản"
        if one.document in seen:
            yield f"“{one.document}” ghi hai lần. Xóa một mục."
        for rules in set(one.sets) - set(sets):
            yield f"không có bộ chỉ số “{rules}”. Các bộ đi kèm: {', '.join(sets)}."
        seen.add(one.document)

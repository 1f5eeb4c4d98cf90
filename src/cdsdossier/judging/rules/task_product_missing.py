"""Việc đã ghi là xong nhưng chưa có sản phẩm.

Vì sao: người thẩm định tìm sản phẩm của từng việc; không có thì việc coi như chưa xong.
Cách sửa: văn bản thì điền số và ngày ban hành vào sổ văn bản (documents trong dossier.yaml); tệp thì chép vào thư mục
evidence; trang web thì sửa đường liên kết. Việc chưa xong thì để trống done.
Căn cứ: cột Sản phẩm của phụ lục kế hoạch.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_task
from cdsdossier.judging.schedule import TaskState
from cdsdossier.model.dossier.timeline import Product

SEVERITY = Severity.WARNING
MESSAGE = "“{task}” ghi là xong nhưng chưa có “{product}”"
FIX = "{how} Việc chưa xong thì để trống done."


def check(case: Case) -> Hits:
    """Yield every missing product of a finished task."""
    for planned in case.schedule.tasks:
        if planned.state is TaskState.PRODUCT_MISSING:
            for place, (product, there) in enumerate(zip(planned.task.products, planned.present, strict=True)):
                if there is False and not _misdated(product, case):
                    yield hit_at_task(planned, "products", place, product=product.name, how=_how(product, case))


def _misdated(product: Product, case: Case) -> bool:
    """Return whether the register gives its document a date that could not be read; that has its own finding."""
    issued = case.dossier.head.documents.get(product.document or "")
    written = case.dossier.get_written("dossier.yaml", "documents", product.document or "", "date")
    return issued is not None and issued.date is None and written is not None


def _how(product: Product, case: Case) -> str:
    if product.document:
        issued = case.dossier.head.documents.get(product.document)
        number = issued.number if issued and issued.number else "…"
        return f"Đã ban hành thì ghi vào documents, dossier.yaml: {product.document}: {{number: {number}, date: …}}."
    if product.file:
        return f"Chép tệp vào evidence/{product.file.removeprefix('evidence/')}, hoặc sửa tên; tên tính từ evidence."
    return 'Sửa đường liên kết, ví dụ url: "https://truong.edu.vn/trang".'

"""What an office does now with a dossier that it has received: it assesses, and never mends what is the school's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cdsdossier.findings import Severity
from cdsdossier.model.dossier import REVIEW
from cdsdossier.views.status.step import Step

if TYPE_CHECKING:
    from cdsdossier.judging.assessing import Assessment

_CONCLUDED = ("chap-nhan", "cong-nhan")


def office_steps(assessment: Assessment) -> Iterator[Step]:
    """Yield what to do now in a received package, by how far the external assessment has come."""
    errors = assessment.standing(Severity.ERROR)
    review, own = assessment.dossier.review, [one for one in errors if one.file == REVIEW]
    if own:
        yield Step(f"{len(own)} lỗi trong {REVIEW}: xem dòng sai và cách sửa", "review")
    if len(errors) > len(own) and (review is None or review.state not in _CONCLUDED):
        yield Step(f"hồ sơ của trường còn {len(errors) - len(own)} lỗi: xem, trả lại nếu cần", "check")
    if review is None:
        yield Step("đánh giá ngoài: tạo review.yaml để ghi điểm của đoàn", "review open")
    elif not own:
        yield from _going_on(review.state or "")


def _going_on(state: str) -> Iterator[Step]:
    if state == "tra-lai":
        yield Step("tạo phiếu trả hồ sơ", "render", ("phieu-tra-ho-so",))
    elif state in _CONCLUDED:
        yield Step("tạo văn bản của cơ quan; đủ số, ngày thì thêm --final", "render")
    else:
        yield Step("ghi tiếp kết luận của đoàn", file=REVIEW)
        yield Step("xem điểm hai bên, dòng còn thiếu", "review")
        return
    yield Step("đóng gói kết quả để gửi lại trường", "review pack")

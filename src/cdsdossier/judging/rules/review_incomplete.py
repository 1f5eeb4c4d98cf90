"""Đánh giá ngoài chưa đủ, hoặc không còn khớp với hồ sơ.

Vì sao: mục chấm chưa có kết luận không được tính điểm, nên mức của đoàn chưa phải mức thật; biên bản cần tên cơ quan,
đoàn, Trưởng đoàn, ngày. Trường sửa điểm sau khi đoàn mở đánh giá thì đoàn chưa xét điểm mới. Đang thẩm định thì đây là
cảnh báo; đã chấp nhận hoặc công nhận thì là lỗi.
Cách sửa: trong review.yaml, mỗi mục chấm ghi agree: true (đồng ý), hoặc agree: false kèm points (met) và reason; điền
body, team, date.
Căn cứ: thông lệ của đánh giá ngoài: kết luận đủ mọi tiêu chí thì mới xếp mức.
"""

from collections.abc import Iterator

from cdsdossier.judging.review import (
    RowValue,
    find_answerable_rows,
    format_recorded_value,
    get_office_value,
    is_same_set,
    iter_changed_rows,
    parse_recorded_value,
)
from cdsdossier.judging.rules._kit import Case, Hits, Severity, format_verdict, hit_at_review
from cdsdossier.model.dossier import REVIEW, Review
from cdsdossier.model.dossier.review import ReviewRow
from cdsdossier.model.indicatorset import Node
from cdsdossier.yamlio.messages import nearest_word

SEVERITY = Severity.WARNING
MESSAGE = "{what}"
FIX = "{how}"

_CONCLUDED = ("chap-nhan", "cong-nhan")
_LEADER = "Trưởng đoàn"
#: A near id is looked up for at most so many rows.
_GUESSED = 100


def check(case: Case) -> Hits:
    """Yield what the review lacks: errors once the office has concluded, warnings before."""
    review = case.dossier.review
    if review is None or case.dossier.unreadable(REVIEW):
        return
    grave = Severity.ERROR if review.state in _CONCLUDED else None
    for path, what, how, key in _lacking(case, review):
        yield hit_at_review(*path, key=key, severity=grave, what=what, how=how)


_Fault = tuple[tuple[str, ...], str, str, bool]


def _lacking(case: Case, review: Review) -> Iterator[_Fault]:
    if review.state is None and _empty(case, "state"):
        yield ("state",), "chưa ghi tình trạng đánh giá ngoài", "Ghi state: dang-tham-dinh.", True
    if not review.body.name and _empty(case, "body", "name"):
        yield ("body", "name"), "chưa ghi tên cơ quan đánh giá ngoài", "Điền vào sau name: trong body.", True
    if review.state == "tra-lai":  # a returned dossier need not be judged to the end
        return
    if review.date is None and _empty(case, "date"):
        yield ("date",), "chưa ghi ngày đánh giá ngoài", "Điền vào sau date:, ví dụ 2026-05-20.", True
    yield from _team(case, review)
    if is_same_set(review, case.indicator_set):  # another set has its own finding
        yield from _rows(case, review)


def _empty(case: Case, *path: str) -> bool:
    """Return whether nothing is written there; a refused value has its own finding."""
    return case.dossier.get_written(REVIEW, *path) in (None, "")


def _team(case: Case, review: Review) -> Iterator[_Fault]:
    listed = case.dossier.get_written(REVIEW, "team")
    example = "- {name: N.V.A., post: Phó Trưởng phòng, role: Trưởng đoàn}"
    if not review.team:
        if not listed:
            yield ("team",), "chưa ghi đoàn đánh giá ngoài", f"Ghi mỗi người một dòng dưới team:, ví dụ {example}", True
        return
    if all(member.role != _LEADER for member in review.team) and not _is_role_refused(listed, review):
        yield ("team",), f"đoàn chưa có {_LEADER}", f"Ghi role: {_LEADER} cho một người.", True


def _is_role_refused(listed: object, review: Review) -> bool:
    """Return whether a member, or a member's role, was refused: a leader may be meant."""
    for one, member in zip(listed if isinstance(listed, list) else (), review.team, strict=False):
        if not isinstance(one, dict) or (one.get("role") and member.role is None):
            return True
    return False


def _rows(case: Case, review: Review) -> Iterator[_Fault]:
    asked = find_answerable_rows(case.indicator_set)
    if not isinstance(case.dossier.get_written(REVIEW, "scores"), dict | None):
        return
    changed = {row: (then, now) for row, then, now in iter_changed_rows(case.dossier, case.indicator_set)}
    for row, node in asked.items():
        written = review.scores.get(row)
        if written is None:
            how = f'Thêm "{row}": với agree: true, hoặc điểm của đoàn và lý do.'
            yield ("scores", row), f"review.yaml chưa có mục chấm “{row}”", how, True
        elif not case.dossier.unreadable(node.group.file) and row in changed:
            yield _changed(row, *changed[row])
        else:
            yield from _row(case, row, node, written)
    yield from _unknown(review, asked, case.indicator_set.nodes)


def _changed(row: str, then: RowValue, now: RowValue) -> _Fault:
    what = f"“{row}”: lúc mở đánh giá trường {format_verdict(then)}, nay {format_verdict(now)}"
    shown = format_recorded_value(now) or "(để trống)"
    return ("scores", row, "self"), what, f"Xem lại mục chấm này, rồi ghi self: {shown} và kết luận của đoàn.", False


def _row(case: Case, row: str, node: Node, written: ReviewRow) -> Iterator[_Fault]:
    condition = node.mandatory
    kind, wrong, right = ("điều kiện bắt buộc", "points", "met") if condition else ("mục chấm điểm", "met", "points")
    own = parse_recorded_value(written, condition=condition)
    given: RowValue = getattr(written, right)
    if given is None and case.dossier.get_written(REVIEW, "scores", row, right) is not None:
        return  # refused while reading
    if getattr(written, wrong) is not None:
        yield ("scores", row, wrong), f"“{row}” là {kind}: không ghi {wrong}", f"Ghi {right}: thay cho {wrong}:.", True
    elif written.agree and given is not None and given != own:
        what = f"“{row}” vừa ghi đồng ý với trường ({format_verdict(own)}) vừa ghi {format_verdict(given)}"
        how = f"Không đồng ý thì sửa thành agree: false; đồng ý thì xóa giá trị sau {right}:."
        yield ("scores", row, "agree"), what, how, False
    elif get_office_value(written, condition=condition) is None:
        yield _undecided(row, written, right)


def _undecided(row: str, written: ReviewRow, right: str) -> _Fault:
    if written.agree:
        what = f"“{row}”: trường chưa chấm, nên không có gì để đồng ý"
        return ("scores", row, "agree"), what, f"Ghi agree: false, {right} của đoàn và reason.", False
    how = f"Ghi agree: true nếu đồng ý; không thì ghi agree: false, {right} của đoàn và reason."
    return ("scores", row), f"đoàn chưa có kết luận về “{row}”", how, True


def _unknown(review: Review, asked: dict[str, Node], nodes: dict[str, Node]) -> Iterator[_Fault]:
    strange = (row for row in review.scores if row not in asked)
    for number, row in enumerate(strange):
        if row in nodes:
            where, how = "không phải mục chấm của bộ chỉ số", "Xóa mục này; điểm ghi ở các mục chấm."
        else:
            near = nearest_word(row, list(asked)) if number < _GUESSED else ""
            where, how = "không có trong bộ chỉ số", f"Có phải “{near}”?" if near else "Sửa mã theo bộ chỉ số"
            how += " Sửa mã hoặc xóa mục này." if near else " hoặc xóa mục này."
        yield ("scores", row), f"“{row}” {where}", how, True

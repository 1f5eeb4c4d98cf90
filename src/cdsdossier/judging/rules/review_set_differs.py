"""Đánh giá ngoài làm cho hồ sơ khác, hoặc theo bộ chỉ số khác với bộ đang dùng để xét ở đây.

Vì sao: cùng một điểm, theo hai bộ chỉ số (hoặc hai bản khác nhau của một bộ) có thể ra hai mức khác nhau; kết quả của
đoàn chỉ đọc được theo đúng bộ mà đoàn đã dùng. Trường cũng có thể để sẵn một review.yaml trong gói: tệp không có dấu
của cơ quan (ghi trong received.json khi verify --to hoặc review open) thì không được tính.
Cách sửa: xem theo bộ của đoàn bằng cdsdossier review --set; hoặc hai bên thống nhất một bộ rồi mở đánh giá lại. Tệp của
hồ sơ khác thì đưa về đúng hồ sơ của nó.
Căn cứ: quyết định ban hành bộ chỉ số áp dụng cho năm học của hồ sơ.
"""

from cdsdossier.judging.review import is_same_set
from cdsdossier.judging.review_origin import ReviewDoubt, find_review_doubt
from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_review

SEVERITY = Severity.ERROR
_HOW = {
    ReviewDoubt.OTHER_PACKAGE: "Mở đánh giá ở gói này: cdsdossier review open --from với thư mục của lần trước.",
    ReviewDoubt.UNMARKED: "Không phải của cơ quan mình thì xóa review.yaml. Đúng là của mình: cdsdossier review claim.",
}
MESSAGE = "{what}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield where the review is of another dossier, or was made by another set than the dossier is judged by here."""
    review, rules, head = case.dossier.review, case.indicator_set, case.dossier.head
    if review is None:
        return
    of = review.of
    for key, there, here in (
        ("school", of.school, head.school.code),
        ("school_year", of.school_year, head.school_year),
    ):
        if there and here and there.strip() != here.strip():
            what = f"đánh giá ngoài này là của “{there}”, hồ sơ ở đây là “{here}”"
            yield hit_at_review("of", key, what=what, how="Đưa review.yaml về đúng hồ sơ của nó.")
    if doubt := find_review_doubt(case.dossier):
        yield hit_at_review("of", "package", what=doubt.value, how=_HOW[doubt])
    if of.indicator_set and of.indicator_set != rules.id:
        what = f"đoàn chấm theo bộ chỉ số “{of.indicator_set}”, ở đây đang xét theo “{rules.id}”"
        how = "Xem theo bộ của đoàn: thêm --set với mã hoặc tệp của bộ đó; hoặc thống nhất một bộ rồi mở đánh giá lại."
        yield hit_at_review("of", "indicator_set", what=what, how=how)
    elif not is_same_set(review, rules):
        what = f"đoàn chấm theo một bản khác của bộ “{rules.id}”: điểm tối đa hoặc mức không giống bản đang dùng ở đây"
        how = "Xem theo bản của đoàn: thêm --set với tệp đó; hoặc thống nhất một bản rồi mở đánh giá lại."
        yield hit_at_review("of", "set_digest", what=what, how=how)

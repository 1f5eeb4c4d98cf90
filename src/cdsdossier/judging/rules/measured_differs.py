"""Số liệu đo được của các mục chấm không khớp nhau, hoặc lớn hơn số người của trường.

Vì sao: một mục chấm ghi 60/60 giáo viên, mục khác ghi 40/40 thì ít nhất một số sai; đếm được nhiều giáo viên hơn tổng
số cán bộ, giáo viên, nhân viên (staff) thì cũng vậy. Người thẩm định đặt hai mục chấm cạnh nhau là thấy. Chỉ so những
mục chấm mà bộ chỉ số ghi rõ là đếm ai: “Tỉ lệ giáo viên có …”. Mục chấm đếm học sinh, phòng học, máy tính, hoặc chỉ một
phần giáo viên (“giáo viên Tin học”) thì không so.
Cách sửa: đếm lại, sửa measured cho cùng một tổng, hoặc sửa staff trong dossier.yaml. Đếm vào hai thời điểm khác nhau
thì thêm miễn trừ, nêu lý do.
"""

from collections import Counter
from collections.abc import Iterator

from cdsdossier.judging.rules._kit import Case, Hits, Severity, hit_at_row
from cdsdossier.text.counted_people import CountedPeople, find_counted_people

SEVERITY = Severity.ERROR
MESSAGE = "“{row}” tính trên {total} {people}, {why}"
FIX = "Đếm lại rồi sửa measured của mục chấm này, hoặc sửa {other}."


def check(case: Case) -> Hits:
    """Yield every share of the staff whose total is above the staff, or is not that of the other rows."""
    counted = list(_counted(case))
    usual = _find_usual_totals(counted)
    staff = case.dossier.head.school.staff
    for row, people, total in counted:
        why = other = ""
        if staff and total > staff:
            why, other = f"nhưng trường chỉ có {staff} cán bộ, giáo viên, nhân viên", "staff trong dossier.yaml"
        elif people.all and total != usual[people.called][1]:
            first, most = usual[people.called]
            why, other = f"nhưng “{first}” tính trên {most}", f"“{first}”"
        if why:
            scored = case.dossier.scores[row]
            yield hit_at_row(scored, "measured", total=total, people=people.called, why=why, other=other)


def _counted(case: Case) -> Iterator[tuple[str, CountedPeople, int]]:
    """Yield the rows with a share of the staff, whom they count, and the total."""
    for row, node in case.indicator_set.rows.items():
        scored, people = case.dossier.scores.get(row), find_counted_people(node.form.text or "")
        _, slash, whole = ((scored and scored.form.measured) or "").partition("/")
        if people and slash:
            yield row, people, int(whole)


def _find_usual_totals(counted: list[tuple[str, CountedPeople, int]]) -> dict[str, tuple[str, int]]:
    """Return, for each kind of people, the total that most rows have (of several, the first) and its first row."""
    totals: dict[str, list[tuple[str, int]]] = {}
    for row, people, total in counted:
        if people.all:
            totals.setdefault(people.called, []).append((row, total))
    usual = {}
    for called, found in totals.items():
        often = Counter(total for _, total in found).most_common(1)[0][0]
        usual[called] = next((row, total) for row, total in found if total == often)
    return usual

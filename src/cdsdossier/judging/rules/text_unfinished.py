"""Chữ còn để dở, hoặc chữ mẫu của chương trình còn nguyên.

Vì sao: “về việc …”, “<tên trường>”, “[điền]”, “xxx” hay dòng mẫu được in nguyên lên văn bản; ký xong mới thấy thì phải
làm lại. Còn là dự thảo thì đây là cảnh báo; bản chính thức thì không được còn chữ nào như vậy. Dấu ba chấm ở cuối một
chuỗi liệt kê (“máy tính, máy chiếu…”) là “vân vân”, không phải chữ để dở.
Cách sửa: viết nốt chỗ đó; dòng mẫu không dùng thì xóa.
"""

import re

from cdsdossier.judging.rules._kit import Case, Hit, Hits, Severity, hit_at_text
from cdsdossier.model.dossier import HEAD, REVIEW, Evidence, Review
from cdsdossier.model.dossier.head import Member, Person
from cdsdossier.model.dossier.review import TeamMember
from cdsdossier.model.dossier.texts import TypedText
from cdsdossier.text.unfinished import find_placeholder, is_placeholder_name, is_placeholder_title

SEVERITY = Severity.WARNING
MESSAGE = "“{text}” {what}"
FIX = "{how}"

_MARK = "còn chỗ để dở: {}", "Viết nốt chỗ này trước khi in."
_SAMPLE = "là chữ mẫu của chương trình", "Sửa theo thực tế của nhà trường, hoặc xóa."
#: What the files of a new year show as examples, and what no school can really mean.
SAMPLES = {
    "Nhà trường đã dùng phần mềm quản lý học tập ở tất cả các khối lớp.",
    "Bố trí kinh phí nâng cấp đường truyền Internet.",
    "Tên văn bản", "Tên trang", "Tên trường",
}  # fmt: skip
SAMPLE_PEOPLE: tuple[Member | TeamMember, ...] = (
    *(
        Member(name=name, post=post, role=role, task=task)
        for name, posts, role, task in (
            ("N.V.A.", ("Hiệu trưởng", "Giám đốc", "Trưởng phòng"), "Chủ tịch", "Phụ trách chung"),
            (
                "T.T.B.",
                ("Phó hiệu trưởng", "Phó giám đốc", "Phó trưởng phòng"),
                "Phó chủ tịch",
                "Phụ trách nhóm tiêu chí 1",
            ),
            ("L.V.C.", ("Giáo viên Tin học", "Chuyên viên"), "Thư ký", "Tổng hợp hồ sơ, minh chứng"),
        )
        for post in posts
    ),
    TeamMember(name="N.V.A.", post="Phó Trưởng phòng Văn hóa - Xã hội", role="Trưởng đoàn"),
)
_SAMPLE_NAMES = {one.name for one in SAMPLE_PEOPLE}
#: A number of nothing but zeros.
_NO_NUMBER = re.compile(r"0+\s*/\D.*")
_SHOWN = 70
_PEOPLE = (Person, Member, TeamMember)


def check(case: Case) -> Hits:
    """Yield every typed text with a mark of something unwritten, and every sample that was left in place."""
    for typed in case.texts:
        mark = find_placeholder(typed.text)
        if mark:
            yield _hit(typed, _MARK[0].format(f"“{mark}”"), _MARK[1])
        elif typed.text.strip() in SAMPLES or (typed.key == "number" and _NO_NUMBER.fullmatch(typed.text)):
            yield _hit(typed, *_SAMPLE)
        elif typed.key == "name" and isinstance(typed.form, _PEOPLE) and is_placeholder_name(typed.text):
            yield _hit(typed, "là tên mẫu, không phải tên người", "Viết họ tên thật.")
        elif typed.key == "title" and isinstance(typed.form, Evidence) and is_placeholder_title(typed.text):
            yield _hit(typed, "không cho biết minh chứng là gì", "Viết tên minh chứng như trên văn bản.")
    yield from _sample_people(case)


def _hit(typed: TypedText, what: str, how: str) -> Hit:
    line = " ".join(typed.text.split())
    text = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rpartition(' ')[0]} …"
    return hit_at_text(typed, text=text, what=what, how=how)


def _sample_people(case: Case) -> Hits:
    lists: tuple[tuple[str, str, tuple[Member | TeamMember, ...]], ...] = (
        (HEAD, "council", case.dossier.head.council),
        (REVIEW, "team", (case.dossier.review or Review()).team),
    )
    for file, key, people in lists:
        for index, one in enumerate(people):
            if one.name in _SAMPLE_NAMES and one in SAMPLE_PEOPLE:
                yield Hit(
                    file, (key, index), words={"text": f"{one.name}, {one.post}", "what": _SAMPLE[0], "how": _SAMPLE[1]}
                )

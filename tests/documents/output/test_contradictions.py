"""One wrong change to a clean dossier: the rule that must speak, and the papers that must not become official.

The dossier is the shipped example, all of whose papers are issued, the school's and the office's. Each line of the
table changes one place. The right variations below it must stay silent.
"""

# ruff: noqa: E501 - one change a line

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from support.examples import EXAMPLES
from support.rulemaker import read_dossier

from cdsdossier.documents import catalogue
from cdsdossier.documents.compose import Composer
from cdsdossier.documents.output.final_gate import concerns_document
from cdsdossier.files import resources
from cdsdossier.findings import Finding, Severity
from cdsdossier.judging.assessing import Assessment, check_scored, score_dossier
from cdsdossier.model.dossier import Dossier, EvidenceFile
from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import OFFICE_DOCUMENTS
from cdsdossier.model.indicatorset import IndicatorSet

EXAMPLE = EXAMPLES["quyet-tien"]
HEAD, REVIEW, TIMELINE, NARRATIVE = "dossier.yaml", "review.yaml", "timeline.yaml", "narrative.yaml"
TEACHING, ADMIN = "scores/1-day-hoc.yaml", "scores/2-quan-tri.yaml"
TODAY = date(2024, 6, 20)
#: The papers of the office that can be issued in the state that the example has come to: it was not returned.
OFFICE = OFFICE_DOCUMENTS[:3]


@cache
def texts() -> dict[str, str]:
    """Return the example's files."""
    return {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXAMPLE.rglob("*.yaml"))
        if path.parent.name in {EXAMPLE.name, "scores"}
    }


@cache
def evidence() -> tuple[EvidenceFile, ...]:
    return tuple(Dossier.read(EXAMPLE).evidence.files)


def judge(files: Mapping[str, str], lying: Iterable[EvidenceFile] | None = None, today: date = TODAY) -> Assessment:
    dossier = read_dossier(files, evidence() if lying is None else lying, folder="2023-2024")
    rules = IndicatorSet.of(Dossier.read(EXAMPLE))
    return check_scored(score_dossier(dossier, rules, today), shipped=rules)


@cache
def printed() -> dict[str, frozenset[str]]:
    """Return what each document of the clean example prints: the paths of its facts."""
    source = resources.templates_folder()
    year = catalogue.read_catalogue(source)
    composer = Composer(judge(texts()), year, source)
    return {name: composer.compose(year.entry(name)).uses for name in (*DOCUMENTS, *OFFICE)}


def grave(assessment: Assessment) -> list[str]:
    """Return the errors and warnings, in words."""
    found = (one for one in assessment.findings if one.severity is not Severity.NOTICE and one.waived is None)
    return [f"{one.rule} {one.file}:{one.line} {one.message}" for one in found]


def changed(file: str, old: str, new: str, within: dict[str, str] | None = None) -> dict[str, str]:
    """Return the texts of a dossier (the clean example) with a place of a file changed."""
    files = within or texts()
    assert old in files[file], f"{file} has no {old!r}"
    return {**files, file: files[file].replace(old, new, 1)}


class Wrong(NamedTuple):
    """What becomes what in a file, the rule that tells it, and documents that must not become official."""

    file: str
    old: str
    new: str
    rule: str
    stops: tuple[str, ...]


ALL, RESULTS = (
    DOCUMENTS,
    ("phieu-cham-diem", "bien-ban-tu-danh-gia", "bao-cao", "quyet-dinh-cong-nhan", "thong-bao-ket-qua"),
)
PLAN, COUNCIL, LIST, SHEET, MINUTES, REPORT, APPROVAL, REQUEST, NOTICE = DOCUMENTS
VISIT, DECISION, CERTIFICATE = OFFICE
LAW = "number: 4725/QĐ-BGDĐT, date: 2022-12-30, issuer: Bộ Giáo dục và Đào tạo"
SAID = "Giáo viên tích cực xây dựng bài giảng điện tử,"
TEAM = "number: 85/QĐ-PGDĐT, date: 2024-05-08"

# fmt: off
WRONG: dict[str, Wrong] = {
    # One fact in two places.
    "another head than in the council": Wrong(HEAD, "head: {name: N.V.A.", "head: {name: N.V.Q.", "council-unfit", (COUNCIL, MINUTES)),
    "the head is a deputy in the council": Wrong(HEAD, "post: Hiệu trưởng", "post: Phó hiệu trưởng", "council-unfit", (COUNCIL, MINUTES)),
    "a deputy signs who is the head in the council": Wrong(HEAD, "title: Hiệu trưởng", "title: Phó hiệu trưởng", "council-unfit", (COUNCIL, MINUTES)),
    "a school with a Giám đốc": Wrong(HEAD, "title: Hiệu trưởng", "title: Giám đốc", "head-title-wrong", ALL),
    "a teacher signs one document": Wrong(HEAD, "bao-cao: {", "bao-cao: {signer: {name: T.T.B., title: Tổ trưởng}, ", "head-title-wrong", (REPORT,)),
    "a Trưởng phòng heads an UBND": Wrong(REVIEW, "name: Phòng Giáo dục và Đào tạo huyện Tiên Lãng\n  code: PGDĐT", "name: UBND xã Quyết Tiến\n  code: UBND", "head-title-wrong", OFFICE),
    "a Giám đốc heads a Phòng": Wrong(REVIEW, "title: Trưởng phòng", "title: Giám đốc", "head-title-wrong", OFFICE),
    "a name of another kind of school": Wrong(HEAD, "name: Trường THCS", "name: Trường Tiểu học", "school-kind-differs", ALL),
    "a centre's name": Wrong(HEAD, "name: Trường THCS", "name: Trung tâm GDNN-GDTX", "school-kind-differs", ALL),
    "a kind that the name contradicts": Wrong(HEAD, "kind: thcs", "kind: thpt", "school-kind-differs", ALL),
    "the set's decision on another day": Wrong(HEAD, LAW, LAW.replace("12-30", "12-03"), "basis-set-differs", (PLAN, REPORT)),
    "the set's decision of another body": Wrong(HEAD, LAW, LAW.replace("Bộ Giáo dục và Đào tạo", "Bộ Nội vụ"), "basis-set-differs", (PLAN, REPORT)),
    "the set's decision under a mistyped number": Wrong(HEAD, LAW, LAW.replace("4725", "4752"), "basis-set-differs", (PLAN, REPORT)),
    "the office cites the set on another day": Wrong(REVIEW, LAW, LAW.replace("12-30", "11-30"), "basis-set-differs", (DECISION,)),
    "a basis twice": Wrong(HEAD, "bases:\n", f"bases:\n  - {{kind: Quyết định, {LAW}, about: ban hành Bộ chỉ số}}\n", "basis-repeated", (PLAN, REPORT)),
    "a basis of the office twice": Wrong(REVIEW, "\nbases:\n", f"\nbases:\n  - {{kind: Quyết định, {TEAM}, issuer: Phòng Giáo dục và Đào tạo huyện Tiên Lãng, about: về việc thành lập Đoàn}}\n", "basis-repeated", (DECISION,)),
    "a notice's notation on a decision": Wrong(HEAD, "kind: Thông báo, number: 386", "kind: Quyết định, number: 386", "basis-notation-wrong", (PLAN,)),
    "a notation of another body": Wrong(HEAD, "386/TB-SGDĐT", "386/TB-BGDĐT", "basis-notation-wrong", (PLAN,)),
    "a circular of the year before its number": Wrong(HEAD, "2020-09-15", "2021-09-15", "basis-notation-wrong", (COUNCIL,)),
    "a plan's notation on the office's decision": Wrong(REVIEW, "85/QĐ-PGDĐT", "85/KH-PGDĐT", "basis-notation-wrong", (DECISION,)),
    "a decision of the office under another's notation": Wrong(REVIEW, "85/QĐ-PGDĐT", "85/QĐ-BGDĐT", "basis-notation-wrong", (DECISION,)),
    "the visit on another day than its minutes": Wrong(REVIEW, "\ndate: 2024-05-16", "\ndate: 2024-05-15", "review-date-differs", (VISIT,)),
    "the minutes of the visit on another day": Wrong(REVIEW, "number: 7\n    date: 2024-05-16", "number: 7\n    date: 2024-05-17", "review-date-differs", (VISIT,)),
    "evidence has our plan's number on another day": Wrong(TEACHING, "number: 21/KH-THCSQT, date: 2023-09-12", "number: 02/KH-THCSQT, date: 2024-02-06", "evidence-number-wrong", (LIST, SHEET)),
    "two evidence papers with one number": Wrong(TEACHING, "number: 45/QĐ-THCSQT", "number: 46/QĐ-THCSQT", "evidence-number-wrong", (LIST, SHEET)),
    "one evidence paper with two numbers": Wrong(TEACHING, "number: 06/HĐ-THCSQT", "number: 07/HĐ-THCSQT", "evidence-number-wrong", (LIST, SHEET)),
    "one number for two documents": Wrong(HEAD, "quyet-dinh-cong-nhan: {number: 2", "quyet-dinh-cong-nhan: {number: 1", "document-number-reused", (APPROVAL,)),
    "the office's decision under its team's number": Wrong(REVIEW, "85/QĐ-PGDĐT", "96/QĐ-PGDĐT", "document-number-reused", (DECISION,)),
    "the annex announces another number": Wrong(TIMELINE, "number: 02/KH-THCSQT", "number: 03/KH-THCSQT", "annex-differs", (PLAN,)),
    "another head signs in between": Wrong(HEAD, "bao-cao: {", "bao-cao: {signer: {name: N.V.Q., title: Hiệu trưởng}, ", "person-differs", (REPORT,)),
    "another head of the office in between": Wrong(REVIEW, "{number: 96, date: 2024-05-24", "{number: 96, signer: {name: N.V.Q., title: Trưởng phòng}, date: 2024-05-24", "person-differs", (DECISION,)),
    "a head who signs as deputy later": Wrong(HEAD, "bao-cao: {", "bao-cao: {signer: {name: N.V.A., title: Phó hiệu trưởng}, ", "person-differs", (REPORT,)),
    "Bà here and Ông there": Wrong(HEAD, "title: Hiệu trưởng, honorific: Ông", "title: Hiệu trưởng, honorific: Bà", "person-differs", ()),
    "a member of the team twice": Wrong(REVIEW, "name: P.T.N.", "name: B.T.L.", "person-differs", (VISIT,)),
    "a member of the council in the team": Wrong(REVIEW, "name: P.T.N.", "name: P.T.D.", "person-differs", ()),
    "the school's head heads the office": Wrong(REVIEW, "head: {name: Đ.V.K.", "head: {name: N.V.A.", "person-differs", ()),
    # Numbers that disagree.
    "more teachers than staff": Wrong(TEACHING, "measured: 27/28", "measured: 59/60", "measured-differs", RESULTS),
    "other teachers in the next row": Wrong(TEACHING, "measured: 24/28", "measured: 24/30", "measured-differs", RESULTS),
    "points in the report": Wrong(NARRATIVE, SAID, f"Nhóm tiêu chí 1 đạt 82/100 điểm. {SAID}", "prose-differs", ()),
    "a level in the report": Wrong(NARRATIVE, SAID, f"Nhóm tiêu chí 1 xếp Mức độ 3. {SAID}", "prose-differs", ()),
    "votes in the report": Wrong(NARRATIVE, "được ghi thành biên bản.", "được ghi thành biên bản; 6/7 thành viên tán thành.", "prose-differs", ()),
    "points in the office's remarks": Wrong(REVIEW, "- Hồ sơ sắp xếp theo mã tiêu chí,", "- Nhóm tiêu chí 1 đạt 71/100 điểm,", "prose-differs", ()),
    "a plan that the register has not": Wrong(NARRATIVE, "ban hành kế hoạch thực hiện,", "ban hành Kế hoạch số 99/KH-THCSQT,", "prose-cites-unknown", ()),
    "points above the maximum": Wrong(TEACHING, '"1.5.1":\n    points: 5', '"1.5.1":\n    points: 50', "points-above-maximum", RESULTS),
    # Order and time.
    "a list before the council": Wrong(HEAD, "danh-muc-minh-chung: {date: 2024-04-12}", "danh-muc-minh-chung: {date: 2024-02-01}", "documents-out-of-order", (LIST,)),
    "a list after the request": Wrong(HEAD, "danh-muc-minh-chung: {date: 2024-04-12}", "danh-muc-minh-chung: {date: 2024-05-09}", "documents-out-of-order", (REQUEST,)),
    "a sheet after the minutes": Wrong(HEAD, "phieu-cham-diem: {date: 2024-04-12}", "phieu-cham-diem: {date: 2024-04-15}", "documents-out-of-order", (MINUTES,)),
    "an approval before the minutes": Wrong(HEAD, "cong-nhan: {number: 2, date: 2024-04-22", "cong-nhan: {number: 2, date: 2024-04-11", "documents-out-of-order", (APPROVAL,)),
    "a decision before the visit": Wrong(REVIEW, "{number: 96, date: 2024-05-24", "{number: 96, date: 2024-05-14", "documents-out-of-order", (DECISION,)),
    "a certificate before its decision": Wrong(REVIEW, "giay-chung-nhan: {number: 12, date: 2024-05-24", "giay-chung-nhan: {number: 12, date: 2024-05-23", "documents-out-of-order", (CERTIFICATE,)),
    "a team founded after its minutes": Wrong(REVIEW, TEAM, TEAM.replace("05-08", "05-20"), "document-cites-later", (VISIT,)),
    "a basis younger than the office's decision": Wrong(REVIEW, TEAM, TEAM.replace("05-08", "05-25"), "document-cites-later", (DECISION,)),
    "a basis younger than the plan": Wrong(HEAD, "number: 386/TB-SGDĐT, date: 2023-09-22", "number: 386/TB-SGDĐT, date: 2024-03-22", "document-cites-later", (PLAN,)),
    "a certificate that has run out when it is issued": Wrong(REVIEW, "valid_until: 2025-05-31", "valid_until: 2024-05-20", "term-before-document", (CERTIFICATE,)),
    "a meeting of one minute": Wrong(HEAD, 'ends: "16:30"', 'ends: "14:01"', "votes-wrong", (MINUTES,)),
    "a visit of one minute": Wrong(REVIEW, 'ends: "11:15"', 'ends: "8:01"', "votes-wrong", (VISIT,)),
    "a visit that ends before it begins": Wrong(REVIEW, 'ends: "11:15"', 'ends: "7:15"', "votes-wrong", (VISIT,)),
    "a meeting at night": Wrong(HEAD, 'starts: "14:00"', 'starts: "4:00"', "votes-wrong", ()),
    "a visit of more than half a day": Wrong(REVIEW, 'ends: "11:15"', 'ends: "21:15"', "votes-wrong", ()),
    "less than half of the council": Wrong(HEAD, "present: 7\n    absent: []\n    for: 7", "present: 3\n    absent: [P.T.D., V.T.E., Đ.V.G., H.T.H.]\n    for: 3", "votes-wrong", (MINUTES,)),
    "a statute of another kind of school": Wrong(HEAD, "ban hành Điều lệ trường trung học cơ sở, trường trung học phổ thông và trường phổ thông có nhiều cấp học", "ban hành Điều lệ trường tiểu học", "basis-authority-missing", (COUNCIL, APPROVAL)),
    "a plan's number on a decision among evidence": Wrong(TEACHING, "number: 45/QĐ-THCSQT", "number: 45/KH-THCSQT", "evidence-number-wrong", ()),
    "evidence younger than its list": Wrong(TEACHING, "date: 2024-03-20", "date: 2024-04-20", "evidence-out-of-year", ()),
    "evidence called x": Wrong(TEACHING, "title: Lịch dạy học trực tuyến}", "title: x}", "text-unfinished", ()),
    "evidence called by a number": Wrong(TEACHING, "title: Lịch dạy học trực tuyến}", "title: Minh chứng 1}", "text-unfinished", ()),
    "to be added later": Wrong(NARRATIVE, SAID, f"(bổ sung sau) {SAID}", "text-unfinished", (REPORT,)),
    "a slot of a template": Wrong(NARRATIVE, SAID, f"{{{{ten_truong}}}} {SAID}", "text-unfinished", (REPORT,)),
    "letters for numbers": Wrong(NARRATIVE, SAID, f"Có XX/YY giáo viên. {SAID}", "text-unfinished", (REPORT,)),
    "a person from a form": Wrong(HEAD, "name: H.T.H.", "name: Nguyễn Văn A", "text-unfinished", ()),
    "a school in capitals": Wrong(HEAD, "name: Trường THCS Quyết Tiến", "name: TRƯỜNG THCS QUYẾT TIẾN", "text-form", ALL),
    "the visit at another school": Wrong(REVIEW, "place: Phòng họp Trường THCS Quyết Tiến", "place: Phòng họp Trường THCS Quyết Thắng", "meeting-place-differs", ()),
    "the meeting at another school": Wrong(HEAD, "place: Phòng họp nhà trường", "place: Trường Tiểu học Hùng Thắng", "meeting-place-differs", ()),
    "a subject with a capital": Wrong(HEAD, "about: về kết luận", "about: Về việc kết luận", "text-form", ()),
    "a total in the report": Wrong(NARRATIVE, SAID, f"Tổng điểm 125/200. {SAID}", "prose-differs", ()),
    "a group with its points": Wrong(NARRATIVE, SAID, f"Nhóm 1: 82/100. {SAID}", "prose-differs", ()),
    "a level in Roman numerals": Wrong(NARRATIVE, SAID, f"Nhóm 1 xếp Mức III. {SAID}", "prose-differs", ()),
    "a level in words": Wrong(NARRATIVE, SAID, f"Nhóm 1 đạt mức độ ba. {SAID}", "prose-differs", ()),
    "more votes than members": Wrong(HEAD, "for: 7", "for: 9", "votes-wrong", (MINUTES,)),
    "an annex month that its document contradicts": Wrong(TIMELINE, "when: Tháng 2/2024", "when: Tháng 3/2024", "task-document-differs", (PLAN,)),
    "a document of another school year": Wrong(HEAD, "thong-bao-ket-qua: {number: 20, date: 2024-06-07", "thong-bao-ket-qua: {number: 20, date: 2025-06-07", "document-out-of-year", (NOTICE,)),
    # Unfinished text.
    "dots in the prose": Wrong(NARRATIVE, SAID, f"… {SAID}", "text-unfinished", (REPORT,)),
    "four dots in a place": Wrong(HEAD, "place: Quyết Tiến", 'place: "...."', "text-unfinished", ALL),
    "a blank in brackets": Wrong(NARRATIVE, SAID, f"<ghi số liệu> {SAID}", "text-unfinished", (REPORT,)),
    "xxx in a post": Wrong(HEAD, "post: Giáo viên Tin học", "post: xxx", "text-unfinished", (COUNCIL,)),
    "dots in the office's remarks": Wrong(REVIEW, "- Hồ sơ sắp xếp theo mã tiêu chí,", "- Hồ sơ … sắp xếp theo mã tiêu chí,", "text-unfinished", (VISIT,)),
    "a name in quotes": Wrong(HEAD, "name: Trường THCS Quyết Tiến", "name: “Trường THCS Quyết Tiến”", "text-form", ALL),
    "two spaces in a name": Wrong(HEAD, "name: Trường THCS Quyết Tiến", "name: Trường THCS  Quyết Tiến", "text-form", ALL),
    "a full stop after a name": Wrong(HEAD, "name: Trường THCS Quyết Tiến", "name: Trường THCS Quyết Tiến.", "text-form", ALL),
    "a name in lower case": Wrong(HEAD, "name: Trường THCS Quyết Tiến", "name: trường THCS quyết tiến", "text-form", ALL),
    "a code with a space": Wrong(HEAD, "code: THCSQT", "code: THCS QT", "text-form", ALL),
    "a code in lower case": Wrong(REVIEW, "code: PGDĐT", "code: pgdđt", "text-form", OFFICE),
    "a place with xã before it": Wrong(HEAD, "place: Quyết Tiến", "place: xã Quyết Tiến", "text-form", ALL),
    "a degree before a signer's name": Wrong(HEAD, "head: {name: N.V.A.", "head: {name: ThS. N.V.A.", "text-form", ALL),
    "a degree before the office's signer": Wrong(REVIEW, "head: {name: Đ.V.K.", "head: {name: TS. Đ.V.K.", "text-form", OFFICE),
    "V/v inside a subject": Wrong(HEAD, "about: về kết luận", "about: V/v kết luận", "text-form", (PLAN,)),
    # Authority, confirmation.
    "a decision without authority": Wrong(HEAD, "ban hành Điều lệ trường", "ban hành Chương trình trường", "basis-authority-missing", (COUNCIL, APPROVAL)),
    "an office's decision without authority": Wrong(REVIEW, "hướng dẫn chức năng, nhiệm vụ, quyền hạn", "hướng dẫn công tác", "basis-authority-missing", (DECISION,)),
    "a head that nobody has confirmed": Wrong(HEAD, "school_year:", "confirmed: {head: false}\nschool_year:", "unconfirmed", (PLAN, COUNCIL, REPORT)),
    "a council that nobody has confirmed": Wrong(HEAD, "school_year:", "confirmed: {council: false}\nschool_year:", "unconfirmed", (COUNCIL, MINUTES)),
    "bases that nobody has confirmed": Wrong(HEAD, "school_year:", "confirmed: {bases: false}\nschool_year:", "unconfirmed", (PLAN, REPORT)),
    # Evidence on paper.
    "evidence without a title": Wrong(TEACHING, "title: Thống kê bài giao cho học sinh tự học trên LMS", "note: x", "evidence-untitled", (LIST,)),
    "evidence that is not there": Wrong(TEACHING, "1.1/ke-hoach-day-hoc-truc-tuyen.pdf", "1.1/ke-hoach.pdf", "evidence-file-missing", (LIST,)),
}
# fmt: on


def test_the_example_is_clean() -> None:
    assert grave(judge(texts())) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_change_is_told_and_stops_the_papers_that_print_it(name: str) -> None:
    file, old, new, rule, stops = WRONG[name]

    found = judge(changed(file, old, new))

    speaking = [one for one in found.findings if one.rule == rule]
    assert speaking, grave(found)
    assert {document for document in stops if not _is_stopped(document, speaking)} == set()


def _is_stopped(document: str, found: Iterable[Finding]) -> bool:
    return any(concerns_document(one, document, printed()[document]) for one in found)


Step = tuple[str, str, str]
LONG = "Trường THCS Quyết Tiến - Nguyễn Bỉnh Khiêm thuộc cụm liên trường phía Đông Bắc huyện Tiên Lãng"
COMMUNE: tuple[Step, ...] = (
    (
        REVIEW,
        "name: Phòng Giáo dục và Đào tạo huyện Tiên Lãng\n  code: PGDĐT",
        "name: UBND xã Quyết Tiến\n  code: UBND",
    ),
    (REVIEW, "title: Trưởng phòng", "title: Phó Chủ tịch"),
    (REVIEW, "\nbases:\n", "\nbases:\n  - {kind: Luật Tổ chức chính quyền địa phương, date: 2015-06-19}\n"),
)

# fmt: off
RIGHT: dict[str, tuple[Step, ...]] = {
    "a change of principal in the middle of the year": (
        (HEAD, "head: {name: N.V.A.", "head: {name: N.V.Q."),
        (HEAD, "quyet-dinh-hoi-dong: {", "quyet-dinh-hoi-dong: {signer: {name: N.V.A., title: Hiệu trưởng}, "),
        (HEAD, "ke-hoach: {", "ke-hoach: {signer: {name: N.V.A., title: Hiệu trưởng}, "),
    ),
    "the last paper by the new head": ((HEAD, "thong-bao-ket-qua: {", "thong-bao-ket-qua: {signer: {name: N.V.Q., title: Hiệu trưởng}, "),),
    "the school's kind written out in a place": ((HEAD, "place: Phòng họp nhà trường", "place: Hội trường Trường Trung học cơ sở Quyết Tiến, xã Quyết Tiến"),),
    "a meeting in the evening, with one more than half": ((HEAD, 'starts: "14:00"\n    ends: "16:30"', 'starts: "19:00"\n    ends: "21:30"'), (HEAD, "present: 7\n    absent: []\n    for: 7", "present: 4\n    absent: [V.T.E., Đ.V.G., H.T.H.]\n    for: 4")),
    "a plan that a decision puts in force": ((TEACHING, "title: Quyết định ban hành Quy chế tổ chức", "title: Kế hoạch tổ chức"),),
    "a deputy signs one paper": ((HEAD, "bao-cao: {", "bao-cao: {signer: {name: T.T.B., title: Phó hiệu trưởng}, "),),
    "a deputy who became the head": (
        (HEAD, "quyet-dinh-hoi-dong: {", "quyet-dinh-hoi-dong: {signer: {name: N.V.A., title: Phó hiệu trưởng}, "),
        (HEAD, "ke-hoach: {", "ke-hoach: {signer: {name: N.V.A., title: Phó hiệu trưởng}, "),
    ),
    "a deputy signs": ((HEAD, "head: {name: N.V.A., title: Hiệu trưởng, honorific: Ông", "head: {name: T.T.B., title: Phó hiệu trưởng, honorific: Bà"),),
    "a deputy is acting head": ((HEAD, "title: Hiệu trưởng", "title: Hiệu trưởng, acting: true"), (HEAD, "post: Hiệu trưởng", "post: Phó hiệu trưởng")),
    "a name of 93 letters": ((HEAD, "name: Trường THCS Quyết Tiến", f"name: {LONG}"),),
    "a school of two levels": ((HEAD, "name: Trường THCS", "name: Trường Tiểu học và THCS"), (HEAD, "kind: thcs", "kind: pho-thong-nhieu-cap")),
    "a boarding school": ((HEAD, "name: Trường THCS", "name: Trường PTDTBT THCS"),),
    "a commune that assesses": COMMUNE,
    "the minister issued the set's decision": ((HEAD, LAW, LAW.replace("Bộ Giáo", "Bộ trưởng Bộ Giáo")), (REVIEW, LAW, LAW.replace("Bộ Giáo", "Bộ trưởng Bộ Giáo"))),
    "the head issued the founding of the team": ((REVIEW, f"{TEAM}, issuer: Phòng", f"{TEAM}, issuer: Trưởng phòng"),),
    "a resolution of the National Assembly": ((HEAD, "\nbases:\n", "\nbases:\n  - {kind: Nghị quyết, number: 88/2014/QH13, date: 2014-11-28, issuer: Quốc hội, about: về đổi mới chương trình}\n"),),
    "a commune's chairman himself": (*COMMUNE, (REVIEW, "title: Phó Chủ tịch", "title: Chủ tịch")),
    "a dossier returned before": ((REVIEW, "giay-chung-nhan: {", "phieu-tra-ho-so: {number: 3, date: 2024-05-09}\n  giay-chung-nhan: {"),),
    "a member was absent": ((HEAD, "present: 7", "present: 6"), (HEAD, "absent: []", "absent: [H.T.H.]"), (HEAD, "for: 7", "for: 6")),
    "a member voted against": ((HEAD, "for: 7", "for: 6"), (HEAD, "against: 0", "against: 1")),
    "last year's points in the report": ((NARRATIVE, SAID, f"Năm học trước nhà trường đạt 70/100 điểm. {SAID}"),),
    "the points as computed": ((NARRATIVE, SAID, f"Nhóm tiêu chí 1 đạt 59/100 điểm, xếp Mức độ 2. {SAID}"),),
    "points of one criterion": ((NARRATIVE, SAID, f"Tiêu chí 1.4 được 6/10 điểm. {SAID}"),),
    "the plan by its number": ((NARRATIVE, "ban hành kế hoạch thực hiện,", "ban hành Kế hoạch số 02/KH-THCSQT,"),),
    "another body's plan by its number": ((NARRATIVE, "ban hành kế hoạch thực hiện,", "thực hiện Kế hoạch số 99/KH-SGDĐT,"),),
    "the list on the day of the request": ((HEAD, "danh-muc-minh-chung: {date: 2024-04-12}", "danh-muc-minh-chung: {date: 2024-05-06}"),),
    "evidence that is a document of the register": ((TEACHING, "number: 21/KH-THCSQT, date: 2023-09-12", "number: 02/KH-THCSQT, date: 2024-02-05"),),
    "a basis of one document": ((HEAD, "giá mức độ chuyển đổi số của các cơ sở giáo dục và quản trị cơ sở dữ liệu ngành", "giá mức độ chuyển đổi số, for: [ke-hoach]"),),
    "looked at again": ((HEAD, "school_year:", "confirmed: {head: true, council: true, bases: true, staff: true}\nschool_year:"),),
    "a place that has its kind in its name": ((HEAD, "place: Quyết Tiến", "place: Phường 7"),),
    "a team founded on the day of its visit": ((REVIEW, TEAM, TEAM.replace("05-08", "05-16")),),
    "a certificate of one day": ((REVIEW, "valid_until: 2025-05-31", "valid_until: 2024-05-24"),),
    "words to discuss, and copies": ((HEAD, "starts:", "copies: 2\n    discussion: [Nhất trí với điểm các tiêu chí.]\n    starts:"),),
}
# fmt: on


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_variation_is_silent(name: str) -> None:
    files = texts()
    for file, old, new in RIGHT[name]:
        files = changed(file, old, new, files)

    assert grave(judge(files)) == []

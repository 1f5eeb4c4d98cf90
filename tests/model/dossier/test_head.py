"""``dossier.yaml``: what each key becomes, what may be left out, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from cdsdossier.findings import Finding
from cdsdossier.model.dossier.head import (
    COUNCIL_ROLES,
    DOCUMENT_KINDS,
    DOCUMENTS,
    REQUIRED_KEYS,
    TERMS,
    Basis,
    Download,
    Head,
    Issued,
    Member,
    Person,
    School,
    Term,
    Waiver,
)
from cdsdossier.model.school_kinds import SCHOOL_KINDS
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

FULL = """\
school:
  name: Trường A
  code: THCSA
  kind: thcs
  place: Xã A
  parent: UBND xã A
  reports_to: Phòng B
  head: {name: Bà C, title: Phó hiệu trưởng, acting: true}
  staff: 38
school_year: 2025-2026
terms: {I: {from: 2025-09-05, to: 2026-01-17}}
indicator_set: qd4725-2022
council: [{name: Bà C, post: Hiệu trưởng, role: Chủ tịch, task: Phụ trách}]
bases: [{kind: Quyết định, number: 1/QĐ, date: 2022-12-30, issuer: Bộ, about: Bộ chỉ số, for: [ke-hoach]}]
documents:
  bien-ban-tu-danh-gia: {number: 1, date: 2026-04-10, file: van-ban/a.pdf, starts: "14:00", ends: "16:30",
    place: Phòng họp, present: 7, absent: [Ông D], for: 6, against: 1, abstain: 0}
waivers: [{rule: evidence-duplicate, where: "1.3.2", reason: Một hợp đồng}]
publish: [{file: output/a.pdf, title: Kế hoạch}]
"""


def read(text: str) -> tuple[Head, list[Finding]]:
    form, findings = read_form(Head, parse_page(text.encode(), "dossier.yaml"))
    return form, list(findings)


def test_every_key_of_a_full_head_is_read() -> None:
    assert read(FULL) == (
        Head(
            school=School(
                name="Trường A", code="THCSA", kind="thcs", place="Xã A", parent="UBND xã A", reports_to="Phòng B",
                head=Person(name="Bà C", title="Phó hiệu trưởng", acting=True), staff=38,
            ),
            school_year="2025-2026",
            terms={"I": Term(from_=date(2025, 9, 5), to=date(2026, 1, 17))},
            indicator_set="qd4725-2022",
            council=(Member(name="Bà C", post="Hiệu trưởng", role="Chủ tịch", task="Phụ trách"),),
            bases=(
                Basis(kind="Quyết định", number="1/QĐ", date=date(2022, 12, 30), issuer="Bộ", about="Bộ chỉ số",
                      for_=("ke-hoach",)),
            ),
            documents={
                "bien-ban-tu-danh-gia": Issued(
                    number="1", date=date(2026, 4, 10), file="van-ban/a.pdf", starts="14:00", ends="16:30",
                    place="Phòng họp", present=7, absent=("Ông D",), for_=6, against=1, abstain=0,
                )
            },
            waivers=(Waiver(rule="evidence-duplicate", where="1.3.2", reason="Một hợp đồng"),),
            publish=(Download(file="output/a.pdf", title="Kế hoạch"),),
        ),
        [],
    )  # fmt: skip


def test_what_is_left_out_is_not_said() -> None:
    head, findings = read("school: {head: {}}\nbases: [{}]\ndocuments: {ke-hoach: {}}\n")

    assert findings == []
    assert head.school.head == Person(name=None, title=None, acting=False)
    assert head.bases == (Basis(opener="Căn cứ", for_=()),)
    assert head.documents["ke-hoach"] == Issued(number=None, present=None, absent=None)
    assert (head.terms, head.council, head.waivers, head.publish) == ({}, (), (), ())
    assert Head().school == School()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("waivers: [{}]\n", ["tên lỗi (rule)", "mã mục chấm (where)", "lý do nhà trường chấp nhận (reason)"]),
        ("publish: [{}]\n", ["tệp trong hồ sơ (file)", "tên văn bản (title)"]),
    ],
)
def test_a_waiver_and_a_download_must_be_whole(text: str, missing: list[str]) -> None:
    head, findings = read(text)

    assert [(one.rule, one.message) for one in findings] == [("key-missing", f"thiếu {name}") for name in missing]
    assert {
        getattr(one, key)
        for one in (*head.waivers, *head.publish)
        for name in missing
        for key in [name[name.index("(") + 1 : -1]]
    } == {""}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("school: {kind: dai-hoc}\n", "value-wrong"),
        ("council: [{role: Trưởng ban}]\n", "value-wrong"),
        ("terms: {III: {}}\n", "key-unknown"),
        ("documents: {cong-van: {}}\n", "key-unknown"),
        ("bases: [{for: [cong-van]}]\n", "value-wrong"),
        ("school: {staff: -1}\n", "value-wrong"),
    ],
)
def test_a_word_that_is_not_of_the_list_is_refused(text: str, rule: str) -> None:
    assert [finding.rule for finding in read(text)[1]] == [rule]


@pytest.mark.parametrize(
    ("parent", "reports_to", "superior", "addressee"),
    [
        ("UBND xã A", "Phòng Văn hóa - Xã hội xã A", "UBND xã A", "UBND xã A (qua Phòng Văn hóa - Xã hội xã A)"),
        (
            "Uỷ ban nhân dân  phường A",
            "phòng VH-XH",
            "Uỷ ban nhân dân  phường A",
            "Uỷ ban nhân dân  phường A (qua phòng VH-XH)",
        ),
        ("UBND xã A", "UBND xã A", "UBND xã A", "UBND xã A"),
        ("UBND xã A", None, "UBND xã A", "UBND xã A"),
        (None, "Phòng B", "Phòng B", "Phòng B"),
        ("UBND tỉnh A", "Sở Giáo dục và Đào tạo A", "Sở Giáo dục và Đào tạo A", "Sở Giáo dục và Đào tạo A"),
        ("UBND huyện A", "Phòng GDĐT huyện A", "Phòng GDĐT huyện A", "Phòng GDĐT huyện A"),
        (None, None, None, None),
    ],
)
def test_papers_go_to_the_parent_through_its_office(
    parent: str | None, reports_to: str | None, superior: str | None, addressee: str | None
) -> None:
    school = School(parent=parent, reports_to=reports_to)

    assert (school.superior, school.addressee) == (superior, addressee)


@pytest.mark.parametrize("kind", SCHOOL_KINDS)
def test_every_kind_of_school_is_known(kind: str) -> None:
    assert read(f"school: {{kind: {kind}}}\n")[1] == []


def test_the_words_that_files_of_earlier_years_hold_stay() -> None:
    assert TERMS == ("I", "II")
    assert COUNCIL_ROLES == ("Chủ tịch", "Phó chủ tịch", "Thư ký", "Ủy viên")
    assert SCHOOL_KINDS == (
        "mam-non", "tieu-hoc", "thcs", "thpt", "pho-thong-nhieu-cap", "gdtx", "so-gddt", "phong-gddt"
    )  # fmt: skip
    assert [(name, kind.notation, kind.cites) for name, kind in DOCUMENT_KINDS.items()] == [
        ("ke-hoach", "KH", True),
        ("quyet-dinh-hoi-dong", "QĐ", True),
        ("danh-muc-minh-chung", None, False),
        ("phieu-cham-diem", None, False),
        ("bien-ban-tu-danh-gia", "BB", False),
        ("bao-cao", "BC", True),
        ("quyet-dinh-cong-nhan", "QĐ", True),
        ("to-trinh", "TTr", True),
        ("thong-bao-ket-qua", "TB", True),
    ]


def test_every_document_term_and_role_is_known() -> None:
    lines = [
        "documents: {" + ", ".join(f"{name}: {{}}" for name in DOCUMENTS) + "}",
        "terms: {" + ", ".join(f"{name}: {{}}" for name in TERMS) + "}",
        "council: [" + ", ".join(f"{{role: {role}}}" for role in COUNCIL_ROLES) + "]",
    ]

    assert read("\n".join(lines))[1] == []


def test_the_keys_that_every_dossier_needs_are_keys_of_the_form() -> None:
    for path in REQUIRED_KEYS:
        held: object = Head(school=School(head=Person()))
        for step in path:
            assert hasattr(held, step)
            held = getattr(held, step)

"""What several documents say is the same in all of them: parsed out of the paper, compared with the dossier."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.docxreader import Paper
from support.examples import EXAMPLES, all_of, assessed, plain

from cdsdossier.judging.assessing import Assessment
from cdsdossier.judging.review import compare_review
from cdsdossier.text import numbers

OWN = re.compile(r"(\d+\w?/(?:KH|QĐ|BB|BC|TTr|TB)-{code}) (ngày \d\d tháng \d{{1,2}} năm \d{{4}})")
HEAD = re.compile(r"Số: (\S+).*?, (ngày \d\d tháng \d{1,2} năm \d{4})", re.DOTALL)
SCORED = re.compile(r"[Đđ]ạt ([\d,]+)/(\d+) điểm, xếp (Mức độ \d - [^.;:|\n]+)")
TABLED = re.compile(r"^\| \d+ \| .+? \| (\d+) \| ([\d,]+) \| (Mức độ \d - [^|]+?) \|$", re.MULTILINE)
#: Both results: most, own points and level, recognised points and level.
BOTH = re.compile(
    r"^\| \d+ \| .+? \| (\d+) \| ([\d,]+) điểm / (Mức độ[^|]+?) \| ([\d,]+) điểm / (Mức độ[^|]+?) \|$", re.MULTILINE
)
NOTATION = {"ke-hoach": "KH", "quyet-dinh-hoi-dong": "QĐ", "bien-ban-tu-danh-gia": "BB", "bao-cao": "BC",
            "quyet-dinh-cong-nhan": "QĐ", "to-trinh": "TTr", "thong-bao-ket-qua": "TB"}  # fmt: skip


@pytest.fixture(params=EXAMPLES)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assessed(EXAMPLES[request.param])


@pytest.fixture
def texts(assessment: Assessment, tmp_path: Path) -> dict[str, str]:
    return {name: plain(Paper(one.path)) for name, one in all_of(assessment, tmp_path).items()}


def register(assessment: Assessment) -> dict[str, tuple[str, str]]:
    """Return number and day of each issued document, as the register of the dossier has them."""
    head = assessment.dossier.head
    return {
        name: (f"{int(one.number):02d}/{NOTATION[name]}-{head.school.code}", numbers.format_long_date(one.date))
        for name, one in head.documents.items()
        if one.number and one.date
    }


def test_every_citation_has_the_number_and_day_of_the_register(assessment: Assessment, texts: dict[str, str]) -> None:
    known = set(register(assessment).values())
    own = re.compile(OWN.pattern.format(code=assessment.dossier.head.school.code))

    cited = {pair for text in texts.values() for pair in own.findall(text)}
    wrong = {pair for pair in cited if pair not in known and pair[0] in dict(known)}

    assert wrong == set()
    assert cited & known


def test_documents_are_cited_where_they_must_be(assessment: Assessment, texts: dict[str, str]) -> None:
    issued = {name: " ".join(pair) for name, pair in register(assessment).items()}

    for name, places in {
        "ke-hoach": ["ke-hoach", "quyet-dinh-hoi-dong", "bao-cao", "to-trinh"],
        "quyet-dinh-hoi-dong": [
            "quyet-dinh-hoi-dong",
            "bien-ban-tu-danh-gia",
            "bao-cao",
            "quyet-dinh-cong-nhan",
            "to-trinh",
        ],
        "bien-ban-tu-danh-gia": ["bao-cao", "quyet-dinh-cong-nhan", "to-trinh"],
        "quyet-dinh-cong-nhan": ["to-trinh", "thong-bao-ket-qua"],
    }.items():
        assert [place for place in places if issued[name] not in texts[place]] == [], name


def test_the_number_and_day_at_the_top_are_those_that_others_cite(
    assessment: Assessment, texts: dict[str, str]
) -> None:
    for name, (number, day) in register(assessment).items():
        found = re.search(r"Số: (\S+)", texts[name])
        assert found
        assert found[1] == number
        if name != "bien-ban-tu-danh-gia":
            assert f", {day} |" in texts[name], name


def test_points_and_levels_are_the_same_on_all_papers(assessment: Assessment, texts: dict[str, str]) -> None:
    groups = assessment.scores.groups
    expected = [
        (
            numbers.format_number(one.points),
            numbers.format_number(one.maximum),
            f"Mức độ {one.level.level} - {one.level.name}",
        )
        for one in groups
        if one.level
    ]

    assert len(expected) == len(groups)
    for name in ("phieu-cham-diem", "bien-ban-tu-danh-gia", "bao-cao", "quyet-dinh-cong-nhan"):
        assert SCORED.findall(texts[name]) == expected, name
    notice = texts["thong-bao-ket-qua"]
    both = BOTH.findall(notice)
    for name in ("bien-ban-tu-danh-gia", "to-trinh", *(() if both else ("thong-bao-ket-qua",))):
        assert [(points, most, level) for most, points, level in TABLED.findall(texts[name])] == expected, name
    if both:
        assert [(points, most, level) for most, points, level, _, _ in both] == expected
        outside = compare_review(assessment.dossier, assessment.indicator_set, assessment.scores).external_sheet.groups
        assert [(points, level) for _, _, _, points, level in both] == [
            (numbers.format_number(one.points), one.level.titled("Mức độ", " - ")) for one in outside if one.level
        ]
    assert bool(both) == (assessment.dossier.review is not None)
    for group in expected:
        assert f"{group[0]}/{group[1]}" in texts["phieu-cham-diem"].split("Kết luận")[0]


def test_the_list_and_the_minutes_count_the_same_evidence(texts: dict[str, str]) -> None:
    total = re.search(r"Tổng cộng: (\d+) minh chứng", texts["danh-muc-minh-chung"])
    assert total
    codes = re.findall(r"\| (MC\.[\d.]+) \|", texts["danh-muc-minh-chung"])

    assert len(set(codes)) == int(total[1])
    assert f"Danh mục minh chứng ({total[1]} minh chứng)" in texts["bien-ban-tu-danh-gia"]


def test_the_council_is_the_same_everywhere(assessment: Assessment, texts: dict[str, str]) -> None:
    members = assessment.dossier.head.council
    listed = re.findall(
        r"^\| \d+ \| ([^|]+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", texts["quyet-dinh-hoi-dong"], re.MULTILINE
    )

    assert listed == [(f"{one.honorific} {one.name}", one.role) for one in members]
    assert f"gồm {len(members):02d} thành viên" in texts["quyet-dinh-hoi-dong"]
    assert f"/{len(members)} thành viên" in texts["bien-ban-tu-danh-gia"]
    assert f"gồm {len(members):02d} thành viên" in texts["to-trinh"]


def test_the_managing_body_is_the_dossiers_own(assessment: Assessment, texts: dict[str, str]) -> None:
    school = assessment.dossier.head.school
    bodies = {"UBND huyện", "Phòng Giáo dục", "UBND xã", "Phòng Văn hóa"}
    others = {word for word in bodies if word not in f"{school.parent} {school.reports_to}"}
    for name in set(texts) - {"bao-cao", "ke-hoach"}:  # those two print the school's own words too
        assert not [word for word in others if word in texts[name]], name
    assert f"Kính gửi: {school.addressee}" in texts["to-trinh"].replace("\n(qua", " (qua")  # may be two lines
    assert f"Đề nghị {school.superior} tổ chức đánh giá ngoài" in texts["to-trinh"]
    assert f"Cơ quan quản lý trực tiếp: {school.parent}." in texts["phieu-cham-diem"]

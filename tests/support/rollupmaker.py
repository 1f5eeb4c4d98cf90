"""Roll-ups for tests: small ones by hand, big ones by a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from cdsdossier.model.dossier.head import DOCUMENTS
from cdsdossier.model.dossier.review import REVIEW_STATES
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, GroupRow, Rollup, SchoolDeadline, SchoolRow

TODAY = date(2026, 4, 20)
LEVELS = {1: "Mức chưa đáp ứng", 2: "Mức đáp ứng cơ bản", 3: "Mức đáp ứng tốt"}
GROUPS = {"1": "Chuyển đổi số trong dạy, học", "2": "Chuyển đổi số trong quản trị cơ sở giáo dục"}
_PEOPLE = ("Kim Đồng", "Võ Thị Sáu", "Quang Trung", "Hùng Vương", "Nguyễn Trãi", "Lê Quý Đôn", "Chu Văn An", "Phù Đổng")


def level_of(points: Decimal) -> int:
    return 1 if points < 50 else 2 if points <= 75 else 3


def group(id_: str, points: str | Decimal | None, *, unmet: tuple[str, ...] = (), ext: str | None = None) -> GroupRow:
    """Return a group; without points it has not been scored."""
    got = Decimal(points or 0)
    level = None if points is None else level_of(got)
    theirs = Decimal(ext) if ext else None
    outside = level_of(theirs) if theirs is not None else None
    return GroupRow(
        id_, GROUPS.get(id_, "Cả bộ chỉ số"), got, Decimal(100), level, LEVELS.get(level or 0, ""),
        0 if points is not None else 20, unmet, theirs, outside, LEVELS.get(outside or 0, ""),
    )  # fmt: skip


def school(name: str, *points: str | None, **more: object) -> SchoolRow:
    """Return a dossier that could be read, with points for groups 1, 2 …"""
    values: dict[str, object] = {
        "place": name.lower().replace(" ", "-"),
        "school": name,
        "code": "".join(word[0] for word in name.split()).upper(),
        "kind": "thcs",
        "parent": "UBND xã Quyết Tiến",
        "reports_to": "UBND xã Quyết Tiến",
        "school_year": "2025-2026",
        "set_id": "qd4725-2022",
        "groups": tuple(group(str(id_), got) for id_, got in enumerate(points, 1)),
    }
    return SchoolRow(**(values | more))  # type: ignore[arg-type]


def rollup(*rows: SchoolRow, roster: tuple[ExpectedSchool, ...] | None = None, **more: object) -> Rollup:
    """Return a roll-up of some dossiers on one day."""
    return Rollup(TODAY, rows, roster, **more)  # type: ignore[arg-type]


def broken(place: str, reason: str = "Gói .zip bị cắt ngang. Xin trường gửi lại.") -> SchoolRow:
    """Return a dossier that could not be read."""
    return SchoolRow(place, reason, packed=place.endswith(".zip"))


def sample() -> Rollup:
    """Return a commune: four schools, one broken, one sent twice, one not expected, two missing."""
    first = replace(
        school("Trường THCS Quyết Tiến", code="THCSQT"),
        groups=(group("1", "59", ext="62"), group("2", "49.5", unmet=("2.1",), ext="51")),
        external="cong-nhan",
        issued={"ke-hoach": date(2026, 3, 5), "bao-cao": date(2026, 5, 6)},
    )
    second = replace(
        school("Trường Tiểu học Hùng Thắng", "81", "76", kind="tieu-hoc", code="THHT"),
        reports_to="UBND xã Hùng Thắng", external="dang-tham-dinh", issued={"ke-hoach": date(2026, 3, 1)},
        next_due=SchoolDeadline("Cập nhật cơ sở dữ liệu ngành", date(2026, 5, 30), 40), warnings=2,
    )  # fmt: skip
    third = replace(
        school("Trường Tiểu học Kim Đồng", "40", None, kind="tieu-hoc", code="THKD"),
        errors=3, faults=("criterion-unscored", "evidence-missing"),
        next_due=SchoolDeadline("Tự đánh giá", date(2026, 4, 15), -5),
    )  # fmt: skip
    copy = replace(third, place="hop-thu/kim-dong-ban-cu.zip", packed=True, errors=9)
    guest = school("Trường THCS Nguyễn Trãi", "70", "71", code="THCSNT")
    roster = (
        ExpectedSchool("THCS Quyết Tiến", "THCSQT", "thcs", "UBND xã Quyết Tiến"),
        ExpectedSchool("Tiểu học Kim Đồng", "THKD", "tieu-hoc", "UBND xã Quyết Tiến"),
        ExpectedSchool("Trường Mầm non Hoa Sen", "MNHS", "mam-non", "UBND xã Quyết Tiến"),
        ExpectedSchool("TRƯỜNG TIỂU HỌC HÙNG THẮNG", "", "tieu-hoc", "UBND xã Hùng Thắng"),
        ExpectedSchool("Trường THCS Hùng Thắng", "THCSHT", "thcs", "UBND xã Hùng Thắng"),
    )
    rows = (first, second, third, copy, guest, broken("hop-thu/thcs-hung-thang.zip"))
    return rollup(*rows, roster=roster)


def province(schools: int, seed: int = 7) -> Rollup:
    """Return many schools, varied, the same for the same seed."""
    dice = Random(seed)  # noqa: S311 - data, not secrets
    rows = tuple(_varied(number, dice) for number in range(schools))
    roster = tuple(ExpectedSchool(row.school, row.code, row.kind, row.reports_to) for row in rows if row.school)
    away = tuple(
        ExpectedSchool(f"Trường THCS Vắng {n}", f"V{n}", "thcs", f"UBND xã {n % 9:02d}") for n in range(schools // 10)
    )
    return rollup(*rows, roster=(*roster, *away))


def _varied(number: int, dice: Random) -> SchoolRow:
    place = f"xa-{number % 40:02d}/truong-{number:05d}"
    if dice.random() < 0.03:
        return broken(f"{place}.zip")
    kind, word = dice.choice([("tieu-hoc", "Tiểu học"), ("thcs", "THCS"), ("thpt", "THPT"), ("gdtx", "GDTX")])
    points = [Decimal(dice.randrange(60, 200)) / 2 for _ in GROUPS]
    state = dice.choice(["", "", *REVIEW_STATES])
    groups = tuple(
        group(
            id_, got, unmet=("1.2",) if dice.random() < 0.1 and id_ == "1" else (), ext=str(got + 4) if state else None
        )
        for id_, got in zip(GROUPS, points, strict=True)
    )
    left = dice.randrange(-9, 40)
    errors = dice.choice([0, 0, 0, 1, 4])
    return SchoolRow(
        place, school=f"Trường {word} {dice.choice(_PEOPLE)} {number}", code=f"T{number}", kind=kind,
        parent=f"UBND xã {number % 40:02d}", reports_to=f"UBND xã {number % 40:02d}", school_year="2025-2026",
        set_id="qd4725-2022", groups=groups, errors=errors, faults=("evidence-missing",) if errors else (),
        issued=dict.fromkeys(DOCUMENTS[:dice.randrange(10)], TODAY), external=state,
        next_due=SchoolDeadline("Nộp báo cáo tự đánh giá", TODAY + timedelta(left), left),
    )  # fmt: skip

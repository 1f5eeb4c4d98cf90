"""Names as they are compared, sorted and shown."""

from __future__ import annotations

from datetime import date

import pytest
from support.rollupmaker import school

from cdsdossier.model.dossier.review import REVIEW_STATES
from cdsdossier.model.school_kinds import SCHOOL_KINDS
from cdsdossier.office.rollup.statistics.labels import (
    KIND_NAMES,
    STATE_LABELS,
    body_key,
    code_key,
    describe_submission,
    name_key,
    name_sort_key,
    name_units,
)


def test_every_kind_and_state_has_a_label() -> None:
    assert set(KIND_NAMES) == set(SCHOOL_KINDS)
    assert set(STATE_LABELS) == set(REVIEW_STATES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường Trung học cơ sở Quyết Tiến", "THCS QUYẾT TIẾN"),
        ("Trường Tiểu học và THCS Kim Đồng", "TH và Trung học cơ sở Kim Đồng"),
        ("Trường Mầm non Hoa Sen", "mn  hoa-sen"),
        ("Đinh Bộ Lĩnh", "dinh bo linh"),
        ("Trường THCS Ðống Ɖa", "THCS Đống Đa"),
    ],
)
def test_two_ways_to_write_a_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_schools_stay_apart() -> None:
    assert name_key("Trường THCS Kim Đồng") != name_key("Trường Tiểu học Kim Đồng")
    assert name_key("Kim Đồng 1") != name_key("Kim Đồng 2")


def test_codes_are_compared_without_marks_and_case() -> None:
    assert code_key("THCS-QT") == code_key("thcs qt")
    assert code_key("THĐ") == code_key("thd")
    assert code_key("TH1") != code_key("TH2")


def test_names_are_sorted_without_marks_and_the_unknown_last() -> None:
    assert sorted(["(chưa rõ)", "Đông", "Bắc", "an"], key=name_sort_key) == ["an", "Bắc", "Đông", "(chưa rõ)"]


def test_what_a_package_says_of_its_own_time_is_told_behind_its_place() -> None:
    assert describe_submission(school("A")) == ""
    assert describe_submission(school("A", revision=2)) == " (gửi lần 2)"
    told = school("A", revision=2, packed_on=date(2026, 5, 30))
    assert describe_submission(told) == " (gửi lần 2, gói ngày 30/05/2026)"


def test_units_are_called_what_they_are() -> None:
    assert name_units(["thcs", "mam-non", ""]) == "trường"
    assert name_units(["phong-gddt"]) == "phòng GDĐT"
    assert name_units(["phong-gddt", "thcs"]) == "đơn vị"
    assert name_units([""]) == "trường"


@pytest.mark.parametrize(
    "ways",
    [
        ("UBND xã Quyết Tiến", "Ủy ban nhân dân xã Quyết Tiến", "Uỷ ban nhân dân Xã Quyết Tiến", "UBND X. Quyết Tiến"),
        ("UBND phường Tân Lập", "Ủy ban nhân dân P. Tân Lập"),
        ("UBND đặc khu Phú Quý", "UBND ĐK Phú Quý"),
        ("Sở GD&ĐT", "Sở GDĐT", "Sở Giáo dục và Đào tạo", "SỞ GD-ĐT"),
        ("Phòng GD&ĐT huyện A", "Phòng Giáo dục và Đào tạo huyện A"),
    ],
)
def test_ways_to_write_a_managing_body_are_one(ways: tuple[str, ...]) -> None:
    assert len({body_key(one) for one in ways}) == 1


def test_different_managing_bodies_stay_apart() -> None:
    apart = ("UBND xã A", "UBND phường A", "Sở GDĐT", "Phòng GDĐT", "Sở GDĐT tỉnh B", "UBND xã Phòng", "xã A")
    assert len({body_key(one) for one in apart}) == len(apart)

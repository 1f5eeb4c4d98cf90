"""Names, places, codes and subjects as official paper writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cdsdossier.text import written_form as form


@pytest.mark.parametrize(
    ("function", "written", "wanted"),
    [
        (form.unquote, "“Trường THCS Thử”", "Trường THCS Thử"),
        (form.unquote, "'Trường THCS Thử'", "Trường THCS Thử"),
        (form.close_gaps, "về  việc \n  hai", "về việc \n  hai"),
        (form.drop_final_mark, "Trường THCS Thử.", "Trường THCS Thử"),
        (form.drop_final_mark, "ban hành quy chế;", "ban hành quy chế"),
        (form.spell_out_subject, "V/v ban hành quy chế", "về việc ban hành quy chế"),
        (form.spell_out_subject, "v/v: ban hành", "về việc ban hành"),
        (form.drop_titles, "PGS.TS. Lê V.C.", "Lê V.C."),
        (form.drop_titles, "Thạc sĩ Lê V.C.", "Lê V.C."),
        (form.drop_titles, "ThS Lê V.C.", "Lê V.C."),
        (form.drop_titles, "NGƯT. Lê V.C.", "Lê V.C."),
        (form.capitalise_person, "lê v.c.", "Lê V.C."),
        (form.fix_place, "xã Hùng Thắng", "Hùng Thắng"),
        (form.fix_place, "phường Kiến Hưng", "Kiến Hưng"),
        (form.fix_place, "Thị trấn Tiên Lãng", "Tiên Lãng"),
        (form.fix_place, "đặc khu Cát Hải", "Cát Hải"),
        (form.fix_place, "phường Trần Phú", "Phường Trần Phú"),
        (form.fix_place, "hùng Thắng", "Hùng Thắng"),
        (form.fix_code, "thcs QT", "THCSQT"),
        (form.fix_notation, "4725/QĐ – BGDĐT", "4725/QĐ-BGDĐT"),
        (form.fix_notation, "01/QĐ -THCSQT", "01/QĐ-THCSQT"),
        (form.capitalise_body, "uBND xã Thử", "UBND xã Thử"),
        (form.capitalise_school, "trường tiểu học hùng Thắng", "Trường Tiểu học hùng Thắng"),
        (form.capitalise_school, "Trường THCS quyết", "Trường THCS Quyết"),
        (form.lower_subject, "Về việc ban hành", "về việc ban hành"),
    ],
)
def test_a_wrong_form_is_put_right(function: Callable[[str], str], written: str, wanted: str) -> None:
    assert function(written) == wanted
    assert function(wanted) == wanted


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (form.unquote, "Trường “Thử”"),
        (form.unquote, "“Thi đua” và “Học tốt”"),
        (form.close_gaps, "  hai dòng"),
        (form.drop_final_mark, "N.V.A."),
        (form.drop_final_mark, "sổ điểm, học bạ v.v."),
        (form.drop_final_mark, "về việc ..."),
        (form.drop_titles, "T.S.B."),
        (form.drop_titles, "Ông Í.K."),
        (form.drop_titles, "Cổ T.B."),
        (form.fix_place, "Phường Điện Biên Phủ"),
        (form.fix_place, "Phường 5"),
        (form.fix_place, "Phường Ba Đình"),
        (form.capitalise_person, "Lê V.C. (chủ trì)"),
        (form.fix_place, "Thành phố Hồ Chí Minh"),
        (form.fix_notation, "43/2019/QH14"),
        (form.fix_notation, "Luật Giáo dục"),
        (form.capitalise_school, "Trường Tiểu học và Trung học cơ sở"),
        (form.capitalise_school, "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
        (form.capitalise_school, "Trường Mầm non 19-5"),
        (form.capitalise_school, "Trường Trung học Thực hành Đại học Sư phạm"),
        (form.capitalise_school, "Trường Phổ thông DTNT THPT tỉnh"),
    ],
)
def test_a_right_form_comes_back(function: Callable[[str], str], text: str) -> None:
    assert function(text) == text

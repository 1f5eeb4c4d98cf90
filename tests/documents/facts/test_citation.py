from datetime import date

from cdsdossier.documents.facts.citation import format_citation, punctuate_items


def test_a_decision_is_cited_in_full() -> None:
    cited = format_citation("Quyết định", "131/QĐ-TTg", date(2022, 1, 25), "Thủ tướng Chính phủ", "phê duyệt Đề án")

    assert cited == "Quyết định số 131/QĐ-TTg ngày 25 tháng 01 năm 2022 của Thủ tướng Chính phủ phê duyệt Đề án"


def test_a_law_has_neither_number_nor_issuer() -> None:
    assert (
        format_citation("Luật Giáo dục", "x", date(2019, 6, 14), "y", "z") == "Luật Giáo dục ngày 14 tháng 6 năm 2019"
    )
    assert format_citation("Luật", "x", date(2019, 6, 14), "y", "Giáo dục") == "Luật Giáo dục ngày 14 tháng 6 năm 2019"


def test_bases_end_with_semicolons_and_the_last_with_a_stop() -> None:
    assert punctuate_items(["A;", "B.", "C ;"]) == ("A;", "B;", "C.")
    assert punctuate_items([]) == ()

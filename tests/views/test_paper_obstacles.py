"""What documents lack, and where it is filled in."""

from __future__ import annotations

from pathlib import Path

from support.served import site_of

from cdsdossier.views.paper_obstacles import Obstacle, iter_final_obstacles, list_data_obstacles


def test_each_thing_that_is_lacking_says_where_it_belongs(example: Path) -> None:
    head = example / "dossier.yaml"
    text = head.read_text("utf-8").replace("bao-cao: {number: 15, date: 2024-05-06}", "bao-cao: {number: 15}")
    head.write_text(text.replace("  code: THCSQT", "  code:").replace("    starts: ", "    #starts: "), "utf-8")
    assessment = site_of(example, "2024-06-30").assessment()
    report = list(iter_final_obstacles(assessment, "bao-cao"))
    assert Obstacle("chưa ghi ngày ban hành", "dossier.yaml:documents/bao-cao/date") in report
    enclosed = list(iter_final_obstacles(assessment, "to-trinh"))
    assert any(one.place == "dossier.yaml:documents/bao-cao/date" for one in enclosed)
    minutes = list_data_obstacles(assessment, "bien-ban-tu-danh-gia")
    assert [(one.words, one.place) for one in minutes] == [
        ("chưa ghi giờ bắt đầu của Biên bản tự đánh giá", "dossier.yaml:documents/bien-ban-tu-danh-gia")
    ]
    assert any(
        "chỗ trống ở Biên bản tự đánh giá" in one.words
        for one in iter_final_obstacles(assessment, "bien-ban-tu-danh-gia")
    )

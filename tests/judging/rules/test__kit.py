"""What the rules share: hits, raw values, and how a task is named."""

from __future__ import annotations

from pathlib import Path

from support.rulemaker import LINES, told_of_timeline


def test_names_with_braces_and_without_words_break_nothing(tmp_path: Path) -> None:
    text = "".join(LINES) + '  - {id: "", what: "{0} {task} %s", when: "{x}"}\n' + '  - {id: "", what: "", when: 1/4}\n'
    found = told_of_timeline(tmp_path / "d", text)

    assert [message for _, _, message in found] == [
        "“{0} {task} %s” ghi thời gian “{x}”: không đọc được thời gian này",
        "“việc thứ 9” chưa xong, quá 19 ngày (hạn 01/04/2026)",
    ]


def test_a_long_name_is_cut_at_a_word(tmp_path: Path) -> None:
    text = "".join(LINES).replace("what: Tự đánh giá", f"what: {'Tự đánh giá ' * 20}").replace("Tháng 4", "Tháng 3")
    ((_, _, message),) = told_of_timeline(tmp_path / "d", text)

    assert len(message) < 120
    assert "giá …”" in message or "đánh …”" in message or "Tự …”" in message

"""Tasks of a plan and of a timeline that are the same."""

from __future__ import annotations

import pytest

from cdsdossier.model.dossier.timeline import Task
from cdsdossier.workflows.plan_import.match_tasks import find_task_places, iter_task_pairs, normalize_task_text


def task(id_: str, what: str, *steps: str) -> Task:
    return Task(id=id_, what=what, when="3/2024", steps=steps)


def pairs(news: list[Task], olds: list[Task]) -> list[tuple[int, int]]:
    return sorted(iter_task_pairs(news, olds))


def test_words_are_compared_without_case_and_marks_of_writing() -> None:
    assert normalize_task_text("Tự  đánh giá; CHẤM điểm!") == normalize_task_text("tự đánh giá chấm điểm")


def test_a_row_put_in_at_the_top_changes_no_other_task() -> None:
    olds = [task("1", "Họp hội đồng"), task("2", "Tự đánh giá")]
    news = [task("1", "Lập kế hoạch"), task("2", "Họp hội đồng"), task("3", "Tự đánh giá")]
    assert pairs(news, olds) == [(1, 0), (2, 1)]


def test_two_tasks_of_the_same_words_are_paired_in_their_order() -> None:
    same = [task("1", "Họp"), task("2", "Họp")]
    assert pairs(same, same) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("new", "old", "same"),
    [
        ("Tổ chức họp hội đồng trường", "Họp hội đồng trường", True),
        ("Tổ chức họp hội đồng", "Nộp báo cáo về phòng", False),
        ("Họp hội đồng lần 1", "Họp hội đồng lần 2", False),
    ],
)
def test_nearly_equal_words_are_the_same_task_unless_a_number_differs(new: str, old: str, same: bool) -> None:
    assert pairs([task("1", new)], [task("9", old)]) == ([(0, 0)] if same else [])


def test_the_number_decides_only_within_one_step() -> None:
    old = [task("4", "Chấm điểm theo bộ chỉ số", "tu-danh-gia")]
    assert pairs([task("4", "Hoàn thành phiếu", "tu-danh-gia")], old) == [(0, 0)]
    assert pairs([task("4", "Hoàn thành phiếu", "cong-bo")], old) == []
    assert pairs([task("4", "Hoàn thành phiếu")], old) == []


def test_tasks_of_one_step_need_less_in_common_and_of_two_steps_are_never_one() -> None:
    new, old = "Hội đồng chấm điểm trường", "Hội đồng chấm nhóm một"
    assert pairs([task("1", new)], [task("2", old)]) == []
    assert pairs([task("1", new, "tu-danh-gia")], [task("2", old, "tu-danh-gia")]) == [(0, 0)]
    assert pairs([task("1", old + " xong", "cong-bo")], [task("2", old, "tu-danh-gia")]) == []


def test_of_equally_alike_tasks_the_one_of_the_same_number_is_taken() -> None:
    olds = [task("1", "Tổ chức họp hội đồng"), task("2", "Tổ chức họp hội đồng lớn")]
    assert pairs([task("1", "Tổ chức họp hội đồng nhỏ")], olds) == [(0, 0)]


def test_a_reworded_task_is_found_by_its_former_words() -> None:
    last, news = [task("1", "Họp")], [task("1", "Gặp mặt toàn trường")]
    ours = [task("7", "Việc riêng"), task("1", "Họp")]
    assert find_task_places(ours, news, last, {0: 0}) == {0: 1}
    assert find_task_places(ours, news, last, {}) == {}

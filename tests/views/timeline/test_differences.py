"""What an imported plan does to the tasks."""

from __future__ import annotations

from cdsdossier.views.timeline.differences import compare_timelines

BEFORE = """tasks:
  - {id: "1", what: Họp, when: Tháng 1/2026}
  - {id: "2", what: Chấm, when: Tháng 2/2026}
  - {id: "3", what: Nộp, when: Tháng 3/2026}
  - {id: "4", what: Treo, when: Tháng 4/2026}
"""
AFTER = """tasks:
  - {id: "1", what: Họp, when: Tháng 1/2026}
  - {id: "1a", what: In, when: Tháng 1/2026}
  - {id: "2", what: CHẤM, when: Tháng 3/2026}
  - {id: "3", what: Nộp báo cáo, when: Tháng 3/2026}
"""


def test_each_task_is_the_same_changed_new_or_gone() -> None:
    found = [(one.task.id, one.state) for one in compare_timelines(BEFORE.encode(), AFTER.encode())]
    assert found == [("1", "same"), ("1a", "new"), ("2", "changed"), ("3", "changed"), ("4", "gone")]
    assert [one.state for one in compare_timelines(b"", AFTER.encode())] == ["new"] * 4

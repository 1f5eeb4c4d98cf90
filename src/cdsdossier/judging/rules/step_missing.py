"""Lịch công tác thiếu một bước của quy trình, hoặc chưa ghi việc nào là bước nào.

Vì sao: bước không có trong lịch thì không ai được giao, không có hạn; hay bị quên nhất là cập nhật cơ sở dữ liệu ngành.
Cách sửa: ghi step: (mã của bước) ở việc tương ứng; chưa có việc đó thì thêm vào. Một việc gồm hai bước thì ghi
step: [cap-nhat, cong-bo].
Căn cứ: quy trình tự đánh giá, đánh giá ngoài trong quyết định ban hành bộ chỉ số.
"""

from cdsdossier.judging.rules._kit import Case, Hits, Severity, are_steps_readable, hit_at_task_list
from cdsdossier.model.dossier.timeline import STEP_NAMES

SEVERITY = Severity.WARNING
MESSAGE = "{what}"
FIX = "{how}"


def check(case: Case) -> Hits:
    """Yield one hit that lists the steps which no task has; silent where a step or the file could not be read."""
    there = {step for planned in case.schedule.tasks for step in planned.task.steps}
    missing = {step: name for step, name in STEP_NAMES.items() if step not in there}
    if not missing or not are_steps_readable(case):
        return
    steps = ", ".join(f"{name} ({step})" for step, name in missing.items())
    if not case.schedule.tasks:
        how = f'Thêm mỗi bước một việc, ví dụ - {{id: "1", what: …, when: Tháng 3, step: ke-hoach}}. Các bước: {steps}.'
        yield hit_at_task_list(what="lịch công tác chưa có việc nào", how=how)
    elif not there:
        what = "chưa việc nào trong lịch công tác ghi là bước nào của quy trình"
        how = f"Thêm step: vào việc tương ứng, ví dụ step: ke-hoach. Các bước: {steps}."
        yield hit_at_task_list(what=what, how=how)
    else:
        how = f"Ghi step: {next(iter(missing))} ở việc tương ứng; chưa có việc đó thì thêm vào tasks. Mã: {steps}."
        yield hit_at_task_list(what=f"lịch công tác chưa có bước: {', '.join(missing.values())}", how=how)

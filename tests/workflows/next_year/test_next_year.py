"""``init --from``: a new year that needs only what is new, and a last year that stays as it was to the byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, Ran, fingerprint

from cdsdossier.model.dossier import Dossier
from cdsdossier.model.dossier.timeline import STEPS

Cli = Callable[..., Ran]
EXAMPLES = [EXAMPLE, ROOT / "examples" / "tieu-hoc-hung-thang" / "2025-2026"]
#: What ``check`` may find in a year that has just been begun: what is still to be filled in, and notices.
TO_FILL_IN = {"basis-replaced", "criterion-unscored", "set-unverified", "unconfirmed"}
#: The times of a plan of 2024-2025, of its first five tasks.
PLANNED = ("Tháng 1/2025", "Tháng 1/2025", "1-2/2025", "Tháng 3/2025", "Trước 02/5/2025")


@pytest.fixture(params=EXAMPLES, ids=lambda path: str(path.parent.name))
def last(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / request.param.name))


def next_to(last: Path) -> Path:
    first = int(last.name[:4]) + 1
    return last.parent / f"{first}-{first + 1}"


def change(path: Path, *replaced: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def everything(folder: Path) -> str:
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def test_a_year_from_an_example_has_only_what_is_still_to_be_filled_in(cli: Cli, last: Path) -> None:
    before, new = fingerprint(last), next_to(last)
    ran = cli("init", new, "--from", last)
    checked = cli("check", new, "--today", f"{new.name[:4]}-08-01", "--format", "concise")

    assert (ran.code, ran.err) == (0, "")
    assert {line.split(": ")[1].split()[-1] for line in checked.out.splitlines()} <= TO_FILL_IN
    assert fingerprint(last) == before
    assert Dossier.read(new).findings == ()


def test_school_council_bases_and_staff_are_carried_and_to_be_confirmed(cli: Cli, last: Path) -> None:
    cli("init", next_to(last), "--from", last)
    old, new = Dossier.read(last).head, Dossier.read(next_to(last)).head

    assert new.school == old.school
    assert new.council == old.council
    assert new.bases == old.bases
    assert (new.waivers, new.terms) == ((), {})
    assert all(one.number is None and one.date is None and one.absent is None for one in new.documents.values())
    assert new.confirmed.waiting == ("head", "staff", "council", "bases")


def test_every_task_moves_on_by_a_year_and_nothing_is_done(cli: Cli, last: Path) -> None:
    cli("init", next_to(last), "--from", last)
    old, new = Dossier.read(last).timeline, Dossier.read(next_to(last)).timeline
    year = int(last.name[5:])

    assert [task.id for task in new.tasks] == [task.id for task in old.tasks]
    assert [task.steps for task in new.tasks] == [task.steps for task in old.tasks]
    assert {step for task in new.tasks for step in task.steps} == set(STEPS)
    assert [task.when for task in new.tasks] == [task.when.replace(str(year), str(year + 1)) for task in old.tasks]
    assert all(task.done is None for task in new.tasks)
    assert all(product.file is None and product.url is None for task in new.tasks for product in task.products)
    documents = [[product.document for product in task.products] for task in old.tasks]
    assert [[product.document for product in task.products] for task in new.tasks] == documents
    assert new.plan is not None
    assert (new.plan.document, new.plan.number, new.plan.date) == ("ke-hoach", None, None)


def test_nothing_is_scored_and_last_years_answers_stand_beside(cli: Cli, last: Path) -> None:
    cli("init", next_to(last), "--from", last)
    new = Dossier.read(next_to(last))
    text = (next_to(last) / "scores" / "1-day-hoc.yaml").read_text("utf-8")

    assert len(new.scores) == 22
    assert all(row.form == type(row.form)() for row in new.scores.values())
    assert f"  # Năm học {last.name}: 0 điểm\n  #     Ghi chú: " in text
    assert ", số liệu " in text
    for row, scored in Dossier.read(last).scores.items():
        for one in scored.form.evidence:
            assert (one.file or one.url or "") in everything(next_to(last) / "scores"), row
    assert new.evidence.files == ()


def test_the_narrative_is_empty_and_reminds_of_shortcomings_lessons_and_proposals(cli: Cli, last: Path) -> None:
    cli("init", next_to(last), "--from", last)
    old, new = Dossier.read(last).narrative, Dossier.read(next_to(last)).narrative
    words = " ".join((next_to(last) / "narrative.yaml").read_text("utf-8").replace("#", " ").split())

    assert new == type(new)()
    for text in (*old.shortcomings, *old.lessons, *(one.text or "" for one in old.proposals)):
        assert " ".join(text.split()) in words
    for text in (*old.strengths, *old.guidance, *old.causes):
        assert " ".join(text.split()) not in words


def test_twice_is_refused_politely_and_nothing_changes(cli: Cli, last: Path) -> None:
    cli("init", next_to(last), "--from", last)
    before = fingerprint(last.parent)
    ran = cli("init", next_to(last), "--from", last)

    assert ran.code == 2
    assert "đã là một hồ sơ; không ghi đè gì" in ran.err
    assert fingerprint(last.parent) == before


@pytest.mark.parametrize(
    "where", ["2023-2024/2024-2025", "2023-2024/evidence/2024-2025", ".", "2023-2024/../2023-2024/x"]
)
def test_two_years_never_lie_in_one_another(where: str, cli: Cli, example: Path) -> None:
    before = fingerprint(example.parent)
    ran = cli("init", example.parent / where, "--from", example, "--year", "2024-2025")

    assert ran.code == 2
    assert "nằm trong nhau" in ran.err
    assert fingerprint(example.parent) == before


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("2027-2028", "", "thêm --year 2027-2028"),
        ("moi", "--year 2023-2024", "không sau năm học 2023-2024"),
        ("moi", "--year 2025", "không phải năm học"),
        ("moi", "--set qd9999", "Không có bộ chỉ số"),
        ("moi", "--kind dai-hoc", "--kind không dùng được giá trị"),
    ],
)
def test_a_year_or_set_that_cannot_be_is_refused(
    name: str, options: str, sentence: str, cli: Cli, example: Path
) -> None:
    ran = cli("init", example.parent / name, "--from", example, *options.split())

    assert ran.code == 2
    assert sentence in ran.err
    assert [path.name for path in example.parent.iterdir()] == [example.name]


def test_the_year_after_next_moves_everything_by_two(cli: Cli, example: Path) -> None:
    ran = cli("init", example.parent / "2025-2026", "--from", example, "--year", "2025-2026")
    new = Dossier.read(example.parent / "2025-2026")

    assert "các năm dời 2 năm" in ran.out
    assert [task.when for task in new.timeline.tasks][-2:] == ["Trước 31/5/2026", "Tháng 6/2026"]
    assert "“Phòng Giáo dục và Đào tạo huyện Tiên Lãng” không còn từ ngày 01/7/2025" in ran.out.replace("\n    ", " ")


def test_options_win_over_last_year(cli: Cli, example: Path) -> None:
    new = example.parent / "2024-2025"
    cli("init", new, "--from", example / "scores", "--kind", "thpt", "--parent", "UBND xã A", "--reports-to", "")
    school = Dossier.read(new).head.school

    assert (school.kind, school.parent, school.reports_to) == ("thpt", "UBND xã A", None)
    assert school.name == "Trường THCS Quyết Tiến"


def test_on_a_terminal_nothing_is_asked_that_last_year_knows(cli: Cli, example: Path) -> None:
    ran = cli("init", example.parent / "nam-moi", "--from", example, answers="")

    assert ran.code == 0
    assert ran.err == ""


def test_names_of_people_stand_only_where_they_are_carried_to(cli: Cli, example: Path) -> None:
    (example / "scores" / "by-assessor").mkdir()
    (example / "scores" / "by-assessor" / "ong-cham.yaml").write_text(
        'assessor: ZZ-CHAM\nscores: {"1.4": {points: 5}}\n'
    )
    (example / "review.yaml").write_text("reviewer: ZZ-DOAN\n", "utf-8")
    change(example / "dossier.yaml", ("absent: []", "absent: [ZZ-VANG]"), ("name: L.V.C.", "name: ZZ-THUKY"))
    change(example / "dossier.yaml", ("head: {name: N.V.A.", "head: {name: ZZ-KY"))
    change(example / "timeline.yaml", ("owner: Thư ký Hội đồng tự đánh giá", "owner: ZZ-VIEC"))
    change(example / "scores" / "1-day-hoc.yaml", ("issuer: Trường THCS Quyết Tiến", "issuer: ZZ-BANHANH"))
    new = next_to(example)
    cli("init", new, "--from", example)
    where = {
        name: {path.name for path in new.rglob("*") if path.is_file() and name in path.read_text("utf-8")}
        for name in ("ZZ-CHAM", "ZZ-DOAN", "ZZ-VANG", "ZZ-THUKY", "ZZ-KY", "ZZ-VIEC", "ZZ-BANHANH")
    }

    assert where.pop("ZZ-THUKY") == where.pop("ZZ-KY") == {"dossier.yaml"}
    assert where.pop("ZZ-VIEC") == {"timeline.yaml"}
    assert set().union(*where.values()) == set()


def test_waivers_terms_numbers_and_days_of_last_year_are_only_reminders(cli: Cli, example: Path) -> None:
    with (example / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write(
            'waivers:\n  - {rule: evidence-duplicate, where: "1.3.2", reason: "Một hợp đồng\\ncho # hai dòng"}\n'
        )
        file.write("terms: {I: {from: 2023-09-05, to: 2024-01-13}}\n")
    cli("init", next_to(example), "--from", example)
    text = (next_to(example) / "dossier.yaml").read_text("utf-8")
    head = Dossier.read(next_to(example)).head

    assert (head.waivers, head.terms) == ((), {})
    assert '#   - {rule: evidence-duplicate, where: "1.3.2", reason: "Một hợp đồng cho # hai dòng"}' in text
    assert "# năm trước: học kỳ I từ 05/09/2023 đến 13/01/2024" in text
    assert "  ke-hoach:\n    # năm trước: số 2, ngày 05/02/2024\n    number:\n" in text


def test_text_of_the_plan_that_was_moved_or_cites_a_document_is_shown_as_it_was(cli: Cli, example: Path) -> None:
    change(
        example / "timeline.yaml",
        ("what: Phối hợp với đoàn", 'what: "Theo Kế hoạch 12/KH-PGDĐT ngày 03/4/2024, phối hợp với đoàn'),
        ("của Phòng Giáo dục và Đào tạo\n", 'của Phòng Giáo dục và Đào tạo"\n'),
        ("what: Báo cáo kết quả", "what: Báo cáo kết quả năm học 2023-2024"),
        ("when: 2-3/2024", "when: từ 20/2 đến 29/2/2024"),
    )
    ran = cli("init", next_to(example), "--from", example)
    text = (next_to(example) / "timeline.yaml").read_text("utf-8")

    assert "  # năm trước: Báo cáo kết quả năm học 2023-2024 và đề nghị" in text
    assert "what: Báo cáo kết quả năm học 2024-2025 và đề nghị" in text
    assert "  # xem lại số, ngày, năm trong: Theo Kế hoạch 12/KH-PGDĐT ngày 03/4/2024" in text
    assert "when: từ 20/2 đến 28/2/2025" in text
    assert "“từ 20/2 đến 29/2/2024” thành “từ 20/2 đến 28/2/2025”" in ran.out.replace("\n    ", " ")


def test_a_number_that_two_tasks_have_is_given_anew_and_told(cli: Cli, example: Path) -> None:
    change(example / "timeline.yaml", ('id: "3"', 'id: "2"'))
    ran = cli("init", next_to(example), "--from", example)
    new = Dossier.read(next_to(example))

    assert [task.id for task in new.timeline.tasks] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert "được đánh số lại là 3" in " ".join(ran.out.split())
    assert new.findings == ()


def test_own_wording_is_carried_byte_for_byte_and_named_where_it_spells_out_the_year(cli: Cli, example: Path) -> None:
    own = example / "templates"
    own.mkdir()
    (own / "bao-cao.html").write_bytes("\ufeff<p>Năm học 2023-2024</p>\r\n".encode())
    (own / "ke-hoach.docx").write_bytes(b"PK\x03\x04\xff\x00")
    (own / "~$ke-hoach.docx").write_bytes(b"lock")
    ran = cli("init", next_to(example), "--from", example)
    carried = {path.name: path.read_bytes() for path in (next_to(example) / "templates").iterdir()}

    assert carried == {name: (own / name).read_bytes() for name in ("bao-cao.html", "ke-hoach.docx")}
    assert "2 tệp mẫu riêng" in ran.out.replace("\n  ", " ")
    assert "templates/bao-cao.html có ghi sẵn năm học 2023-2024" in ran.out.replace("\n    ", " ")


def test_bases_of_the_past_have_a_word_beside_them_and_stay(cli: Cli, tmp_path: Path) -> None:
    last = Path(shutil.copytree(EXAMPLES[1], tmp_path / "2025-2026"))
    ran = cli("init", tmp_path / "2026-2027", "--from", last)
    lines = (tmp_path / "2026-2027" / "dossier.yaml").read_text("utf-8").splitlines()
    above = {
        line.split(", ")[1]: lines[place - 1]
        for place, line in enumerate(lines)
        if line.startswith("  - {") and "number:" in line
    }

    assert "với bản gốc)" in above["number: 28/2020/TT-BGDĐT"]
    assert above["kind: Kế hoạch"] == "  # xem lại: của năm học trước, thay bằng văn bản của năm nay"
    assert "đã có Thông tư 15/2026/TT-BGDĐT" in ran.out


def test_a_charter_is_not_called_replaced_before_it_was(cli: Cli, example: Path) -> None:
    ran = cli("init", next_to(example), "--from", example)

    assert "15/2026" not in ran.out + (next_to(example) / "dossier.yaml").read_text("utf-8")


def test_this_years_plan_wins_over_the_moved_times_but_not_over_what_was_typed(cli: Cli, example: Path) -> None:
    new = next_to(example)
    cli("init", new, "--from", example)
    change(new / "timeline.yaml", ("when: Trước 10/5/2025", "when: Trước 12/5/2025"))
    plan = example.parent / "ke-hoach.md"
    rows = "".join(
        f"| {task.id} | {task.what} | {time} | Hiệu trưởng |\n"
        for task, time in zip(Dossier.read(new).timeline.tasks, PLANNED, strict=False)
    )
    plan.write_text(f"| STT | Nội dung công việc | Thời gian | Người thực hiện |\n|---|---|---|---|\n{rows}", "utf-8")
    ran = cli("timeline", "--import", plan, new, "--yes")
    times = [task.when for task in Dossier.read(new).timeline.tasks]

    assert times[:4] == list(PLANNED[:4])
    assert times[4:] == ["Trước 12/5/2025", "Trước 25/5/2025", "Trước 31/5/2025", "Tháng 6/2025"]
    assert "vẫn giữ “Trước 12/5/2025”" in ran.err


def test_a_task_deleted_from_the_moved_timeline_comes_in_with_this_years_plan(cli: Cli, example: Path) -> None:
    new = next_to(example)
    cli("init", new, "--from", example)
    left = [task.what for task in Dossier.read(new).timeline.tasks]
    before, _, after = (new / "timeline.yaml").read_text("utf-8").partition('  - id: "8"')
    assert after
    (new / "timeline.yaml").write_text(before, "utf-8")
    rows = "".join(f"| {what} | Tháng 3/2025 |\n" for what in left)
    plan = example.parent / "ke-hoach.md"
    plan.write_text(f"| Nội dung công việc | Thời gian |\n|---|---|\n{rows}", "utf-8")
    cli("timeline", "--import", plan, new, "--yes")

    assert [task.what for task in Dossier.read(new).timeline.tasks] == left

"""A review begins with what the office has written down once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ran
from support.reviewmaker import receive

from cdsdossier import Dossier

OFFICE = """\
name: UBND xã Quyết Tiến
code: UBND
place: Quyết Tiến
head: {name: Đ.V.K., title: Phó Chủ tịch}
team:
  - {name: Đ.V.M., post: Phó Trưởng phòng, role: Trưởng đoàn, rows: ["1"]}
  - {name: B.T.L., role: Thư ký}
bases:
  - {kind: Luật Tổ chức chính quyền địa phương, date: 2025-06-16}
"""


def test_body_team_and_bases_come_from_the_file_of_the_office(
    example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    data = receive(example, tmp_path / "nhan")
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    ran = cli("review", "open", data)
    review = Dossier.read(data).review

    assert ran.code == 0, ran.err
    assert review is not None
    assert (review.body.name, review.body.code, review.body.head and review.body.head.title) == (
        "UBND xã Quyết Tiến", "UBND", "Phó Chủ tịch",
    )  # fmt: skip
    assert [(one.name, one.rows) for one in review.team] == [("Đ.V.M.", ("1",)), ("B.T.L.", ())]
    assert [one.kind for one in review.bases] == ["Luật Tổ chức chính quyền địa phương"]


def test_without_such_a_file_it_begins_with_what_was_asked(
    example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    data = receive(example, tmp_path / "nhan")
    cli("review", "open", data, "--body", "UBND xã Khác")
    review = Dossier.read(data).review

    assert review is not None
    assert (review.body.name, review.body.code, review.team) == ("UBND xã Khác", None, ())
    assert len(review.bases) == 1

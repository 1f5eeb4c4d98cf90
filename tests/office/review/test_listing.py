"""All reviews below a folder: how far each has come, and what is no review of the office's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from conftest import Ran
from support.reviewmaker import change, fill, judge, open_in, receive, write

from cdsdossier.model.indicatorset.office_sets import OfficeSets
from cdsdossier.office.review.listing import list_reviews
from cdsdossier.views.review.listing import review_list_lines


def test_each_dossier_has_its_line(example: Path, tmp_path: Path, cli: Callable[..., Ran]) -> None:
    place = tmp_path / "da-nhan"
    for name in ("a-mo", "b-xong", "c-chua", "d-hong"):
        receive(example, place / name)
    a, b, d = (next(place.glob(f"{name}/*/data")) for name in ("a-mo", "b-xong", "d-hong"))
    path = open_in(a)
    team = 'team:\n  - {name: N.V.A., role: Trưởng đoàn, rows: ["1"]}\n'
    write(path, path.read_text(encoding="utf-8").replace("\nteam:\n", f"\n{team}", 1))
    change(path, "1.3.1", {"agree": "true", "by": "N.V.A.", "on": "2024-05-20"})
    judge(fill(open_in(b)), {})
    write(d.parent / "review.yaml", "state: xong\n")
    shutil.copytree(example, place / "e-thuong")

    found = list_reviews([place], OfficeSets.read(), date(2024, 5, 20), print)
    states = {one.place.partition("/")[0]: one for one in found}

    assert (states["a-mo"].state, len(states["a-mo"].left)) == ("dang-tham-dinh", states["a-mo"].rows - 1)
    assert (f"{states['a-mo'].last}", states["a-mo"].members[0].name) == ("2024-05-20", "N.V.A.")
    assert (states["b-xong"].state, states["b-xong"].left) == ("chap-nhan", ())
    assert (states["c-chua"].state, states["c-chua"].trouble) == ("", "")
    assert (states["d-hong"].uncounted, states["b-xong"].uncounted) == (True, False)
    assert "không nằm trong gói" in states["e-thuong"].trouble
    page = "\n".join("".join(words for words, _ in line) for line in review_list_lines(found))
    assert "N.V.A. còn" in page
    assert "chưa mở" in page
    told = json.loads(cli("review", "list", place, "--format", "json").out)
    assert [one["place"] for one in told["reviews"]] == [one.place for one in found]
    assert cli("review", "list", place, "--format", "csv").out.count("\n") == len(found) + 1


def test_what_the_office_sends_back_is_no_dossier_and_two_rounds_are_told_apart(
    example: Path, tmp_path: Path, cli: Callable[..., Ran]
) -> None:
    place = tmp_path / "da-nhan"
    first, _ = (receive(example, place / name) for name in ("lan-1", "lan-2"))
    judge(fill(open_in(first)), {})
    assert cli("review", "pack", first, "--output", place / "danh-gia-ngoai.zip").code == 0
    ran = cli("review", "list", place)
    assert ran.out.splitlines()[-1].startswith("2 hồ sơ:")
    assert "gói kết quả đánh giá ngoài" in ran.err
    assert {"lan-1", "lan-2"} <= {line.strip().partition("/")[0] for line in ran.out.splitlines()}

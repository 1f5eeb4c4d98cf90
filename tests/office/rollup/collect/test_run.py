"""Whoever does the work, the roll-up is the same; and nothing that a dossier holds ends it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from support.deadly import read_or_die
from support.grounds import TODAY, copied
from support.machines import OTHER_DISK, machines
from support.otherdisk import read_elsewhere

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.office.rollup.collect import patience
from cdsdossier.office.rollup.collect import run as rollup_run
from cdsdossier.office.rollup.collect.criteria import JudgingContext
from cdsdossier.office.rollup.collect.dask_cluster import connect_cluster
from cdsdossier.office.rollup.collect.discover import FoundDossier
from cdsdossier.office.rollup.collect.executors import build_local_pool
from cdsdossier.office.rollup.collect.read_school import read_outcomes
from cdsdossier.office.rollup.collect.row_json import row_to_json
from cdsdossier.office.rollup.collect.rows import Rollup, SchoolRow
from cdsdossier.office.rollup.collect.run import collect_rollup


def test_the_province_has_what_the_tests_need(alone: Rollup) -> None:
    rows = alone.schools
    assert [row.place for row in rows if row.strange] == ["danh-sach.csv"]
    assert len(rows) == 61
    assert any(row.reason for row in rows)
    assert any(row.packed and not row.reason for row in rows)
    assert any(row.external for row in rows)
    assert any(row.whole for row in rows)
    assert [row.place for row in rows] == sorted(row.place for row in rows)


@pytest.mark.parametrize("workers", [2, 4])
def test_more_workers_say_the_same(workers: int, province: Path, alone: Rollup) -> None:
    assert collect_rollup([province], today=TODAY, workers=workers) == alone


def test_a_cluster_says_the_same_whatever_happens_to_its_machines(
    province: Path, alone: Rollup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="needs the extra cluster")
    assert any(row.external for row in alone.schools)  # reviews count by the keys of who asks alone
    monkeypatch.setattr(patience, "_SILENT", 0.5)
    monkeypatch.setattr(patience, "_LOOK", 0.2)

    def roll(after: int, happens: Callable[[], object], notice: Callable[[str], None]) -> Rollup:
        waiting = [happens]

        def progress(done: int, _: int) -> None:
            if done >= after and waiting:
                waiting.pop()()

        with connect_cluster(cluster.address, [province]) as (executor, workers):
            return collect_rollup(
                [province], today=TODAY, executor=executor, workers=workers, progress=progress, notice=notice
            )

    with machines(tmp_path) as cluster:
        first, second = cluster.work(), cluster.work()
        cluster.wait_for(2)
        assert roll(5, lambda: cluster.kill(first), pytest.fail) == alone
        told: list[str] = []

        def back(words: str) -> None:
            told.append(words)
            cluster.work()

        assert roll(5, lambda: cluster.kill(second), back) == alone
        assert len(told) == 1
        other = cluster.work(*OTHER_DISK)
        cluster.wait_for(2)
        with pytest.raises(Refused, match=r"Máy tcp://127\.0\.0\.1:\d+ không thấy cùng ổ đĩa"):
            roll(99, list, pytest.fail)
        cluster.kill(other)
        with pytest.raises(Refused, match="Mất kết nối với cụm máy"):
            roll(5, lambda: cluster.kill(cluster.scheduler), print)


def test_the_cache_says_the_same_without_reading(
    province: Path, alone: Rollup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "rollup.sqlite"
    assert collect_rollup([province], today=TODAY, workers=1, cache=cache) == alone

    def refuse(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
        pytest.fail(f"{found} read again")

    monkeypatch.setattr(rollup_run, "read_outcomes", refuse)
    assert collect_rollup([province], today=TODAY, workers=1, cache=cache) == alone


def test_of_another_disk_nothing_counts_and_nothing_is_remembered(
    province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = collect_rollup([copied(province, tmp_path / "tinh", "truong")], today=TODAY, workers=1)
    with monkeypatch.context() as patch:
        patch.setattr(rollup_run, "read_outcomes", read_elsewhere)
        with pytest.raises(Refused, match="không thấy cùng ổ đĩa"):
            collect_rollup([tmp_path / "tinh" / "truong"], today=TODAY, workers=1, cache=tmp_path / "c")
    assert collect_rollup([tmp_path / "tinh" / "truong"], today=TODAY, workers=1, cache=tmp_path / "c") == truth


def test_reading_afresh_repairs_the_cache(province: Path, tmp_path: Path) -> None:
    folder, cache = copied(province, tmp_path, "truong"), tmp_path / "c"

    def roll(*, afresh: bool = False) -> Rollup:
        return collect_rollup([folder], today=TODAY, workers=1, cache=cache, afresh=afresh)

    truth = roll()
    lie = row_to_json(SchoolRow("truong", reason="Thiếu dossier.yaml. Đề nghị trường gửi lại."))
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE rows SET outcome = ?", (lie,))
    database.close()
    assert roll() != truth
    assert roll(afresh=True) == truth
    assert roll() == truth


def test_what_is_changed_while_it_is_read_is_read_once_more(
    province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, changes = copied(province, tmp_path, "truong"), ["# một\n"]

    def touched(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
        for change in changes:
            with (folder / "dossier.yaml").open("a", encoding="utf-8") as file:
                file.write(change)
        outcomes = read_outcomes(found, judging)
        changes[:] = changes[1:]
        return outcomes

    monkeypatch.setattr(rollup_run, "read_outcomes", touched)
    assert collect_rollup([folder], today=TODAY, workers=1).schools[0].reason == ""
    changes[:] = ["# hai\n"] * 3
    assert "thay đổi trong lúc đọc" in collect_rollup([folder], today=TODAY, workers=1).schools[0].reason


def test_progress_counts_every_dossier(province: Path) -> None:
    told: list[tuple[int, int]] = []
    collect_rollup([province], today=TODAY, workers=1, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 60) for done in range(1, 61)]


def test_what_kills_its_worker_twice_is_a_row_with_a_reason(
    province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollup_run, "read_outcomes", read_or_die)
    for number in range(6):
        copied(province, tmp_path / "tinh", f"truong-{number}")
    (tmp_path / "tinh" / "truong-2" / "deadly").touch()
    (tmp_path / "tinh" / "truong-4" / "deadly-once").touch()
    rows = collect_rollup([tmp_path / "tinh"], today=TODAY, workers=2).schools
    assert [row.place for row in rows] == [f"truong-{number}" for number in range(6)]
    assert [bool(row.reason) for row in rows] == [False, False, True, False, False, False]
    assert "bị ngắt hai lần" in rows[2].reason


def test_a_worker_that_raises_is_tried_again_then_given_up(
    province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(found: Sequence[FoundDossier], judging: JudgingContext) -> list[str]:
        raise RuntimeError(found)

    monkeypatch.setattr(rollup_run, "read_outcomes", stumble)
    copied(province, tmp_path / "tinh", "truong")
    assert "bị ngắt" in collect_rollup([tmp_path / "tinh"], today=TODAY, workers=1).schools[0].reason


_RUN = """
import sys
from datetime import date
from pathlib import Path
import cdsdossier.office.rollup.collect.cache as cache
from cdsdossier.office.rollup.collect.run import collect_rollup
cache._TOGETHER = 2
if __name__ == "__main__":
    collect_rollup([sys.argv[1]], today=date(2026, 6, 20), workers=1, cache=Path(sys.argv[2]),
           progress=lambda done, total: print(done, flush=True))
"""


@pytest.mark.parametrize("after", [1, 20, 45])
def test_a_run_that_is_killed_leaves_a_cache_that_can_be_used(
    after: int, province: Path, alone: Rollup, tmp_path: Path
) -> None:
    cache, script = tmp_path / "rollup.sqlite", tmp_path / "run.py"
    script.write_text(_RUN)
    command = [sys.executable, str(script), str(province), str(cache)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        while child.stdout.readline() != f"{after}\n":
            assert child.poll() is None
        child.kill()
    assert collect_rollup([province], today=TODAY, workers=1, cache=cache) == alone


def test_the_office_judges_all_by_its_own_set(province: Path, alone: Rollup) -> None:
    judged = collect_rollup([province], today=TODAY, workers=1, set_source="qd4725-2022")
    assert judged.judged_by == "qd4725-2022"
    assert {row.set_id for row in judged.schools if not row.reason} == {"qd4725-2022"}
    unread = {row.place for row in alone.schools if row.reason.startswith("Không đọc được indicator-set.yaml")}
    assert not {row.place for row in judged.schools if row.reason} & unread


def test_a_root_or_a_set_that_is_not_there_is_wrong_usage(province: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có thư mục"):
        collect_rollup([tmp_path / "nowhere"], today=TODAY)
    with pytest.raises(WrongUsage, match="Không có bộ chỉ số"):
        collect_rollup([province], today=TODAY, set_source="qd-1")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "may1", "http://may1:8786"])
def test_a_scheduler_that_does_not_answer_is_one_sentence(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cdsdossier.office.rollup.collect.dask_cluster._PATIENCE", "1s")
    with (
        pytest.raises(WrongUsage, match=f"Không nối được với máy điều phối {address}"),
        connect_cluster(address, [tmp_path]),
    ):
        pass


def test_a_cluster_without_its_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WrongUsage, match=r"cdsdossier\[cluster\]"), connect_cluster("tcp://127.0.0.1:9", [tmp_path]):
        pass


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such mask")
def test_a_worker_does_not_hear_ctrl_c_even_while_it_starts() -> None:
    with build_local_pool(2, 2).start(2) as executor:
        held = executor.submit(signal.pthread_sigmask, signal.SIG_BLOCK, []).result()

    assert signal.SIGINT in held
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])

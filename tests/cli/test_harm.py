"""What would be real harm: writing elsewhere, half a file, a level nobody earned, a crash over somebody's folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, Ran, fingerprint

Cli = Callable[..., Ran]


SET = """\
id: own
title: Bộ thử
decision: {number: 1/QĐ-X, date: 2024-01-01}
applies_to: [thcs]
judged: JUDGED
status: STATUS
maximum: 100
levels: [{level: 1, name: Một, below: 50}, {level: 2, name: Hai, from: 50}]
groups:
  - id: "1"
    slug: SLUG
    name: Nhóm một
    criteria:
      - {id: "1.1", text: Có kế hoạch, mandatory: true}
      - id: "ROW"
        text: Phần mềm
        maximum: 100
        measure: ratio
        bands: [{below: 50, maximum: 40}, {from: 50, maximum: 100}]
"""


def own_set(place: Path, **words: str) -> Path:
    """Write a small set with some of its words changed."""
    text = SET
    for name, usual in {"JUDGED": "per-group", "STATUS": "usable", "SLUG": "mot", "ROW": "1.2"}.items():
        text = text.replace(name, words.get(name, usual))
    path = place / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["../../x", "a/b", "a\\\\b", "con", "nul.1", "van-ban", "x.", " ", "C:x", "a b", "é"])
@pytest.mark.parametrize("where", ["ROW", "SLUG"])
def test_a_set_cannot_name_files_outside_or_of_no_system(where: str, name: str, cli: Cli, tmp_path: Path) -> None:
    ran = cli("init", tmp_path / "2025-2026", "--set", own_set(tmp_path, **{where: name}), "--kind", "thcs")

    assert ran.code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.yaml"]


def test_a_link_out_of_the_dossier_takes_no_evidence(cli: Cli, example: Path, tmp_path: Path) -> None:
    outside, paper = tmp_path / "ngoai", tmp_path / "a.pdf"
    outside.mkdir()
    paper.write_bytes(b"%PDF-1.4 x %%EOF")
    try:
        (example / "evidence" / "1.3.3" / "HUONG-DAN.txt").unlink()
        (example / "evidence" / "1.3.3").rmdir()
        (example / "evidence" / "1.3.3").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    ran = cli("evidence", "add", paper, "1.3.3", example, "--yes")

    assert ran.code == 1
    assert "ra ngoài hồ sơ" in ran.err
    assert list(outside.iterdir()) == []


def test_a_whole_set_with_no_points_has_no_level(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--set", own_set(tmp_path, JUDGED="whole-set"), "--kind", "thcs")
    scores = folder / "scores" / "1-mot.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("met:", "met: true"), encoding="utf-8")
    ran = cli("score", folder)

    assert "Mức 1" not in ran.out
    assert json.loads(cli("score", folder, "--format", "json").out)["whole"]["level"] is None


def test_a_skeleton_gives_no_level_on_any_face(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--set", own_set(tmp_path, STATUS="skeleton"), "--kind", "thcs")
    scores = folder / "scores" / "1-mot.yaml"
    scores.write_text(scores.read_text(encoding="utf-8").replace("points:", "points: 70"), encoding="utf-8")

    assert json.loads(cli("score", folder, "--format", "json").out)["groups"][0]["level"] is None


def test_every_face_shows_what_was_written_and_what_counts(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "2025-2026"
    cli("init", folder, "--set", own_set(tmp_path), "--kind", "thcs")
    scores = folder / "scores" / "1-mot.yaml"
    text = scores.read_text(encoding="utf-8").replace("points:", "points: 90\n    measured: 10/40")
    scores.write_text(text, encoding="utf-8")
    table, data = cli("score", folder).out, json.loads(cli("score", folder, "--format", "json").out)
    row = data["groups"][0]["criteria"][1]

    assert "ghi 90 điểm, chỉ tính 40" in table
    assert "số liệu 10/40 = 25%" in table
    assert "+60" in table
    assert (row["points"], row["counted"], row["measured"], data["groups"][0]["points"]) == (90, 40, "10/40", 40)
    assert "1.2 ghi 90 điểm, giấy chỉ in 40" in cli("render", folder).err


@pytest.mark.parametrize("command", ["check", "score", "init", "sets show", "evidence add"])
def test_a_path_that_no_system_takes_is_one_sentence(command: str) -> None:
    extra = {"init": ["--kind", "thcs", "--year", "2025-2026"], "evidence add": ["1.1", str(EXAMPLE)]}.get(command, [])
    ran = started(*command.split(), "x" * 300, *extra)

    assert ran.returncode in {2, 3}
    assert "Traceback" not in ran.stderr
    assert "lỗi của chính nó" not in ran.stderr


def started(*words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, after some Python."""
    code = f"{before}; import runpy, sys; sys.argv = ['cdsdossier', *{list(words)!r}]; "
    code += "runpy.run_module('cdsdossier', run_name='__main__')"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code.removeprefix("; ")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_a_text_that_nobody_can_see_is_not_written(cli: Cli, tmp_path: Path) -> None:
    for text in ("A\u2028B", "A\x07", "A\udcff"):
        assert cli("init", tmp_path / "2025-2026", "--kind", "thcs", "--school", text).code == 2
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_before_anything_began_is_quiet() -> None:
    stop = "lambda name, *_: signal.raise_signal(signal.SIGINT) if name == 'cdsdossier.cli' else None"
    hook = f"sys.meta_path.insert(0, type('Stop', (), {{'find_spec': staticmethod({stop})}})())"
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job in the background begins deaf to it
    ran = started("score", str(EXAMPLE), before=f"import signal, sys; {heard}; {hook}")

    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_paper_never_goes_among_the_evidence(cli: Cli, example: Path) -> None:
    before = fingerprint(example)
    ran = cli("render", example, "--to", example / "evidence" / "1.1")

    assert ran.code == 2
    assert fingerprint(example) == before


def test_a_renamed_score_file_is_recognised(cli: Cli, example: Path) -> None:
    path = example / "scores" / "1-day-hoc.yaml"
    path.rename(path.with_name("1-day-hoc.yaml.txt"))
    out = " ".join(cli("check", example).out.split())

    assert "Tệp đang tên là scores/1-day-hoc.yaml.txt; đổi tên, bỏ đuôi .txt." in out


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_a_pipe_among_the_evidence_is_told_and_never_waited_for(cli: Cli, example: Path) -> None:
    os.mkfifo(example / "evidence" / "1.4" / "ong.pdf")

    assert "1.4/ong.pdf" in cli("check", example).out


def test_a_part_of_the_rules_never_says_that_all_is_well(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    part = cli("check", tmp_path / "2025-2026", "--select", "evidence-locked")

    assert part.code == 0
    assert "Không còn lỗi" not in part.out
    assert "Mới xét một phần các quy tắc" in part.out
    assert "Không còn lỗi" in cli("check", EXAMPLE).out


@pytest.mark.parametrize(("content", "told"), [(b"", True), (b"%PDF-1.4\n1 0 obj\n", True), (b"noi dung\n", False)])
def test_a_file_that_proves_nothing_is_added_with_a_word(
    content: bytes, told: bool, cli: Cli, example: Path, tmp_path: Path
) -> None:
    paper = tmp_path / ("a.pdf" if content.startswith(b"%") else "a.txt")
    paper.write_bytes(content)
    ran = cli("evidence", "add", paper, "1.4", example, "--yes")

    assert ran.code == 0
    assert ("chưa là minh chứng" in ran.err) is told


def test_without_links_nothing_is_asked_and_nothing_needed(cli: Cli, tmp_path: Path) -> None:
    cli("init", tmp_path / "2025-2026", "--kind", "thcs")
    ran = cli("check", tmp_path / "2025-2026", "--links", "--select", "evidence-link-wrong")

    assert ran.code == 0
    assert "Không có đường liên kết nào" in ran.err

"""Forty different faults in one dossier: all of them in one run, and one broken file hides nothing in the others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from conftest import Ran

Cli = Callable[..., Ran]

#: (file, what stands there, what somebody makes of it, the rules that must tell it)
SLIPS = [
    ("dossier.yaml", "  staff: 33 ", "  staff: 33 người ", "value-wrong"),
    (
        "dossier.yaml",
        "number: 4725/QĐ-BGDĐT, date: 2022-12-30",
        "number: 4725/QĐ-BGDĐT, date: 30/12/2022",
        "value-wrong",
    ),
    ("dossier.yaml", "role: Phó chủ tịch", "role: Phó Chủ tịch", "value-wrong"),
    ("dossier.yaml", "role: Thư ký", "rôle: Thư ký", "key-unknown"),
    ("dossier.yaml", "van-ban/ke-hoach-danh-gia-chuyen-doi-so.pdf", "van-ban/ke-hoach.pdf", "evidence-file-missing"),
    ("dossier.yaml", "ke-hoach: {number: 2,", "ke-hoach: {number: 2/KH,", "value-wrong"),
    (
        "dossier.yaml",
        "quyet-dinh-cong-nhan: {",
        "quyet-dinh-phe-duyet: {",
        "key-unknown task-product-missing document-missing",
    ),
    ("dossier.yaml", "indicator_set: qd4725-2022", "indicator_set: qd4725", "value-wrong"),
    ("dossier.yaml", "  place: Quyết Tiến  ", "  place:            ", "key-missing"),
    ("timeline.yaml", '  - id: "2"\n', "  - id: 2\n", "value-wrong"),
    ("timeline.yaml", "step: hoi-dong", "step: hội đồng", "value-wrong"),
    ("timeline.yaml", "    done: 2024-03-29\n", "    done: xong\n", "value-wrong"),
    ("timeline.yaml", "    when: 2-3/2024\n", "", "key-missing"),
    ("narrative.yaml", "lessons:", "bai-hoc:", "key-unknown"),
    ("scores/1-day-hoc.yaml", '  "1.1":\n    met: true', '  "1.1":\n    met: false', "mandatory-unmet"),
    ("scores/1-day-hoc.yaml", '  "1.2":\n    met: true', '  "1.2":\n    met: có', "value-wrong"),
    ("scores/1-day-hoc.yaml", "date: 2023-09-12", "date: 2022-09-12", "evidence-out-of-year"),
    ("scores/1-day-hoc.yaml", "1.2/quy-che-day-hoc-truc-tuyen.pdf", "C:/quy-che.pdf", "evidence-outside"),
    (
        "scores/1-day-hoc.yaml",
        '"https://lms.example.com/thcs-quyet-tien"',
        '"http://192.168.1.9/lms"',
        "evidence-link-wrong",
    ),
    ("scores/1-day-hoc.yaml", "1.3.2/thong-ke-bai-giao-tren-lms.xlsx", "1.3.2/thong-ke.xlsx", "evidence-file-missing"),
    ("scores/1-day-hoc.yaml", '  "1.3.3":\n    points: 4', '  "1.3.3":\n    points: 40', "points-above-maximum"),
    ("scores/1-day-hoc.yaml", '  "1.3.4":\n    points: 3', '  "1.3.4":\n    points: 3,5', "value-wrong"),
    ("scores/1-day-hoc.yaml", '  "1.3.5":\n    points: 3', '  "1.3.5":\n    points: 3 điểm', "value-wrong"),
    ("scores/1-day-hoc.yaml", '  "1.5.1":\n    points: 5', '  "1.5.1":\n    points: -5', "points-negative"),
    ("scores/1-day-hoc.yaml", '  "1.5.2":\n    points: 0', '  "1.5.2":\n    points:', "criterion-unscored"),
    ("scores/1-day-hoc.yaml", "measured: 24/28", "measured: 28/24", "value-wrong"),
    ("scores/1-day-hoc.yaml", "    measured: 18/28", "    measure: 18/28", "key-unknown"),
    ("scores/1-day-hoc.yaml", '  "1.7.3":', '  "1.7.4":', "criterion-unknown"),
    ("scores/2-quan-tri.yaml", 'group: "2"', 'group: "1"', "value-wrong"),
    ("indicator-set.yaml", "        maximum: 10\n", "        maximum: 11\n", "set-sum-wrong set-changed"),
    ("indicator-set.yaml", "    below: 50\n", "    below: 49\n", "set-levels-wrong"),
]
#: (file below ``evidence/``, its bytes, the rules that must tell it)
FILES = [
    ("1.3/khong-dung-cho.txt", b"x", "evidence-orphan"),
    ("1.4/trong.pdf", b"", "evidence-empty"),
    ("1.4/anh.jpg", b"MZ" + b"\x90\x00" * 100, "evidence-type-mismatch"),
    ("1.4/hong.docx", b"PK\x03\x04" + b"\x00" * 200, "evidence-locked"),
    ("1.4/~$danh-muc.docx", b"x", "evidence-temporary"),
    ("1.4/giong.txt", b"cung mot noi dung\n", ""),
    ("1.7.2/giong.txt", b"cung mot noi dung\n", "evidence-duplicate"),
    ("1.4/con.txt", b"con", "evidence-name-unportable"),
    ("1.4/nguyen-van-a-001088001234.txt", b"y", "evidence-name-personal"),
]
WAIVERS = """
waivers:
  - {rule: diem-am, where: "1.4", reason: Gõ nhầm tên}
  - {rule: set-skeleton, where: "1.4", reason: Không còn cần}
"""


def spoiled(folder: Path) -> Counter[str]:
    """Put every fault into a dossier; return how often each rule must speak."""
    wanted: Counter[str] = Counter(["set-unverified", "waiver-unknown", "waiver-unused"])
    wanted["evidence-untitled"] = 4  # rows whose listed files were renamed, or that got more files
    for file, good, bad, rules in SLIPS:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert good in text, (file, good)
        path.write_text(text.replace(good, bad, 1), encoding="utf-8", newline="\n")
        wanted.update(rules.split())
    head = folder / "dossier.yaml"
    head.write_text(head.read_text(encoding="utf-8") + WAIVERS, encoding="utf-8", newline="\n")
    for name, content, rules in FILES:
        path = folder / "evidence" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        wanted.update(rules.split())
    return wanted


def test_forty_faults_show_forty_findings_in_one_run(example: Path, cli: Cli) -> None:
    wanted = spoiled(example)
    ran = cli("check", example, "--today", "2024-07-01", "--format", "json")
    found = Counter(finding["rule"] for finding in json.loads(ran.out)["findings"])

    assert ran.code == 1
    assert found == wanted
    assert sum(wanted.values()) > 40
    assert len(wanted) > 20


def test_every_one_of_them_is_told_in_the_text(example: Path, cli: Cli) -> None:
    wanted = spoiled(example)
    ran = cli("check", example, "--today", "2024-07-01")

    assert {rule for rule in wanted if rule in ran.out} == set(wanted)
    assert ran.out.count("Cách sửa: ") > 30


def test_one_file_that_cannot_be_read_hides_nothing_in_the_others(example: Path, cli: Cli) -> None:
    wanted = spoiled(example)
    (example / "narrative.yaml").write_bytes(b"strengths:\n\t- x\n")
    wanted.subtract({"key-unknown": 1})
    wanted["yaml-syntax"] = 1
    ran = cli("check", example, "--today", "2024-07-01", "--format", "json")

    assert Counter(finding["rule"] for finding in json.loads(ran.out)["findings"]) == +wanted

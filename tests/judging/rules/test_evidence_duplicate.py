"""One content under two rows."""

from __future__ import annotations

from pathlib import Path

from support.overlay import judged, laid_out
from support.rulemaker import find_in_evidence

from cdsdossier.judging.rules import evidence_duplicate
from cdsdossier.model.dossier import EvidenceFile


def test_one_content_may_lie_in_two_folders_of_one_row() -> None:
    files = [
        EvidenceFile(path, path.partition("/")[0], 9, digest="x") for path in ("1.1/a", "1.1/b", "2.2.1/c", "2.2.2/d")
    ]
    findings = find_in_evidence(evidence_duplicate, *files, EvidenceFile("van-ban/e", "van-ban", 9, digest="x"))

    assert [(finding.file, finding.about) for finding in findings] == [
        ("evidence/1.1/b", "1.1"),
        ("evidence/2.2.1/c", "2.2"),
        ("evidence/2.2.2/d", "2.2"),
    ]
    assert findings[0].fix.startswith("Nếu chép hai lần")


def test_a_waiver_by_row_covers_a_duplicate(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "d")
    (folder / "evidence" / "1.3" / "hop-dong.txt").write_bytes((folder / "evidence/1.2.1/hop-dong.txt").read_bytes())
    head = folder / "dossier.yaml"
    waiver = 'waivers:\n  - {rule: evidence-duplicate, where: "1.3", reason: Một hợp đồng dùng cho hai mục chấm}\n'
    head.write_text(head.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    (finding,) = judged(folder).findings

    assert (finding.rule, finding.waived) == ("evidence-duplicate", "Một hợp đồng dùng cho hai mục chấm")

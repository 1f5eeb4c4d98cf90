"""Samples left in place; marks of what is unwritten are tested with ``find_placeholder``."""

from __future__ import annotations

from support.rulemaker import changed, find

from cdsdossier.files import resources
from cdsdossier.judging.rules import text_unfinished
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows.scaffold import NewYear, build_dossier_files


def test_each_sample_is_one_of_the_files_of_a_new_year() -> None:
    folder = resources.templates_folder() / "scaffold"
    shown = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml")))
    kinds = ("thcs", "gdtx", "phong-gddt")
    heads = (
        build_dossier_files(NewYear("2025-2026", kind), SetFile.read("qd4725-2022"))["dossier.yaml"] for kind in kinds
    )
    shown += b"".join(heads).decode()

    assert all(sample in shown for sample in text_unfinished.SAMPLES)
    for one in text_unfinished.SAMPLE_PEOPLE:
        assert f"name: {one.name}, post: {one.post}, role: {one.role}" in shown
        task = getattr(one, "task", None)
        assert task is None or task in shown


def test_a_sample_number_of_the_scaffold_is_told() -> None:
    basis = ("documents:\n", "  - {kind: Kế hoạch, number: 000/KH-SGDĐT, about: về việc đánh giá}\ndocuments:\n")
    (found,) = find(text_unfinished, changed("dossier.yaml", basis))

    assert found.message == "“000/KH-SGDĐT” là chữ mẫu của chương trình"


def test_a_long_text_is_shown_by_its_beginning() -> None:
    (found,) = find(text_unfinished, {"narrative.yaml": f'strengths: ["{"rất dài " * 20}…"]'})

    assert len(found.message) < 120
    assert found.message.endswith("còn chỗ để dở: “…”")

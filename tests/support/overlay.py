"""Small dossiers: a complete one (``_base``), and folders that are laid over it.

A file of a layer replaces or adds one of the dossier; ``X.absent`` removes X; ``EXPECTED`` is for the test. Inputs that
git or an editor would mangle are made here.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

from support.reviewmaker import receive

from cdsdossier import Dossier, IndicatorSet
from cdsdossier.documents.folders import OutputFolders
from cdsdossier.documents.output.manifest import find_edited_documents
from cdsdossier.documents.output.staleness import find_stale_documents
from cdsdossier.files.bagit.receipt import list_changes_since_receipt
from cdsdossier.judging.assessing import Assessment, check_scored, score_dossier
from cdsdossier.model.dossier import find_office_folder
from cdsdossier.model.replaced import ReplacedDocument

HERE = Path(__file__).resolve().parents[1] / "judging" / "rules"
BASE = HERE / "_base"
TODAY = date(2026, 4, 20)
REPLACED = (
    ReplacedDocument(number="8/2020/TT-THU", by="Thông tư 9/2026/TT-THU", date=date(2026, 3, 24), source="thử"),
    ReplacedDocument(
        number="5/2019/TT-THU",
        by="Thông tư 3/2026/TT-THU",
        date=date(2026, 2, 9),
        effective=date(2026, 3, 10),
        source="thử",
    ),
)
MARK = "#!"

_NARRATIVE = (BASE / "narrative.yaml").read_text(encoding="utf-8")
_TIMELINE = (BASE / "timeline.yaml").read_text(encoding="utf-8")
#: A picture of one grey dot.
_JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010101004800480000ffdb004300" + "03" * 64 + "ffc0000b080001000101011100"
    "ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f0037ffd9"
)
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6368000000820081dd436af40000000049454e44ae426082"
)
_SCORES = (BASE / "scores" / "1-day-hoc.yaml").read_text(encoding="utf-8")

#: Layer → file → its bytes.
MADE: dict[str, dict[str, bytes]] = {
    "yaml-not-utf8/bad": {
        "narrative.yaml": _NARRATIVE.encode("utf-16"),
        "timeline.yaml": _TIMELINE.encode("utf-16-be"),
        "scores/1-day-hoc.yaml": _SCORES.replace('"1.2.1": {', '"1.2.1": {note: tr\x00ng, ')
        .encode()
        .replace(b"\x00", b"\xf4"),
    },
    "yaml-not-utf8/good": {
        "narrative.yaml": _NARRATIVE.encode("utf-8-sig"),
        "scores/1-day-hoc.yaml": _SCORES.replace("\n", "\r\n").encode(),
    },
    "yaml-control-character/bad": {"timeline.yaml": _TIMELINE.replace("Ban hành", "Ban\x07 hành", 1).encode()},
    "evidence-name-unportable/bad": {f"evidence/1.1/{normalize('NFD', 'kế.txt')}": b"x"},
    "evidence-name-unportable/good": {"evidence/1.1/kế hoạch (bản 2).txt": b"x"},
    "evidence-type-mismatch/bad": {"evidence/1.1/anh.jpg": _PNG},
    "evidence-type-mismatch/good": {"evidence/1.1/anh.png": _PNG, "evidence/1.1/anh.JPEG": _JPEG},
    "evidence-empty/bad": {"evidence/1.1/anh.heic": b"\0\0\0\x18ftypheic\0\0\0\0"},
    "evidence-locked/bad": {"evidence/1.1/anh.jpg": _JPEG[:-4]},
    "evidence-locked/good": {"evidence/1.1/anh.jpg": _JPEG},
    "yaml-too-big/bad": {"narrative.yaml": _NARRATIVE.encode().ljust(5_000_001, b"#")},
    "yaml-too-big/good": {"narrative.yaml": _NARRATIVE.encode().ljust(5_000_000, b"#")},
}

#: Layer → the documents that were rendered before the layer was laid over the base, and whether as official versions.
RENDERED = {
    "document-edited/bad": {"bao-cao": False, "quyet-dinh-hoi-dong": True},
    "document-edited/good": {"bao-cao": False, "quyet-dinh-hoi-dong": True},
    "document-stale/bad": {"bao-cao": False, "quyet-dinh-cong-nhan": True},
    "document-stale/good": {"quyet-dinh-hoi-dong": True},
}


#: Layers that are laid over a base which has come as a package.
RECEIVED = {"payload-changed/bad", "payload-changed/good"}


def laid_out(folder: Path, *layers: str) -> Path:
    """Return a dossier in ``folder``: the base with these layers over it, each named as ``points-negative/bad``."""
    shutil.copytree(BASE, folder)
    for layer in layers:
        folder = receive(folder, folder.with_name("nhan")) if layer in RECEIVED else folder
        _render(folder, RENDERED.get(layer, {}))
        for path in sorted(file for file in (HERE / layer).rglob("*") if file.is_file()):
            _lay(path, folder / path.relative_to(HERE / layer))
        for name, data in MADE.get(layer, {}).items():
            (folder / name).write_bytes(data)
    return folder


def _lay(path: Path, target: Path) -> None:
    if target.suffix == ".absent":
        target.with_suffix("").unlink()
    elif target.name != "EXPECTED":
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _render(folder: Path, documents: dict[str, bool]) -> None:
    if not documents:
        return
    from cdsdossier.documents.output import manifest
    from cdsdossier.documents.rendering import render_documents

    done = render_documents(judged(folder), list(documents), folder / "output")
    official = {one.path.name: documents[one.document] for one in done}
    written = manifest.read_output_manifest(folder / "output")
    marked = {name: replace(written[name], final=final) for name, final in official.items()}
    (folder / "output" / manifest.FILE).write_bytes(manifest.format_output_manifest(marked))


def judged(folder: Path, *, compare: bool = True) -> Assessment:
    """Read and assess a dossier as the command line does, with the base's set in the place of the shipped one."""
    shipped = IndicatorSet.read(BASE / "indicator-set.yaml")
    dossier = Dossier.read(folder)
    rules = IndicatorSet.of(dossier) if dossier.has_frozen_set else shipped
    known = shipped if compare and dossier.has_frozen_set else None
    scored = score_dossier(dossier, rules, TODAY)
    edited, stale = find_edited_documents(OutputFolders.of(folder)), find_stale_documents(scored)
    altered = list_changes_since_receipt(find_office_folder(folder)) if dossier.received else ()
    return check_scored(scored, shipped=known, stale=stale, edited=edited, altered=altered, replaced=REPLACED)

"""What a file is and whether it opens: told from both ends, for honest, broken and hostile files alike."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import evidencemaker as made

from cdsdossier.files.probe import ole2
from cdsdossier.files.probe import pdf as pdf_probe
from cdsdossier.files.probe.faults import FileFault
from cdsdossier.files.probe.probe import ProbeResult, probe_all
from cdsdossier.files.probe.signatures import FITTING, KINDS, detect_file_kind, extension_of, fits_extension
from cdsdossier.model.dossier.evidence import read_evidence

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WHOLE = {
    "pdf": made.pdf(),
    "jpeg": made.jpeg(),
    "png": made.png(),
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L",
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    "bmp": b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0",
    "tiff": b"II*\0\x08\0\0\0",
    "doc": made.doc(),
    "xls": made.xls(),
    "ppt": made.ppt(),
    "docx": made.office("docx"),
    "xlsx": made.office("xlsx"),
    "pptx": made.office("pptx"),
    "odt": made.open_document("odt"),
    "ods": made.open_document("ods"),
    "odp": made.open_document("odp"),
    "zip": made.zipped({"word/ghi-chu.txt": "không phải Word"}),
    "rtf": b"{\\rtf1\\ansi Xin}",
    "html": b"\xef\xbb\xbf<!DOCTYPE html>\n<html></html>",
    "text": "Biên bản họp tổ".encode(),
    "exe": b"MZ\x90\0" + bytes(60),
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "mkv": b"\x1a\x45\xdf\xa3\x01\0\0\0",
    "mp3": b"ID3\x04\0\0\0\0\0\0",
    "wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "avi": b"RIFF\x24\0\0\0AVI LIST",
    "wmv": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9",
}
FAULTY = {
    "a PDF with a password": (made.pdf(user="mk"), "pdf", FileFault.LOCKED),
    "a PDF with a password of today": (made.pdf(user="mk", way="AES-256"), "pdf", FileFault.LOCKED),
    "a PDF that stops half-way": (made.pdf(3, padding=20_000)[:9000], "pdf", FileFault.CUT),
    "a PDF without its last bytes": (made.pdf()[:-60], "pdf", FileFault.CUT),
    "a PDF whose table lies nowhere": (b"%PDF-1.4\nstartxref\n99999\n%%EOF\n", "pdf", FileFault.BROKEN),
    "a Word file of today behind a password": (made.locked_office(), "ooxml", FileFault.LOCKED),
    "an old Word file behind a password": (made.doc(locked=True), "doc", FileFault.LOCKED),
    "an old Excel file behind a password": (made.xls(locked=True), "xls", FileFault.LOCKED),
    "a very small one": (made.xls(locked=True, size=300), "xls", FileFault.LOCKED),
    "an old PowerPoint file behind a password": (made.ppt(locked=True), "ppt", FileFault.LOCKED),
    "an old Word file that stops": (made.doc()[:1600], "ole", FileFault.CUT),
    "an old Word file that stops in its head": (made.doc()[:300], "ole", FileFault.CUT),
    "an archive behind a password": (made.locked_zip(), "zip", FileFault.LOCKED),
    "an archive whose first entry only is open": (
        made.zipped({"a/": ""}) [:30] + made.locked_zip(), "zip", FileFault.LOCKED,
    ),
    "a Word file without its end": (made.office("docx")[:-30], "docx", FileFault.CUT),
    "a Word file without its middle": (made.office("docx")[:50] + made.office("docx")[70:], "docx", FileFault.BROKEN),
    "a photograph without its end": (made.jpeg(20_000)[:-2], "jpeg", FileFault.CUT),
    "a short one": (made.jpeg(50)[:-2], "jpeg", FileFault.CUT),
    "a picture without its end": (made.png(50)[:-6], "png", FileFault.CUT),
}  # fmt: skip
SOUND = {
    "a PDF that only its owner may change": made.pdf(user=""),
    "such a one of today": made.pdf(user="", way="AES-256"),
    "a PDF whose end mark is missing": made.pdf()[:-6],
    "a PDF with something behind its end": made.pdf() + b"\r\n" * 100,
    "a photograph with a video behind it": made.jpeg(9000) + bytes(9000),
    "a photograph with noise behind it": made.jpeg(9000) + bytes(range(255, -1, -1)) * 40,
    "an archive with a long comment": made.zipped({"a.txt": "a"}, comment=b"x" * 60_000),
    "an empty archive": made.zipped({}),
    "an Excel file with its names far from both ends": made.office("xlsx", far=True),
}


def probed(folder: Path, *files: bytes) -> list[ProbeResult]:
    paths = []
    for number, data in enumerate(files):
        path = folder / f"tep-{number}"
        path.write_bytes(data)
        paths.append((str(path), len(data)))
    return probe_all(paths)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"ole", "ooxml"}))
def test_every_kind_is_known_by_its_content(kind: str, tmp_path: Path) -> None:
    (probe,) = probed(tmp_path, WHOLE[kind])

    assert (probe.kind, probe.fault) == (kind, FileFault.NONE)


@pytest.mark.parametrize("extension", FITTING)
def test_every_extension_takes_its_kinds_and_no_program(extension: str) -> None:
    assert all(fits_extension(f"a/b.{extension.upper()}", kind) for kind in FITTING[extension])
    assert not fits_extension(f"b.{extension}", "exe")
    assert FITTING[extension] <= set(KINDS)


@pytest.mark.parametrize(
    ("name", "kind", "fitting"),
    [
        ("a.pdf", "zip", False),
        ("a.pdf", "", False),
        ("a.docx", "zip", False),
        ("a.docx", "xlsx", False),
        ("a.docx", "ooxml", True),
        ("a.xls", "html", False),
        ("a.doc", "rtf", True),
        ("a.zip", "docx", True),
        ("a.txt", "", True),
        ("a.txt", "pdf", False),
        ("a.csv", "html", True),
        ("a.xyz", "exe", True),
        ("a", "pdf", True),
        (".jpg", "exe", True),
    ],
)
def test_what_belongs_under_a_name(name: str, kind: str, fitting: bool) -> None:
    assert fits_extension(name, kind) is fitting


def test_an_extension_is_of_the_name_and_not_of_a_folder() -> None:
    assert [extension_of(name) for name in ("1.1/a", "1.1/a.PDF", ".an", "a.tar.gz")] == ["", "pdf", "", "gz"]


@pytest.mark.parametrize("name", FAULTY)
def test_what_cannot_be_opened_is_told_apart(name: str, tmp_path: Path) -> None:
    data, kind, fault = FAULTY[name]
    (probe,) = probed(tmp_path, data)

    assert (probe.kind, probe.fault) == (kind, fault)


@pytest.mark.parametrize("name", SOUND)
def test_what_opens_is_no_fault(name: str, tmp_path: Path) -> None:
    (probe,) = probed(tmp_path, SOUND[name])

    assert probe.fault is FileFault.NONE


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx"])
def test_office_files_are_known_by_their_content_types_where_names_do_not_tell(kind: str, tmp_path: Path) -> None:
    (probe,) = probed(tmp_path, made.office(kind, far=True))

    assert probe.kind == kind


def test_an_encrypted_pdf_is_found_where_only_its_table_says_so(tmp_path: Path) -> None:
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Encrypt 2 0 R >>\n"
    before = b"%PDF-1.5\n" + b"%" * 9000 + b"\n"
    data = before + table + b"%" * 9000 + b"\nstartxref\n%d\n%%%%EOF\n" % len(before)
    (probe,) = probed(tmp_path, data)

    assert probe.doubtful


def test_pypdf_is_not_even_imported_here(tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pypdf"]:
        del sys.modules[name]
    (probe,) = probed(tmp_path, FAULTY["a PDF with a password"][0])

    assert probe.fault is FileFault.LOCKED
    assert "pypdf" not in sys.modules


def test_all_doubtful_pdfs_go_to_one_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def ask(paths: list[str]) -> list[FileFault]:
        asked.append(list(paths))
        return [FileFault.NONE] * len(paths)

    monkeypatch.setattr(pdf_probe, "probe_pdfs", ask)
    probed(tmp_path, made.pdf(), made.pdf(user="a"), made.png(), made.pdf()[:-60])

    assert [[Path(path).name for path in paths] for paths in asked] == [["tep-1", "tep-3"]]


def test_a_child_that_dies_costs_only_the_file_it_died_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, json, os\n"
        "for path in json.load(sys.stdin):\n"
        "    if 'chet' in path: os._exit(3)\n"
        "    print('locked', flush=True)\n"
    )
    monkeypatch.setattr(pdf_probe, "_CHILD", ("-c", code))

    assert pdf_probe.probe_pdfs(["a", "chet-1", "b", "chet-2", "chet-3", "c"]) == [
        FileFault.LOCKED, FileFault.HARD, FileFault.LOCKED, FileFault.HARD, FileFault.HARD, FileFault.LOCKED,
    ]  # fmt: skip


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys; sys.stdin.read(); print('', flush=True)\nwhile True: pass"
    monkeypatch.setattr(pdf_probe, "_CHILD", ("-c", code))
    monkeypatch.setattr(pdf_probe, "SECONDS_ALL", 0.5)

    assert pdf_probe.probe_pdfs(["a", "b", "c"]) == [FileFault.NONE, FileFault.HARD, FileFault.HARD]


def test_a_child_that_cannot_start_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert pdf_probe.probe_pdfs(["a", "b"]) == [FileFault.HARD, FileFault.HARD]


def test_the_child_takes_no_module_of_the_folder_it_runs_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("open('da-chay', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert probed(tmp_path, FAULTY["a PDF with a password"][0])[0].fault is FileFault.LOCKED
    assert not (tmp_path / "da-chay").exists()


@pytest.mark.parametrize("name", ["ké hoạch.pdf", "😀.pdf", "a\nb.pdf", 'a"b.pdf'])
def test_any_name_reaches_the_child(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    try:
        path.write_bytes(FAULTY["a PDF with a password"][0])
    except OSError:
        pytest.skip("this system has no such names")

    assert probe_all([(str(path), path.stat().st_size)])[0].fault is FileFault.LOCKED


@CALM
@given(noise=st.binary(max_size=9000), start=st.sampled_from([*WHOLE.values(), *(one[0] for one in FAULTY.values())]))
def test_no_content_whatever_is_a_crash(noise: bytes, start: bytes, tmp_path: Path) -> None:
    data = start[: len(noise) % (len(start) + 1)] + noise
    files = [data, noise, start[: len(start) // 2] + noise + start[len(start) // 2 :]]
    for probe in probed(tmp_path, *(one for one in files if detect_file_kind(one[:4096]) != "pdf")):  # no child a case
        assert probe.kind in {"", *KINDS}
        assert probe.fault in set(FileFault)


@CALM
@given(st.binary(max_size=3000), st.integers(0, 5000))
def test_no_old_office_file_whatever_is_a_crash_or_a_long_walk(noise: bytes, place: int) -> None:
    data = made.xls()
    data = data[:place] + noise + data[place + len(noise) :]
    reads = 0

    def read(offset: int, count: int) -> bytes:
        nonlocal reads
        reads += 1
        return data[offset : offset + count]

    kind, _ = ole2.probe_ole2(read)
    assert kind in KINDS
    assert reads < 2000


def test_chains_that_bite_their_own_tail_end(tmp_path: Path) -> None:
    data = bytearray(made.xls(locked=True))
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")  # the directory's sector is followed by itself
    (probe,) = probed(tmp_path, bytes(data))

    assert probe.kind == "xls"


def test_a_huge_file_is_looked_at_only_at_its_ends(tmp_path: Path) -> None:
    paths: list[tuple[str, int]] = []
    for name, head in (
        ("a.mp4", WHOLE["mp4"]),
        ("b.pdf", b"%PDF-1.4\n"),
        ("c.zip", WHOLE["zip"]),
        ("d.xls", made.xls()),
    ):
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(1_000_000_000 + len(paths))
        paths.append((str(tmp_path / name), 1_000_000_000 + len(paths)))

    assert [(probe.kind, probe.fault) for probe in probe_all(paths)] == [
        ("mp4", FileFault.NONE), ("pdf", FileFault.HARD), ("zip", FileFault.CUT), ("xls", FileFault.NONE),
    ]  # fmt: skip


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    names = {f"docProps/a{i:04}.xml": bytes(40) for i in range(120)}
    bomb = made.zipped({**names, "[Content_Types].xml": b"<Types>" + bytes(50_000_000), **{f"x{n}": "" for n in names}})
    (probe,) = probed(tmp_path, bomb)

    assert (probe.kind, probe.fault) == ("zip", FileFault.NONE)


def test_only_files_that_look_alike_at_both_ends_are_hashed(tmp_path: Path) -> None:
    same, other = bytes(10_000), bytes(5000) + b"x" + bytes(4999)
    probes = probed(tmp_path, same, same, other, b"y" * 10_000, bytes(10_001), b"")

    digest, differs = hashlib.sha256(same).hexdigest(), hashlib.sha256(other).hexdigest()
    assert [probe.digest for probe in probes] == [digest, digest, differs, "", "", ""]


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name, encoding="utf-8")
    told: list[tuple[int, int]] = []
    read_evidence(tmp_path, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_nothing_is_opened_without_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(WHOLE["exe"])
    monkeypatch.setattr("cdsdossier.files.probe.probe.probe_all", lambda *_: pytest.fail("looked"))
    (file,) = read_evidence(tmp_path, look=False).files

    assert (file.kind, file.fault, file.sound) == (None, FileFault.NONE, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_and_a_folder_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "1.1").mkdir()
    (tmp_path / "1.1" / "a.pdf").write_bytes(WHOLE["pdf"])
    (tmp_path / "1.1" / "a.pdf").chmod(0)
    (tmp_path / "1.2").mkdir(mode=0)
    files = read_evidence(tmp_path).files
    (tmp_path / "1.2").chmod(0o700)

    assert [(file.path, file.fault, file.sound) for file in files] == [
        ("1.1/a.pdf", FileFault.UNREADABLE, False),
        ("1.2", FileFault.UNREADABLE, False),
    ]


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by another program")

    (tmp_path / "a").write_bytes(WHOLE["pdf"])
    monkeypatch.setattr(os, "open", refuse)
    assert probe_all([(str(tmp_path / "a"), 9)])[0].fault is FileFault.UNREADABLE


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    assert probe_all([(str(tmp_path / "gone"), 5)])[0].fault is FileFault.UNREADABLE


def test_a_path_keeps_the_letters_of_the_disk(tmp_path: Path) -> None:
    from unicodedata import normalize

    raw = normalize("NFD", "kế hoạch.txt")
    (tmp_path / raw).write_text("x", encoding="utf-8")
    (file,) = read_evidence(tmp_path).files

    assert file.path == normalize("NFC", raw)
    assert file.raw in {raw, ""}  # some systems compose the letters themselves


def test_an_evidence_folder_that_is_a_link_out_is_named_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac" / "a.pdf").write_bytes(WHOLE["pdf"])
    (tmp_path / "d").mkdir()
    try:
        (tmp_path / "d" / "evidence").symlink_to(tmp_path / "khac")
    except (OSError, NotImplementedError):
        pytest.skip("no links here")

    assert [(file.path, file.outside) for file in read_evidence(tmp_path / "d" / "evidence").files] == [(".", True)]


def test_what_programs_leave_behind_is_listed_apart(tmp_path: Path) -> None:
    for name in (
        "~$a.docx",
        "Thumbs.db",
        ".DS_Store",
        "desktop.ini",
        "a.TMP",
        "b.crdownload",
        "c.part",
        "d.download",
        ".x",
    ):
        (tmp_path / name).write_text("x", encoding="utf-8")
    tree = read_evidence(tmp_path)

    assert tree.files == ()
    assert set(tree.temporary) == {
        "~$a.docx", "Thumbs.db", ".DS_Store", "desktop.ini", "a.TMP", "b.crdownload", "c.part", "d.download",
    }  # fmt: skip


def linearized(objects: int, *, before: int = 0, encrypted: bool = True) -> bytes:
    """Return a PDF as it is laid out for the web: its last line points to the table of page one, at its start."""
    head = b"%PDF-1.4\n1 0 obj\n<< /Linearized 1 >>\nendobj\n" + b"%" * before + b"\n"
    key = b" /Encrypt 2 0 R" if encrypted else b""
    table = b"xref\n9 %d\n" % objects + b"0000000016 00000 n \n" * objects
    trailer = b"trailer\n<< /Size 1 /Root 1 0 R%b >>\nstartxref\n0\n%%%%EOF\n" % key
    second = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\n"
    return head + table + trailer + b"%" * 9000 + b"\n" + second + b"startxref\n%d\n%%%%EOF\n" % len(head)


@pytest.mark.parametrize(("objects", "before"), [(250, 0), (250, 6000), (50, 6000), (199, 0)])
def test_a_lock_that_is_told_only_behind_a_long_table_is_not_missed(objects: int, before: int, tmp_path: Path) -> None:
    (probe,) = probed(tmp_path, linearized(objects, before=before))

    assert probe.doubtful


def test_a_long_table_at_the_end_or_a_short_one_at_the_start_is_no_reason_for_doubt(tmp_path: Path) -> None:
    before = b"%PDF-1.4\n" + b"%" * 9000 + b"\n"
    table = b"xref\n0 900\n" + b"0000000016 00000 n \n" * 900 + b"trailer\n<< /Size 900 /Root 1 0 R >>\n"
    usual = before + table + b"startxref\n%d\n%%%%EOF\n" % len(before)
    short = (linearized(20, encrypted=False), linearized(20, before=6000, encrypted=False))

    assert [probe.doubtful for probe in probed(tmp_path, usual, *short)] == [False, False, False]

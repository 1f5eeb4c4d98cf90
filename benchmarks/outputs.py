"""Everything the program prints and writes on the two examples, kept in a folder so that two checkouts can be compared.

    PYTHONPATH=OLD/src python benchmarks/outputs.py make /tmp/old-outputs
    PYTHONPATH=NEW/src python benchmarks/outputs.py make /tmp/new-outputs
    python benchmarks/outputs.py compare /tmp/old-outputs /tmp/new-outputs

``make`` runs the commands in a temporary copy of the examples and keeps standard output, standard error, exit code and
every file written. ``compare`` names each difference and exits 1 where there is one.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = {"thcs": ("thcs-quyet-tien/2023-2024", "2024-05-02"), "th": ("tieu-hoc-hung-thang/2025-2026", "2026-04-20")}

#: Commands on one dossier; ``@`` is the dossier, ``+`` a folder for what is written, ``!`` the day.
ON_A_DOSSIER = (
    *(f"score @ --format {form}" for form in ("table", "json", "csv")),
    "score @ --set qd4725-2022",
    *(f"check @ --today ! --format {form}" for form in ("text", "concise", "json", "sarif")),
    *(f"timeline @ --today ! --format {form}" for form in ("text", "json", "csv")),
    "timeline @ --today ! --ics +/lich.ics",
    *(f"status @ --today ! --format {form}" for form in ("text", "json")),
    "evidence @",
    "render @ --list",
    "render @ --all --to +/docx",
    "render @ --all --to +/html --format html",
    "render @ --final --to +/final",
    "render @",
    "render @",
    "check @ --today !",
    "status @ --today !",
    "review @",
    "review @ --format json",
    "pack @ --output +/ho-so.zip --today !",
    "verify +/ho-so.zip --today !",
    "verify +/ho-so.zip --today ! --format json",
    "verify +/ho-so.zip --today ! --to +/nhan",
    "publish @ --to +/trang --today !",
    "sheet export @ --output +/phieu.xlsx",
    "sheet import +/phieu.xlsx @ --yes",
    "sheet import +/phieu.xlsx @ --as N.V.A. --yes",
    "score @ --assessors",
    "schema @",
    "init +/2030-2031 --from @ --year 2030-2031",
    "score +/2030-2031",
    "sets refreeze @ --yes",
    "sets diff qd4725-2022 @/indicator-set.yaml",
)
#: Commands of their own; ``~`` is the folder of both examples.
OF_THEIR_OWN = (
    "--help",
    "--version",
    "explain",
    "sets",
    *(f"sets show {name}" for name in ("qd4725-2022", "qd3806-2024", "qd3267-2024")),
    *(f"sets check {name}" for name in ("qd4725-2022", "qd3806-2024", "qd3267-2024")),
    "sets diff qd4725-2022 qd3806-2024",
    *(f"rollup ~ --today 2026-06-20 --format {form}" for form in ("text", "json", "csv")),
    "rollup ~ --today 2026-06-20 --roster ~/danh-sach-truong.csv --year 2023-2024",
    *(f"rollup ~ --today 2026-06-20 --output +/tong-hop.{end}" for end in ("csv", "json", "xlsx", "html")),
    "rollup ~ --today 2026-06-20 --output +/tong-hop.docx --office ~/co-quan.yaml",
    "compare ~/thcs-quyet-tien/2023-2024 ~/tieu-hoc-hung-thang/2025-2026",
    "compare ~/thcs-quyet-tien/2023-2024 ~/tieu-hoc-hung-thang/2025-2026 --format json",
    "compare ~/thcs-quyet-tien/2023-2024 ~/tieu-hoc-hung-thang/2025-2026 --output +/so-sanh.xlsx",
    "init +/2026-2027 --kind thcs",
    "init +/mam-non --kind mam-non --year 2026-2027",
    "init +/2026-2027 --kind thcs",
    "score +/2026-2027",
    "check +/2026-2027 --today 2026-09-01",
    "check ~/khong-co",
    "chek",
    "score --formt json",
    "init",
)


def make(target: Path) -> None:
    """Run every command and keep what it printed and wrote below ``target``."""
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="cds-outputs-") as name:
        place = Path(name)
        shutil.copytree(ROOT / "examples", place / "examples")
        for key, (folder, day) in EXAMPLES.items():
            _run_all(ON_A_DOSSIER, place, target / key, {"@": f"examples/{folder}", "!": day})
        _run_all([*OF_THEIR_OWN, *_helps()], place, target / "own", {"~": "examples"})
        shutil.copytree(place / "examples", target / "examples")


def _helps() -> list[str]:
    below = {
        "sets": ("list", "show", "check", "diff", "import", "overlay", "confirm", "refreeze"),
        "review": ("show", "open", "pack", "receive"),
        "sheet": ("export", "import"),
        "evidence": ("add",),
    }
    single = [
        "init",
        "status",
        "score",
        "check",
        "timeline",
        "render",
        "pack",
        "publish",
        "compare",
        "serve",
        "verify",
        "rollup",
        "explain",
        "schema",
    ]
    several = [f"{name} {part}" for name, parts in below.items() for part in ("", *parts)]
    return [f"{name} --help" for name in (*single, *several)]


def _run_all(commands: list[str] | tuple[str, ...], place: Path, target: Path, words: dict[str, str]) -> None:
    written = place / "written"
    written.mkdir()
    for number, command in enumerate(commands):
        for mark, word in {**words, "+": "written"}.items():
            command = command.replace(mark, word)  # noqa: PLW2901 - the marks are filled in one after the other
        _run(command.split(), place, target / f"{number:03}-{'-'.join(command.split()[:2]).replace('/', '_')}.txt")
    shutil.move(written, target / "written")


def _run(words: list[str], place: Path, target: Path) -> None:
    env = os.environ | {"XDG_CACHE_HOME": str(place / "cache"), "PYTHONUTF8": "1", "COLUMNS": "100"}
    ran = subprocess.run(
        [sys.executable, "-m", "cdsdossier", *words],
        cwd=place,
        env=env,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    text = f"$ {' '.join(words)}\n{ran.stdout.decode()}\n--- stderr\n{ran.stderr.decode()}\n--- exit {ran.returncode}\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace(str(place), "PLACE"), encoding="utf-8")


def compare(before: Path, after: Path) -> int:
    """Print every file that differs; return how many there are."""
    names = sorted(
        {path.relative_to(top).as_posix() for top in (before, after) for path in top.rglob("*") if path.is_file()}
    )
    differing = [name for name in names if not _same(before / name, after / name)]
    for name in differing:
        print(name)
    print(f"{len(names)} files compared, {len(differing)} differ")
    return len(differing)


def _same(first: Path, second: Path) -> bool:
    return first.is_file() and second.is_file() and filecmp.cmp(first, second, shallow=False)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        sys.exit(min(compare(Path(sys.argv[2]), Path(sys.argv[3])), 1))

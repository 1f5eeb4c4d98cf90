"""A synthetic province: so many dossiers of schools that do not exist, the same bytes for the same seed.

``python benchmarks/province.py DIR --schools 1000 --seed 1`` writes one folder for each managing body, and in it each
school's dossier: a folder, or (one in nine) a package as a school sends it. About one in twenty-five is broken in one
of the ways that happen. ``danh-sach.csv`` beside them lists who is expected; some of those have sent nothing.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from provincetext import KIND_NAMES, School, files

from cdsdossier.files import resources

#: Of so many dossiers one is packed, one is broken, and of so many expected schools one sends nothing.
_PACKED, _BROKEN, _SILENT = 9, 25, 12
_SCHOOLS_OF_A_BODY = 22
_FIRST = ("An", "Bình", "Hòa", "Tân", "Vĩnh", "Thanh", "Quang", "Đông", "Phú", "Long", "Xuân", "Minh")
_SECOND = ("Lập", "Sơn", "Thủy", "Hưng", "Thịnh", "Phong", "Trung", "Điền", "Khê", "Lạc", "Giang")
_KINDS = ("mam-non",) * 8 + ("tieu-hoc",) * 8 + ("thcs",) * 6 + ("thpt",) * 2 + ("pho-thong-nhieu-cap", "gdtx")


@dataclass(frozen=True)
class Made:
    """What was made: the folder, the roster, and how many dossiers are broken."""

    folder: Path
    roster: Path
    schools: int
    broken: int


def province(folder: Path, schools: int, seed: int) -> Made:
    """Write a province of so many dossiers into ``folder``."""
    bodies = _bodies(max(2, schools // _SCHOOLS_OF_A_BODY))
    expected, made, broken = [], 0, 0
    index = 0
    while made < schools:
        chance = random.Random(f"{seed}-{index}")
        school = _school(index, bodies, chance)
        expected.append(school)
        index += 1
        if index % _SILENT == 0:
            continue
        broken += _dossier(folder / _slug(school.body, bodies) / f"{school.code}-2025-2026", school, chance, made)
        made += 1
    roster = folder / "danh-sach.csv"
    roster.write_bytes(_roster(expected))
    return Made(folder, roster, made, broken)


def _bodies(count: int) -> list[str]:
    """Return names of managing bodies: communes and wards, with numbers where the words run out."""
    names = [f"{first} {second}" for second in _SECOND for first in _FIRST]
    whole = (f"{'phường' if n % 3 == 0 else 'xã'} {names[n % len(names)]}" for n in range(count))
    return [f"UBND {name}" if n < len(names) else f"UBND {name} {n // len(names) + 1}" for n, name in enumerate(whole)]


def _slug(body: str, bodies: list[str]) -> str:
    return "so-gddt" if body not in bodies else f"noi-nhan-{bodies.index(body) + 1:03}"


def _school(index: int, bodies: list[str], chance: random.Random) -> School:
    kind = chance.choice(_KINDS)
    prefix, called = KIND_NAMES[kind]
    place = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}"
    apart = kind in ("thpt", "pho-thong-nhieu-cap", "gdtx")
    body = "Sở Giáo dục và Đào tạo" if apart else chance.choice(bodies)
    return School(f"{called} {place} {index + 1}", f"{prefix}{index + 1}", kind, place, body)


def _dossier(folder: Path, school: School, chance: random.Random, number: int) -> bool:
    """Write one dossier, perhaps broken, perhaps packed; tell whether it is broken."""
    broken = number % _BROKEN == _BROKEN - 1
    content = dict(files(school, chance, resources.indicator_sets_folder()))
    if broken:
        _break(content, number // _BROKEN)
    review = content.pop("review.yaml", b"")
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if review and number % _PACKED != _PACKED - 1:
        _receive(folder, review)
    if number % _PACKED == _PACKED - 1:
        _pack(folder, spoiled=broken)
    return broken


def _break(content: dict[str, bytes], way: int) -> None:
    """Break a dossier in one of the ways that happen."""
    score = next((name for name in content if name.startswith("scores/")), "")
    match way % 6 if score else way % 3:
        case 0:
            content["dossier.yaml"] = content["dossier.yaml"].replace(b"  kind:", b" kind:", 1)
        case 1:
            del content["dossier.yaml"]
        case 2:
            content["indicator-set.yaml"] = content["indicator-set.yaml"][:900] + b"\n  - ]\n"
        case 3:
            content[score] += content[score].partition(b"scores:\n")[2].partition(b"\n")[0] + b"\n"
        case 4:
            content["dossier.yaml"] = content["dossier.yaml"].decode().encode("utf-16")
        case _:
            content[score] = content[score].replace(b"points: ", b"points:", 2)


def _receive(folder: Path, review: bytes) -> None:
    """Put a package, unpacked and reviewed by the office, in the place of a dossier."""
    from cdsdossier.files.bagit.receipt import write_receipt
    from cdsdossier.files.bagit.unpack import unpack_bag
    from cdsdossier.files.office_key import make_office_keys

    target, digest = _packed(folder)
    write_receipt(unpack_bag(target, folder.parent), target, digest, date(2026, 5, 20), make_office_keys(None))
    target.unlink()
    (folder / "review.yaml").write_bytes(review.replace(b"of: {", b"of: {package: %s, " % digest.encode(), 1))


def _packed(folder: Path) -> tuple[Path, str]:
    """Put a package in the place of a dossier; return it and its digest."""
    from cdsdossier.files.bagit.payload import PayloadFile
    from cdsdossier.files.bagit.write import write_bag

    target = folder.with_name(f"{folder.name}.zip")
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    written = write_bag(target, folder.name, [PayloadFile(name, folder / name) for name in names], [])
    shutil.rmtree(folder)
    return target, written.digest


def _pack(folder: Path, *, spoiled: bool) -> None:
    target, _ = _packed(folder)
    if spoiled:
        target.write_bytes(target.read_bytes()[:-200])


def _roster(expected: list[School]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Tên trường", "Mã trường", "Loại trường", "Nơi quản lý"])
    writer.writerows(_lines(expected))
    return out.getvalue().encode("utf-8-sig")


def _lines(expected: list[School]) -> Iterator[tuple[str, str, str, str]]:
    for school in expected:
        yield school.name, school.code, school.kind, school.body


def main() -> None:
    """Read the arguments, make the province, say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    made = province(wanted.folder, wanted.schools, wanted.seed)
    print(f"{made.schools} dossiers ({made.broken} broken) in {made.folder}, roster in {made.roster}")


if __name__ == "__main__":
    main()

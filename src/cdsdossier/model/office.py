"""``office.yaml``: what an office says of itself once, for all the dossiers that it receives.

It is above the received folders, and the office's own sets and ``templates/`` are beside it. What lies in a dossier or
in a package is its sender's, and is never the office's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cdsdossier.errors import WrongUsage
from cdsdossier.files.bagit import BAGIT_FILE, PAYLOAD_FOLDER
from cdsdossier.files.received import is_received_payload
from cdsdossier.findings import YamlPage
from cdsdossier.model.dossier import HEAD
from cdsdossier.model.dossier.review import Office, OfficeBasis, TeamMember
from cdsdossier.yamlio import fields
from cdsdossier.yamlio.forms import locate_value, read_form
from cdsdossier.yamlio.reader import read_page

OFFICE = "office.yaml"


class OfficeProfile(Office):
    """The whole of ``office.yaml``: the body as in ``body`` of a review, and what all its reviews begin with."""

    team: tuple[TeamMember, ...] = fields.forms_field(TeamMember, about="Đoàn đánh giá ngoài, mỗi người một mục.")
    bases: tuple[OfficeBasis, ...] = fields.forms_field(OfficeBasis, about="Căn cứ in trong văn bản của cơ quan.")
    sets: str | None = fields.text_field(about="Thư mục các bộ chỉ số của cơ quan, tính từ thư mục chứa tệp này.")


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """An office and where it is written down; an empty one where it is not."""

    profile: OfficeProfile = field(default_factory=OfficeProfile)
    file: Path | None = None

    @property
    def sets(self) -> Path | None:
        """Return the office's folder of sets; None where it has none."""
        return self.file.parent / self.profile.sets if self.file and self.profile.sets else None

    @property
    def home(self) -> Path | None:
        """Return the folder of the file, which the office's ``templates/`` is in; None where there is no file."""
        return self.file.parent if self.file else None


def find_office(place: Path, named: Path | None = None) -> FoundOffice:
    """Return the office whose file was ``named``, or is in ``place`` or the nearest folder above.

    A dossier, a package and what is in one are passed over. Raises WrongUsage where the file named is not there, or one
    is not in form.
    """
    file = named or _find_office_file(place)
    return FoundOffice() if file is None else read_office(file)


def read_office(path: Path) -> FoundOffice:
    """Return the office of a file; raise WrongUsage, with the line and what to type, where it is not in form."""
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp và thư mục.")
    page = read_page(path, str(path))
    profile, faults = read_form(OfficeProfile, page)
    if wrong := (*page.findings, *faults):
        first = wrong[0]
        raise WrongUsage(f"{first.file}:{first.line}: {first.message}. {first.fix}")
    found = FoundOffice(profile, path.resolve())
    if found.sets is not None and not found.sets.is_dir():
        raise WrongUsage(_no_sets(page, profile.sets or ""))
    return found


def _no_sets(page: YamlPage, sets: str) -> str:
    line, _ = locate_value(page.data, ("sets",))
    return f"{page.file}:{line}: không có thư mục “{sets}”. Ghi tên thư mục chứa các bộ chỉ số, nằm cạnh tệp này."


def find_key_home(place: Path) -> Path | None:
    """Return where the key of the office is that works at a place: beside the file furthest above; None without one.

    The furthest, not the nearest: a zip that was unpacked by another program may have brought a file and a key of its
    own in a folder around the package.
    """
    files = list(_iter_office_files(place))
    return files[-1].parent if files else None


def find_office_keys(*places: Path) -> tuple[str, ...]:
    """Return the keys that receipts at some places may be marked with: the user's, and those of the offices there.

    Of an office there that which the user has made or accepted.
    """
    from cdsdossier.files.office_key import read_office_keys

    return read_office_keys(home for place in places if (home := find_key_home(place)))


def find_strange_key_home(place: Path) -> Path | None:
    """Return where the key of the office is that works at a place, if the user has neither made nor accepted it."""
    from cdsdossier.files.office_key import is_strange_key

    home = find_key_home(place)
    return home if home and is_strange_key(home) else None


def _find_office_file(place: Path) -> Path | None:
    return next(_iter_office_files(place), None)


def _iter_office_files(place: Path) -> Iterator[Path]:
    """Yield the files in ``place`` and the folders above, the nearest first, outside every dossier and package."""
    here = Path(os.path.realpath(place))
    around = [here, *here.parents]
    foreign = [depth for depth, folder in enumerate(around) if _is_foreign(folder)]
    mine = around[foreign[-1] + 1 :] if foreign else around
    return (folder / OFFICE for folder in mine if (folder / OFFICE).is_file())


def _is_foreign(folder: Path) -> bool:
    """Return whether a folder is a dossier, or a package that was unpacked."""
    marks = (folder / HEAD, folder / BAGIT_FILE)
    return any(path.is_file() for path in marks) or is_received_payload(folder / PAYLOAD_FOLDER)

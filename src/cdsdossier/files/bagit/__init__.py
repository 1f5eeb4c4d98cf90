"""Packages after BagIt 1.0 (RFC 8493): files with sha256 manifests in one zip, written, verified, unpacked.

Nothing here knows what a dossier is. A package that does not hold is a :class:`Report` with faults, never an exception;
what cannot be written or must not be unpacked is Refused.
"""

from cdsdossier.files.bagit.report import Fault, Kind, Limits, Progress, Report
from cdsdossier.files.bagit.seal import is_sealed
from cdsdossier.files.bagit.unpack import unpack, unpack_verified
from cdsdossier.files.bagit.verify import verify
from cdsdossier.files.bagit.write import Payload, Written, write
from cdsdossier.files.bagit.zipdirectory import is_list_short

__all__ = [
    "Fault",
    "Kind",
    "Limits",
    "Payload",
    "Progress",
    "Report",
    "Written",
    "is_list_short",
    "is_sealed",
    "unpack",
    "unpack_verified",
    "verify",
    "write",
]

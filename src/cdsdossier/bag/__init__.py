"""Packages after BagIt 1.0 (RFC 8493): files with sha256 manifests in one zip, written, verified, unpacked.

Nothing here knows what a dossier is. A package that does not hold is a :class:`Report` with faults, never an exception;
what cannot be written or must not be unpacked is Refused.
"""

from cdsdossier.bag.reports import Fault, Kind, Limits, Progress, Report
from cdsdossier.bag.sealing import is_sealed
from cdsdossier.bag.unpacking import unpack, unpack_verified
from cdsdossier.bag.verifying import verify
from cdsdossier.bag.writing import Payload, Written, write
from cdsdossier.bag.zipdirectory import is_list_short

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

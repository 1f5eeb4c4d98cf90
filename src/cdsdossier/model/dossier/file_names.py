"""Names that programs give to what they leave behind, and names of keys: none of them is a school's evidence."""

from __future__ import annotations

from cdsdossier.files.leftovers import SYSTEM_NAMES

#: What holds no content itself but leads to it: nobody else can follow it.
SHORTCUT_ENDS = (".lnk", ".url", ".webloc", ".website")
#: Copies that editors keep of a file as it was.
BACKUP_ENDS = ("~", ".bak", ".orig", ".swp", ".swo", ".wbk", ".xlk")
#: Files that hold a secret key or passwords. (``.key`` may be a presentation: only its content tells.)
KEY_ENDS = (".pem", ".pfx", ".p12", ".p8", ".ppk", ".kdbx", ".kdb", ".jks", ".keystore")
_KEY_NAMES = frozenset({"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk"})
#: Files that programs leave behind, which are reported; in lower case.
_TEMPORARY_STARTS = ("~$", ".~lock.")
_TEMPORARY_ENDS = (".tmp", ".crdownload", ".part", ".download", *BACKUP_ENDS, *SHORTCUT_ENDS)
_GUIDANCE = "huong-dan.txt"
_ODD_NAMES = SYSTEM_NAMES | _KEY_NAMES | {_GUIDANCE}
_ODD_ENDS = (*_TEMPORARY_ENDS, *KEY_ENDS)


def is_evidence_name(name: str) -> bool:
    """Return whether a file of this name can be evidence: not hidden, not temporary, no key, not our own guidance."""
    low = name.lower()
    return not (is_odd_name(low) and (is_temporary(low) or is_never_evidence(low)))


def is_odd_name(low: str) -> bool:
    """Return whether a name (in lower case, as below) is worth a closer look: most are not, and it is quickly told."""
    return low[0] in ".~#" or low in _ODD_NAMES or low.endswith(_ODD_ENDS)


def is_temporary(low: str) -> bool:
    """Return whether a name is one that programs give to files they leave behind, or a shortcut's."""
    return (
        low.endswith(_TEMPORARY_ENDS)
        or low.startswith(_TEMPORARY_STARTS)
        or low in SYSTEM_NAMES
        or (low[0] == low[-1] == "#" and len(low) > 1)
    )


def is_never_evidence(low: str) -> bool:
    """Return whether a name is hidden, a key's, or that of our own guidance."""
    return low.startswith(".") or low == _GUIDANCE or is_key_name(low)


def is_key_name(low: str) -> bool:
    """Return whether a name is one of files that hold a secret key or passwords."""
    return low in _KEY_NAMES or low.endswith(KEY_ENDS)

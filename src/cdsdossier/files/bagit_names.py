"""The names that BagIt 1.0 (RFC 8493) gives to the parts of a package.

They are outside ``files/bagit`` because reading any dossier looks for them, and importing that package is slow.
"""

BAGIT_FILE, INFO_FILE = "bagit.txt", "bag-info.txt"
MANIFEST_FILE, TAG_MANIFEST_FILE = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PAYLOAD_FOLDER = "data"
PAYLOAD_PREFIX = f"{PAYLOAD_FOLDER}/"

"""``python -m cdsdossier`` (on Windows: ``py -m cdsdossier``) is the same as ``cdsdossier``."""

from cdsdossier.cli import main

if __name__ == "__main__":
    main()

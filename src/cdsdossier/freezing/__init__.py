"""The set that a dossier is judged by, frozen in its folder: confirmed by somebody, or replaced by another version."""

"""Many dossiers at once: what an office asks of all its schools, one row for each. One bad dossier is a row, no end."""

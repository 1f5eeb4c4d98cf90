"""YAML that keeps its lines: read with positions, checked field by field, edited without touching the rest."""

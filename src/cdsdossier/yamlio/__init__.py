"""YAML with positions: read with line and column, checked field by field, edited without touching the rest."""

"""School years side by side as text, JSON and workbook."""

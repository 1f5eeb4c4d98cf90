"""A roll-up as text, CSV, JSON, workbook, Parquet, web page and report."""

"""The output folder: what to render, what may be overwritten, what is out of date."""

"""Disk and file formats: whole writes, what a file really is, tables out of other programs' files, packages."""

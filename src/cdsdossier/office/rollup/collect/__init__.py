"""From folders and packages to one row for each school."""

"""The score sheet in Excel, and back: what is typed there goes into the YAML files, value by value."""

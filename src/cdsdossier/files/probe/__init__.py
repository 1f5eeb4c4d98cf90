"""What a file really is, from its bytes: its type, whether it is whole, whether it is locked."""

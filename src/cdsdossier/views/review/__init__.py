"""An external assessment beside the school's own, as text, JSON and HTML."""

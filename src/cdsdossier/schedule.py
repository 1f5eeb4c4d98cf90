"""Where each task of the timeline stands on a day, and when the law's own deadlines end."""

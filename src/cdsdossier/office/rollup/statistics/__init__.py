"""What a roll-up counts: levels, points, attendance, duplicates."""

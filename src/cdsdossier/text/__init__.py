"""Vietnamese text: numbers, dates in words, letters, addresses. It knows nothing of schools or files."""

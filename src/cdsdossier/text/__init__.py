"""Vietnamese text: numbers, dates in words, letters, addresses. Knows nothing about schools or files."""

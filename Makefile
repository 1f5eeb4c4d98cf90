# Every target is a step of dev.py, which does the same where there is no make: py dev.py test

PYTHON ?= python3

.PHONY: demo test lint types floors pytest bench docs wheel clean

demo test lint types floors pytest bench docs wheel clean:
	@$(PYTHON) dev.py $@

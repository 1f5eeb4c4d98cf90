"""The paperwork: an assessment → the documents of the year, laid out by Nghị định 30/2020/NĐ-CP.

The line is facts → template → HTML tree → letter → writer; each step is a module of that name. What is slow to start
(Jinja, lxml) is imported once a document is written; to tell what is out of date takes none of it.
"""

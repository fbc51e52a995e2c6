"""The content of a property plan: a document that the definitions describe.

One definition makes the screen, the workbook, the checks, the differences and the API.
"""

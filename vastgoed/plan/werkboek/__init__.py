"""The workbook of a plan: made from the definitions, filled in, read, compared, taken over."""

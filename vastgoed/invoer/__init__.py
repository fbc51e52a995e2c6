"""A plan entered on screen: sections as fields and rows, saving, merging, history."""

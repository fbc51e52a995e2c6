"""Measuring at the size of the country, beside what others would do. See besluit 0025."""

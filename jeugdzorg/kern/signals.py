"""What the toolbox tells whoever listens."""

from django.dispatch import Signal

upload_geweigerd = Signal()
"""A file or a text was refused before anything was stored.

``soort`` says why (a word), ``waar`` what kinds of personal data were found, if any, and
``bestand`` the kind of file; empty for a text in a field. Never the content, nor a name.
"""

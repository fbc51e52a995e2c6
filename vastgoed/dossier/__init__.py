"""The dossier of a plan: versions side by side, everything that was said, and it as files."""

"""The half-yearly report: its figures as they are now (``gegevens``), and how they are set."""

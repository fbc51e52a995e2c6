#!/usr/bin/env python
"""Django's command line. On the embedded default it brings its own PostgreSQL along."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdzorg.settings.dev")
    from django.core.management import execute_from_command_line

    from jeugdzorg.kern.audit_context import audit_context, of_command

    with audit_context(**of_command(sys.argv)):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""The embedded PostgreSQL of the default set-up, and the Django backend that brings it along.

Whoever connects holds a shared lock for as long as its process lives; a small supervisor starts
the server and stops it once nobody holds that lock any more. So commands side by side share one
server, none stops another's, and a process that is killed leaves nothing behind.

``cluster`` says where a server lives, ``programs`` finds its programs, ``processes`` tells what is
stale, ``supervisor`` keeps the server, ``server`` is the door (``ensure``, ``release``), ``base``
is Django's side.
"""

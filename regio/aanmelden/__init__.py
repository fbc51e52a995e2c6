"""Signing in: password, second factor, passkeys, an organisation's own identity provider."""

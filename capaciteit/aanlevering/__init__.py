"""Deliveries of capacity and origin: template, reading, checks, taking over, and back."""

"""Reflection sessions: questions, notes that merge, participants, actions, adoption."""

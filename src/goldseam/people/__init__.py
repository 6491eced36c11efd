"""Persons: sign-up, sign-in, sessions, lock, recovery, preferences."""

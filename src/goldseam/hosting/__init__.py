"""Serving, home folder, first questions, backup, restore, doctor."""

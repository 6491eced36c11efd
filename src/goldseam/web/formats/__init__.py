"""How days and times are written, language by language: whole months, no seconds, a day of 24 hours."""

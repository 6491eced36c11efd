"""Questions in writing, and answers in writing, each in its own time."""

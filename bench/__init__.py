"""What is fast and how fast: each file runs by itself, for example ``python -m bench.pages``."""

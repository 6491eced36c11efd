"""One module per command of ``./goldseam``."""

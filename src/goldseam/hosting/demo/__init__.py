"""The demo: two people who do not exist, eight weeks on their way, and a clock that can be moved."""

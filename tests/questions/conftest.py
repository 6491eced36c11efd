from tests.keepsakes.conftest import clock, rooms

__all__ = ["clock", "rooms"]

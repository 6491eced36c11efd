"""Keys, circles, signed grants and envelopes: the one crypto door."""

"""Activities done alone or sealed until both answered."""

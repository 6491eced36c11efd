"""Help directory and safety check: nothing stored, nothing told."""

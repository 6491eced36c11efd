"""The apology: one letter in six parts, handed over when its writer chooses, answered part by part."""

"""A dialogue that holds two people: one speaks, one says it back, the speaker says whether that is it."""

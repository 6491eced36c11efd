"""What two people, or one, keep on purpose: letters to a later day, appreciations, small rituals."""

"""How it stands today, now and then: check-ins, and follow-ups some months later. Each is its writer's."""

"""PostgreSQL as Django has it, with transactions that take turns, each lane for itself."""

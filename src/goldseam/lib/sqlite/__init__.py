"""SQLite as Django has it, with transactions that queue inside the process."""

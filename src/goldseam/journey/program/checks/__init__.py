"""What can be wrong with a program: one module per sort of mistake, each with ``faults(subject)``."""

"""The eight steps: what is open, for whom; the Today and Journey pages."""

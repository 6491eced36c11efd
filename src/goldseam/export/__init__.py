"""My own copy, leaving with a receipt, erasure."""

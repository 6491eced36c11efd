"""The way on paper: a booklet for each reader, to be done by hand."""

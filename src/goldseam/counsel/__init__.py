"""People outside who help and read nothing here: a page for a counsellor, four calls for a supporter."""

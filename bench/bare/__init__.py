"""An ordinary small Django site to measure against: a session, three queries, a page of 20 kB."""

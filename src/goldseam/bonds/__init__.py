"""A bond of one or two sides: invitation, comparing words, pause, leaving."""

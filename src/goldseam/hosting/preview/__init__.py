"""All texts of the program on one page, for who writes or translates them."""

"""The program as content: steps, activities and their texts, read once from files into frozen objects."""

"""Pictures as pure functions of states: SVG without style attributes, the same bytes for the same states.

Colour comes from classes in the style sheet, so one picture follows both themes.
"""

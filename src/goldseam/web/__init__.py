"""The look: base templates, design system, pictures, headers, error pages, quick exit."""

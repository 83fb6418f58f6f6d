"""What the schema becomes for others: JSON Schema, issue form, CMS configuration, editor settings, field reference."""

"""The development server: looks at the sources when they change, and shows the site as it stands, in memory.

Bytes served are the bytes that a build would write; what makes pages reload is added on the way out.
"""

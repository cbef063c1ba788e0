"""Parts that depend on the site: staff access, updates, full screen, touch, the site's logo."""

"""Navigator's own widgets: each takes plain values, shows them, and says what was clicked.

None of them knows the library, asks for data or holds a rule. Import each from
its own module.
"""

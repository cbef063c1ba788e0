"""Navigator's own widgets: each takes plain values, shows them, and signals clicks.

None of them knows the library, asks for data or holds a rule. Import each from its own module.
"""

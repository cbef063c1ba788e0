"""Sources to pack: strict reading of `resources/`, guards, compiling. Not in the frozen app."""

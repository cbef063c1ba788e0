"""The pages for whoever looks after a computer, behind the helper PIN."""

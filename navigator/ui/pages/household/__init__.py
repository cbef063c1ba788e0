"""The one interview: its questions, and the plan that follows from them."""

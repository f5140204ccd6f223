"""How we talk: the assistant, its wording, and its channels."""

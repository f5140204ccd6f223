"""What the person means. Knows nothing of channels."""

"""What the registers say. Knows nothing of questions or of chats."""

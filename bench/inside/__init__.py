"""What runs in the fresh child processes; each module has a `main` that prints a line of JSON."""

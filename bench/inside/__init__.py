"""What runs in the fresh child processes: modules with a `main`, and the compared methods (rank_*)."""

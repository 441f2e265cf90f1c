"""Many games side by side, and what they teach."""

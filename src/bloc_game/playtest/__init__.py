"""Playing a scenario thousands of times to find what reading it does not show."""

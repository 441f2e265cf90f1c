"""The parts a screen is made of: frozen views that measure and place themselves on a frame."""

"""Maps as they are read: land, its lines and its plane, and who stands where. No screen."""

"""What Legday knows: exercises, their evidence, and how to find one by name."""

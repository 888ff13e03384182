"""What was trained: understanding it, counting it, and walking through it."""

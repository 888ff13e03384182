"""Plain sentences: what somebody means who types no command, as the line that they would have typed."""

"""Makes files of drawings: in a process of its own, kept on disk, never in the way of a reply."""

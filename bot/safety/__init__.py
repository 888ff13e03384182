"""What goes before training: signs that end it, what is asked about first, and what is kindly declined."""

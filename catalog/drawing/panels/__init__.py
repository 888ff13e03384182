"""The panels that charts are made of: their figures as data, and how each is drawn."""

"""Everything that is not the figure: what it holds, what pulls on it, what it stands, sits or lies on."""

"""One folder for each platform: receive, render, send."""

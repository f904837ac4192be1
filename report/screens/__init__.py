"""What stands on pages, as trees of nodes: drawn there by scripts, written as HTML without."""

"""`python -m bench`: the product measured beside the same content in other ways to serve it."""

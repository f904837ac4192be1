"""The same content without the product: in Dash, in plain Streamlit, and as a static page."""

"""Charts: what they draw as figures of Plotly's and as SVG, and what is said around them."""

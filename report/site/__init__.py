"""What a page says without the app: its title, description and figures, and a picture of it."""

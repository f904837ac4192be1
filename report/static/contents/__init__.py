"""What stands on each page of the site, as the app shows it."""

"""Files that are costly to make, made in processes beside the server, which end when it rests."""

"""What was signed of a data folder, by whom and when; and each signed state, kept with the folder.

Both lie in its folder `signed`.
"""

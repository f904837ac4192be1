"""The columns of every table, declared once; downloads, data packages and the API choose theirs.

`subsets` says which columns each of them has, in which order. What explains a column stands in the
table of words, in both languages.
"""

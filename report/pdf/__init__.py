"""The report on paper: what its pages say, typeset as A4 documents by Typst."""

"""Files of other programs, made by hand."""

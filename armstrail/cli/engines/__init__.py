"""The commands that run on engines of dataframes: pandas, polars, PySpark; one a file."""

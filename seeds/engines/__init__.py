"""The tables of a dataset as frames of an engine: pandas or polars here, PySpark anywhere.

``local`` reads as every command does, with all faults told; ``spark`` opens a session and reads
from wherever Spark reads, and tells faults without their rows.
"""

"""What the benchmarks time: each module is a program of its own, started for every measurement.

What these print is JSON, a line each; :mod:`benchmarks.measuring` reads it.
"""

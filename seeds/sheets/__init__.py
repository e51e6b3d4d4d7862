"""Tables as bytes and cells: reading CSV, and what is wrong with a value, a row, a form.

Knows columns by their kind alone (:mod:`graph.model.schema`).
"""

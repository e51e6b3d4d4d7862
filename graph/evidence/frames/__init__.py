"""The figures of every transfer as dataframe expressions, written once with narwhals.

``saying`` leads from statements to assertions, ``factors`` from assertions to what each voice puts
into the masses, ``banding`` to bands, marks and counts, ``figures`` to a row a transfer; ``tables``
says what comes in. They run on pandas, on polars and, lazily, on PySpark. What they must equal, and
what is used for the one transfer that is shown, are :mod:`graph.evidence.assertions`,
:mod:`~graph.evidence.findings` and :mod:`~graph.evidence.masses`.
"""

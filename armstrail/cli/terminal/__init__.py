"""What all commands share: loading a dataset, options, and what is shown on the terminal.

:mod:`~armstrail.cli.terminal.screen` alone knows of rich.
"""

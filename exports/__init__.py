"""What goes out: rows, answers, maps and formats. It never changes what the data mean.

:class:`Format` and :class:`Loss` are what a package needs that adds a format of its own.
"""

from exports.writing.format import Format, Loss

__all__ = ["Format", "Loss"]

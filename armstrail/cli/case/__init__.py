"""The commands by which a case is begun and entered: one a file, as in the room above."""

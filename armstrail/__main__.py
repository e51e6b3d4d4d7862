"""Runs the command line as ``python -m armstrail``."""

from armstrail.cli import main

if __name__ == "__main__":
    main(prog_name="armstrail")

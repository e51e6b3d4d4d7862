"""What comes in: reading, checking and verifying a dataset, and the bundled dataset itself."""

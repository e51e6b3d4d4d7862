"""An answer as a Markdown dossier: half a page with footnotes, or all of its evidence."""

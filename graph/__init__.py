"""What the data means: words, model, evidence, worlds and paths. No input or output."""

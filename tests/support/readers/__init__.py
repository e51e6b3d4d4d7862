"""Readers of what armstrail writes: each as a program or a person elsewhere would read it."""

"""What a conclusion rests on: keystones, cuts, explanations, and answers as if a source were not.

The top of ``graph``: nothing in it imports this.
"""

"""What a person should look at: independence and faithfulness that the data may have wrong.

Advice, never a fault; rests on the model and, for texts, on :mod:`seeds.locators`.
"""

"""Chance: odds, intervals, rounding that keeps a total, agreement between coders."""

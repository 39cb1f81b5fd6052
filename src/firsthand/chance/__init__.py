"""Chance: intervals, calibration, likelihoods, verbal probabilities."""

"""Benchmark adapters, scores and the quality gate."""

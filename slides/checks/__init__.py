"""Checks of a finished deck: the rules, and completeness."""

"""Measures the portal against limits measured in the same run; see ``__main__``."""

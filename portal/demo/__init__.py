"""The example district: real place names, synthetic people, plainly example villages."""

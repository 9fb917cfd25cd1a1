-- Remove a counted cycle's sealed ballots; the function refuses any other.
SELECT assessments_drop_box(%(cycle)s)

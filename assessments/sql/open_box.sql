-- Make the partition for a cycle's ballots.
SELECT assessments_open_box(%(cycle)s)

-- All sealed ballots of a cycle; the order says nothing.
SELECT group_id, blob, mac FROM assessments_sealedballot WHERE cycle_id = %(cycle)s ORDER BY mac

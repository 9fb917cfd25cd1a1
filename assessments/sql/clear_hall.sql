-- Leave nothing of a cycle's slips and keyed sheets; the function refuses while they are needed.
SELECT assessments_clear_hall(%(cycle)s)

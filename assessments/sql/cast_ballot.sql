-- Put one sealed ballot into the box of its cycle.
INSERT INTO assessments_sealedballot (cycle_id, group_id, blob, mac)
VALUES (%(cycle)s, %(group)s, %(blob)s, %(mac)s)

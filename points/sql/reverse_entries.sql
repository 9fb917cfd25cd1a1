-- Take standing entries back, each whole and with the reason; where the month of the fact is open,
-- on the day on which they were booked. Reads and writes: points_pointentry.
INSERT INTO points_pointentry
    (member_id, organization_id, kind, scheme_id, fact, correction, fact_on, fact_month, booked_on,
     points, reverses_id, by_hand, reason, posted_by_id)
SELECT p.member_id, p.organization_id, p.kind, p.scheme_id, p.fact, p.correction, p.fact_on,
       p.fact_month,
       CASE WHEN p.fact_on >= %(open_from)s THEN p.booked_on ELSE %(today)s END,
       -p.points, p.id, %(by_hand)s, %(reason)s, %(user)s
FROM points_pointentry p
WHERE p.id = ANY (%(entries)s) AND p.reverses_id IS NULL
  AND NOT EXISTS (SELECT FROM points_pointentry r WHERE r.reverses_id = p.id);

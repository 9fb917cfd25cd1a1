-- Find the service on record of members on days, named by two lists of one length: the confirmed
-- hours where there are any, else those reported. Reads: activities_servicerecord.
SELECT r.id, r.member_id, r.served_on, r.starts_at, r.ends_at,
       COALESCE(r.hours_confirmed, r.hours_reported) AS hours
FROM unnest(%(members)s::bigint[], %(days)s::date[]) AS asked (member_id, served_on)
JOIN activities_servicerecord r USING (member_id, served_on);

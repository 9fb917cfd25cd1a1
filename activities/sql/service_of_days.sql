-- Find the service on record of members on days, named by two lists of one length: the confirmed
-- hours where there are any, else those reported; of what was struck, none. Reads:
-- activities_servicerecord.
SELECT r.id, r.member_id, r.served_on,
       CASE WHEN r.struck_on IS NULL THEN r.starts_at END AS starts_at,
       CASE WHEN r.struck_on IS NULL THEN r.ends_at END AS ends_at,
       CASE WHEN r.struck_on IS NULL THEN COALESCE(r.hours_confirmed, r.hours_reported) ELSE 0 END
           AS hours
FROM unnest(%(members)s::bigint[], %(days)s::date[]) AS asked (member_id, served_on)
JOIN activities_servicerecord r USING (member_id, served_on);

-- Take the drafts of a year's stars away before they are written anew. Writes: points_starrating,
-- points_starlist. What was published stays: its lists are no drafts.
WITH drafts AS (
    SELECT id FROM points_starlist
    WHERE year = %(year)s AND state = 'draft' AND organization_id = ANY(%(branches)s)
),
emptied AS (
    DELETE FROM points_starrating WHERE star_list_id IN (SELECT id FROM drafts)
)
DELETE FROM points_starlist WHERE id IN (SELECT id FROM drafts);

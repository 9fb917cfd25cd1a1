-- Whether the ledger lacks what the facts of a month say. Reads: points_owed (service records, manual
-- facts), points_pointentry. Two sums of 64-bit hashes agree by chance as good as never.
-- Asked apart from post_entries.sql: mostly nothing lacks, and what only reads may use all cores.
-- The planner is not shown the members: it would weigh each of them, for longer than all this takes.
WITH asked AS (SELECT %(members)s::bigint[] AS members),
owed AS (
    SELECT coalesce(sum(hashtextextended(o.fact, hashtext(o.kind))), 0) AS facts
    FROM points_owed(%(first)s, %(last)s, %(scheme)s) o
    WHERE %(everybody)s OR o.member_id = ANY ((SELECT members FROM asked)::bigint[])
),
-- A reversal gives its entry back, but not one by hand: that fact is not posted anew.
posted AS (
    SELECT coalesce(sum(hashtextextended(p.fact, hashtext(p.kind)))
                    FILTER (WHERE p.reverses_id IS NULL), 0)
           - coalesce(sum(hashtextextended(p.fact, hashtext(p.kind)))
                      FILTER (WHERE p.reverses_id IS NOT NULL), 0) AS facts
    FROM points_pointentry p
    WHERE p.fact_month = %(first)s AND (p.reverses_id IS NULL OR NOT p.by_hand)
      AND (%(everybody)s OR p.member_id = ANY ((SELECT members FROM asked)::bigint[]))
)
SELECT (SELECT facts FROM owed) <> (SELECT facts FROM posted) AS is_behind;

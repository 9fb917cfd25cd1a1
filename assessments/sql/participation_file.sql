-- The file that holds who took part: rewritten, it is another one.
SELECT pg_relation_filenode('assessments_participation') AS node

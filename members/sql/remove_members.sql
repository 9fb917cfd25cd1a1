-- Take people out of the register with their homes, whom nothing else refers to: the foreign keys
-- see to that. Writes: members_affiliation, members_member.
WITH homes AS (
    DELETE FROM members_affiliation WHERE member_id = ANY(%(members)s)
)
DELETE FROM members_member WHERE id = ANY(%(members)s);

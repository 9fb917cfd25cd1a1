-- Write anew who took part, sorted by elector, so that neither order nor row version tells a time.
SELECT assessments_rewrite_participation()

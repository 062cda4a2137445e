-- SPDX-License-Identifier: EUPL-1.2
-- name: post_where -> post_where
SELECT coalesce(q.id, po.id) AS id, po.kind, j.code AS jurisdiction_code, j.utc_offset_s, p.number AS plan_number,
       c.number AS commitment_number, cc.number AS cocreation_number, pr.number AS proposal_number,
       coalesce(c.short_title, c.title, pr.title) AS about_title
  FROM post po
  LEFT JOIN commitment c ON c.id = po.commitment
  LEFT JOIN plan p ON p.id = c.plan
  LEFT JOIN proposal pr ON pr.id = po.proposal
  LEFT JOIN cocreation cc ON cc.id = pr.cocreation
  JOIN jurisdiction j ON j.id = po.jurisdiction
  LEFT JOIN question q ON q.post = po.id
 WHERE po.id = $1;

-- name: post_jurisdiction -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE id = $1;

-- name: writer_by_email -> writer
SELECT {columns}
  FROM writer
 WHERE email_folded = $1;

-- The same words by the same author on the same thing.
-- name: post_same_author -> post
SELECT {columns}
  FROM post
 WHERE (commitment = $1 OR proposal = $6) AND kind = $2 AND text_hash = $3 AND (writer = $4 OR person = $5)
 ORDER BY id DESC;

-- The same words in public, whoever wrote them.
-- name: post_same_public
SELECT id
  FROM post
 WHERE (commitment = $1 OR proposal = $4) AND kind = $2 AND text_hash = $3 AND state IN ('visible', 'senalado', 'limitado', 'restaurado');

-- How many of an author's posts are or were public without having been moderated away.
-- name: post_good_of_author
SELECT count(*) AS n
  FROM post
 WHERE (writer = $1 OR person = $2) AND state IN ('visible', 'restaurado');

-- name: post_institution_of_person
SELECT institution
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND institution IS NOT NULL AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
 ORDER BY alternate, id;

-- name: posts_held_over -> post
SELECT {columns}
  FROM post
 WHERE state = 'retenido' AND held_until <= $1
 ORDER BY id
 LIMIT 200;

-- name: posts_unconfirmed_over -> post
SELECT {columns}
  FROM post
 WHERE state = 'sin-confirmar' AND written_at <= $1
 ORDER BY id
 LIMIT 200;

-- Addresses that nothing written points to.
-- name: writers_unused -> writer
SELECT {columns}
  FROM writer
 WHERE created_at <= $1 AND NOT EXISTS (SELECT 1 FROM post WHERE post.writer = writer.id)
   AND NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.writer = writer.id)
 ORDER BY id
 LIMIT 200;

-- name: log_private_erase
UPDATE log_entry
   SET private = NULL, salt = NULL
 WHERE record_table = $1 AND record_id = $2 AND private IS NOT NULL;

-- name: moderator_pseudonym -> moderator
SELECT {columns}
  FROM moderator
 WHERE jurisdiction = $1 AND person = $2;

-- name: moderator_count
SELECT count(*) AS n FROM moderator WHERE jurisdiction = $1;

-- Whether a post is the person's own or about what the person answers or speaks for.
-- name: moderation_conflict
SELECT count(*) AS n
  FROM post po
 WHERE po.id = $1
   AND (po.person = $2
        OR EXISTS (SELECT 1 FROM commitment_person cp
                    WHERE cp.person = $2 AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3)
                      AND (cp.commitment = po.commitment OR cp.institution = po.institution
                           OR cp.institution IN (SELECT ci.institution FROM commitment_institution ci
                                                  WHERE ci.commitment = po.commitment))));

-- name: post_reports_seen
UPDATE post_report SET seen_on = $2 WHERE post = $1 AND seen_on IS NULL;

-- name: post_acts -> moderation_line
SELECT {columns}
  FROM moderation_shown
 WHERE post = $1
 ORDER BY id DESC;

-- name: moderation_log -> moderation_line
SELECT {columns}
  FROM moderation_shown
 WHERE jurisdiction = $1
 ORDER BY id DESC;

-- What waits for a moderator: held ones, then by reports that nobody attended, then the newest.
-- name: moderation_queue -> moderation_wait
SELECT po.id, po.kind, po.state, po.name, po.text, po.written_at, po.held_until,
       c.number AS commitment_number, p.number AS plan_number, cc.number AS cocreation_number, pp.number AS proposal_number,
       (SELECT count(*) FROM post_report pr WHERE pr.post = po.id AND pr.seen_on IS NULL) AS reports,
       CASE WHEN po.state = 'retenido' THEN 1 ELSE 0 END AS held
  FROM post po
  LEFT JOIN commitment c ON c.id = po.commitment
  LEFT JOIN plan p ON p.id = c.plan
  LEFT JOIN proposal pp ON pp.id = po.proposal
  LEFT JOIN cocreation cc ON cc.id = pp.cocreation
 WHERE po.jurisdiction = $1
   AND (po.state = 'retenido'
        OR (po.state IN ('visible', 'senalado', 'limitado', 'restaurado')
            AND (po.public_on >= $2
                 OR EXISTS (SELECT 1 FROM post_report pr WHERE pr.post = po.id AND pr.seen_on IS NULL))))
 ORDER BY held DESC, reports DESC, po.written_at DESC, po.id DESC
 LIMIT 200;

-- name: moderation_waiting
SELECT count(*) AS n
  FROM post po
 WHERE po.jurisdiction = $1
   AND (po.state = 'retenido' OR EXISTS (SELECT 1 FROM post_report pr WHERE pr.post = po.id AND pr.seen_on IS NULL));

-- name: post_reports_by_rule -> post_report_line
SELECT pr.rule, count(*) AS n, max(pr.note) AS note
  FROM post_report pr
 WHERE pr.post = $1
 GROUP BY pr.rule
 ORDER BY n DESC, pr.rule;

-- name: post_report_same
SELECT id FROM post_report WHERE post = $1 AND source = $2;

-- name: appeal_of_act -> appeal
SELECT {columns} FROM appeal WHERE moderation_act = $1;

-- name: appeal_votes -> appeal_vote_line
SELECT av.id, av.appeal, av.member, pm.sector, av.vote, av.reasons, av.voted_on
  FROM appeal_vote av
  JOIN panel_member pm ON pm.id = av.member
 WHERE av.appeal = $1
 ORDER BY av.id;

-- name: appeals_of_jurisdiction -> appeal_line
SELECT ap.id, ap.post, po.kind, ma.move, ma.rule, ma.pseudonym, ma.person AS moderator, ap.filed_on, ap.decided_on, ap.outcome,
       (SELECT count(*) FROM appeal_vote av WHERE av.appeal = ap.id) AS votes
  FROM appeal ap
  JOIN moderation_act ma ON ma.id = ap.moderation_act
  JOIN post po ON po.id = ap.post
 WHERE ma.jurisdiction = $1
 ORDER BY ap.decided_on IS NOT NULL, ap.filed_at, ap.id;

-- name: panel_members -> panel_member
SELECT {columns}
  FROM panel_member
 WHERE jurisdiction = $1
 ORDER BY until_on IS NOT NULL, sector, from_on DESC, id;

-- name: panel_seat_of -> panel_member
SELECT {columns}
  FROM panel_member
 WHERE jurisdiction = $1 AND person = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
 ORDER BY id;

-- name: panel_seats_of_person -> panel_seat
SELECT pm.id, pm.jurisdiction, j.code AS jurisdiction_code
  FROM panel_member pm
  JOIN jurisdiction j ON j.id = pm.jurisdiction
 WHERE pm.person = $1 AND pm.from_on <= $2 AND (pm.until_on IS NULL OR pm.until_on >= $2)
 ORDER BY pm.id;

-- name: appeals_waiting_for -> appeal
SELECT {columns}
  FROM appeal ap
 WHERE ap.decided_on IS NULL
   AND EXISTS (SELECT 1 FROM moderation_act ma
                WHERE ma.id = ap.moderation_act AND ma.jurisdiction = $2 AND (ma.person IS NULL OR ma.person <> $3))
   AND NOT EXISTS (SELECT 1 FROM appeal_vote av WHERE av.appeal = ap.id AND av.member = $1)
 ORDER BY ap.filed_at, ap.id;

-- Figures by month: what was published and what of it is hidden now.
-- name: moderation_published -> moderation_sum
SELECT substr(public_on, 1, 7) AS month, count(*) AS n,
       count(CASE WHEN state IN ('oculto', 'retirado-por-ley') THEN 1 END) AS m
  FROM post
 WHERE jurisdiction = $1 AND public_on IS NOT NULL
 GROUP BY substr(public_on, 1, 7)
 ORDER BY month;

-- name: moderation_reports -> moderation_span
SELECT substr(pr.reported_on, 1, 7) AS month, pr.reported_at AS began,
       (SELECT min(ma.done_at) FROM moderation_act ma WHERE ma.post = pr.post AND ma.done_at >= pr.reported_at) AS ended
  FROM post_report pr
  JOIN post po ON po.id = pr.post
 WHERE po.jurisdiction = $1
 ORDER BY pr.reported_at, pr.id;

-- name: moderation_appeals -> moderation_sum
SELECT substr(ap.filed_on, 1, 7) AS month, count(*) AS n, count(CASE WHEN ap.outcome = 'revocada' THEN 1 END) AS m
  FROM appeal ap
  JOIN moderation_act ma ON ma.id = ap.moderation_act
 WHERE ma.jurisdiction = $1
 GROUP BY substr(ap.filed_on, 1, 7)
 ORDER BY month;

-- name: moderation_by_moderator -> moderator_month
SELECT substr(done_on, 1, 7) AS month, pseudonym, count(*) AS acts
  FROM moderation_act
 WHERE jurisdiction = $1
 GROUP BY substr(done_on, 1, 7), pseudonym
 ORDER BY month DESC, pseudonym;

-- name: posts_with_text -> post
SELECT {columns}
  FROM post
 WHERE state <> 'retirado'
 ORDER BY id;

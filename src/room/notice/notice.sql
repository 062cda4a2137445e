-- SPDX-License-Identifier: EUPL-1.2
-- What happened in public.
-- name: events_of_jurisdiction -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.jurisdiction = $1 AND e.happened_on >= $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- name: events_of_plan -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.plan = $1 AND e.happened_on >= $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- name: events_of_commitment -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.commitment = $1 AND e.happened_on >= $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- name: events_of_institution -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE (e.institution = $1 OR e.commitment IN (SELECT x.commitment FROM commitment_institution x WHERE x.institution = $1)) AND e.happened_on >= $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- name: events_of_province -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.jurisdiction = $5 AND e.commitment IN (SELECT x.commitment FROM commitment_territory x WHERE x.territory = $1)
   AND e.happened_on >= $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- name: events_of_all -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE j.reference = 0 AND e.happened_on >= $1 AND e.happened_on <= $2
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $3;

-- The view "what changed", with its filters.
-- name: events_filtered -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.jurisdiction = $1 AND e.happened_on >= $2 AND e.happened_on <= $3
   AND (e.family = $5 OR $5 IS NULL)
   AND (e.institution = $6 OR e.commitment IN (SELECT x.commitment FROM commitment_institution x WHERE x.institution = $6) OR $6 IS NULL)
   AND (e.commitment IN (SELECT y.commitment FROM commitment_territory y WHERE y.territory = $7) OR $7 IS NULL)
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- Followers.
-- name: follower_of_email -> follower
SELECT {columns}
  FROM follower
 WHERE email_folded = $1;

-- name: follower_of_person -> follower
SELECT {columns}
  FROM follower
 WHERE person = $1;

-- name: follower_of_id -> follower
SELECT {columns}
  FROM follower
 WHERE id = $1;

-- Written here and not through the log: whoever leaves is gone.
-- name: follower_add
INSERT INTO follower (email, email_folded, person, language, frequency, secret, seen, created_at)
VALUES ($1, $2, $3, $4, 'semanal', $5, coalesce((SELECT max(n.id) FROM news n), 0), $6)
ON CONFLICT DO NOTHING;

-- name: follower_frequency
UPDATE follower
   SET frequency = $2
 WHERE id = $1;

-- name: follower_seen
UPDATE follower
   SET seen = $2
 WHERE id = $1 AND seen < $2;

-- name: follower_remove
DELETE FROM follower
 WHERE id = $1;

-- name: follower_remove_idle
DELETE FROM follower
 WHERE id = $1 AND person IS NULL AND NOT EXISTS (SELECT 1 FROM following g WHERE g.follower = follower.id);

-- name: followers_remove_idle
DELETE FROM follower
 WHERE person IS NULL AND created_at < $1 AND NOT EXISTS (SELECT 1 FROM following g WHERE g.follower = follower.id);

-- name: followers_count
SELECT count(*)
  FROM follower f
 WHERE EXISTS (SELECT 1 FROM following g WHERE g.follower = f.id AND g.confirmed_on IS NOT NULL);

-- name: following_add
INSERT INTO following (follower, kind, record, jurisdiction, asked_at, confirmed_on)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (follower, kind, record, jurisdiction) DO UPDATE
   SET asked_at = excluded.asked_at, confirmed_on = coalesce(following.confirmed_on, excluded.confirmed_on);

-- name: following_find
SELECT id
  FROM following
 WHERE follower = $1 AND kind = $2 AND record = $3 AND jurisdiction = $4;

-- name: following_of_id -> following
SELECT {columns}
  FROM following
 WHERE id = $1;

-- name: following_confirm
UPDATE following
   SET confirmed_on = $2
 WHERE id = $1 AND confirmed_on IS NULL;

-- name: following_remove
DELETE FROM following
 WHERE id = $1 AND follower = $2;

-- name: following_remove_all
DELETE FROM following
 WHERE follower = $1;

-- name: following_remove_unconfirmed
DELETE FROM following
 WHERE confirmed_on IS NULL AND asked_at < $1;

-- What somebody follows, in words.
-- name: following_list -> followed
SELECT g.id, g.kind, g.confirmed_on, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       coalesce(i.code, t.code) AS code, coalesce(c.short_title, c.title, p.name, i.name, t.name) AS title
  FROM following g
  JOIN jurisdiction j ON j.id = g.jurisdiction
  LEFT JOIN commitment c ON g.kind = 'compromiso' AND c.id = g.record
  LEFT JOIN plan p ON (g.kind = 'plan' AND p.id = g.record) OR p.id = c.plan
  LEFT JOIN institution i ON g.kind = 'institucion' AND i.id = g.record
  LEFT JOIN territory t ON g.kind = 'provincia' AND t.id = g.record
 WHERE g.follower = $1
 ORDER BY g.id;

-- name: province_of_code -> territory
SELECT {columns}
  FROM territory
 WHERE code = $1 AND level = 'provincia';

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

-- The newest three of a plan. Of its reports and values, which may be thousands, three are found by their day before anything
-- else of them is read.
-- name: events_last_of_plan -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM (SELECT v.*
          FROM event_claim v
         WHERE v.record_id IN (SELECT k.record_id FROM event_claim k WHERE k.plan = $1 AND k.happened_on <= $2
                                ORDER BY k.happened_on DESC, k.record_id DESC LIMIT 3)
        UNION ALL
        SELECT v.*
          FROM event_value v
         WHERE v.record_id IN (SELECT m.id FROM indicator k JOIN measurement m ON m.indicator = k.id
                                WHERE k.plan = $1 AND m.state IN ('publicado', 'bloqueado') AND m.published_on <= $2
                                ORDER BY m.published_on DESC, CASE WHEN m.corrects IS NULL THEN 0 ELSE 1 END, m.id DESC LIMIT 3)
        UNION ALL
        SELECT w.*
          FROM event_value_word w
         WHERE w.plan = $1 AND w.happened_on <= $2
        UNION ALL
        SELECT r.*
          FROM event_value_reply r
         WHERE r.plan = $1 AND r.happened_on <= $2
        UNION ALL
        SELECT o.*
          FROM event_rest o
         WHERE o.plan = $1 AND o.happened_on <= $2) AS e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT 3;

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

-- Of one indicator: its jurisdiction and code.
-- name: events_of_indicator -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM (SELECT * FROM event_value
        UNION ALL
        SELECT * FROM event_value_word
        UNION ALL
        SELECT * FROM event_value_reply) AS e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 WHERE e.jurisdiction = $1 AND e.after_text = $2 AND e.happened_on <= $3
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT $4;

-- Of the commitments in which it takes part, and its own reports: both found by index.
-- name: events_of_institution -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM (SELECT p.*
          FROM notice_event p
         WHERE p.commitment IN (SELECT x.commitment FROM commitment_institution x WHERE x.institution = $1)
           AND p.happened_on >= $2 AND p.happened_on <= $3
        UNION ALL
        SELECT o.*
          FROM notice_event o
         WHERE o.kind = 'informe' AND o.commitment IS NULL AND o.institution = $1
           AND o.happened_on >= $2 AND o.happened_on <= $3) AS e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
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

-- The newest three of each arm, of which the newest three: a day on which thousands of reports become public costs
-- as little as any other. (Where an arm has one kind, its order says nothing of the kind: an index has it then.)
-- name: events_last_of_all -> notice_event
SELECT e.happened_on, e.family, e.kind, e.record_id, e.by_role, e.plan_number, e.commitment_number, e.milestone_number,
       e.title, e.before_text, e.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, e.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM (SELECT * FROM (SELECT v.* FROM event_edition v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_edition
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_act v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_act
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_claim v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_claim
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_report v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_report
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_verdict v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_verdict
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_verdict_reply v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_verdict_reply
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_verdict_end v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_verdict_end
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_stance v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_stance
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_stance_reply v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_stance_reply
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_stance_end v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_stance_end
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_change v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_change
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_light v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_light
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_objection v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_objection
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_stall v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_stall
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_stall_end v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_stall_end
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_question v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_question
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_answer v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.record_id DESC LIMIT 3) AS e_answer
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_value v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_value
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_value_word v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_value_word
        UNION ALL
        SELECT * FROM (SELECT v.* FROM event_value_reply v JOIN jurisdiction x ON x.id = v.jurisdiction
                        WHERE x.reference = 0 AND x.practice = 0 AND v.happened_on <= $1
                        ORDER BY v.happened_on DESC, v.kind, v.record_id DESC LIMIT 3) AS e_value_reply) AS e
  JOIN jurisdiction j ON j.id = e.jurisdiction
  LEFT JOIN institution i ON i.id = e.institution
  LEFT JOIN act a ON a.id = e.act
 ORDER BY e.happened_on DESC, e.kind, e.record_id DESC
 LIMIT 3;

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

-- The weekly letter. What became public and was not seen yet is seen, in order.
-- name: news_collect
INSERT INTO news (kind, record_id, jurisdiction, plan, commitment, institution, act, happened_on, family, by_role, plan_number,
                  commitment_number, milestone_number, title, before_text, after_text)
SELECT e.kind, e.record_id, e.jurisdiction, e.plan, e.commitment, e.institution, e.act, e.happened_on, e.family, e.by_role,
       e.plan_number, e.commitment_number, e.milestone_number, e.title, e.before_text, e.after_text
  FROM notice_event e
  JOIN jurisdiction j ON j.id = e.jurisdiction
 WHERE j.reference = 0 AND j.practice = 0 AND e.happened_on >= $1 AND e.happened_on <= $2
   AND NOT EXISTS (SELECT 1 FROM news n WHERE n.kind = e.kind AND n.record_id = e.record_id)
 ORDER BY e.happened_on, e.kind, e.record_id;

-- name: news_of_collect
INSERT INTO news_of (kind, record, jurisdiction, news)
SELECT 'plan', n.plan, n.jurisdiction, n.id FROM news n WHERE n.id > $1 AND n.plan IS NOT NULL
UNION
SELECT 'compromiso', n.commitment, n.jurisdiction, n.id FROM news n WHERE n.id > $1 AND n.commitment IS NOT NULL
UNION
SELECT 'institucion', n.institution, n.jurisdiction, n.id FROM news n WHERE n.id > $1 AND n.institution IS NOT NULL
UNION
SELECT 'institucion', x.institution, n.jurisdiction, n.id
  FROM news n
  JOIN commitment_institution x ON x.commitment = n.commitment
 WHERE n.id > $1
UNION
SELECT 'provincia', y.territory, n.jurisdiction, n.id
  FROM news n
  JOIN commitment_territory y ON y.commitment = n.commitment
 WHERE n.id > $1;

-- name: news_last
SELECT coalesce(max(id), 0)
  FROM news;

-- name: news_of_forget
DELETE FROM news_of
 WHERE news IN (SELECT n.id FROM news n WHERE n.happened_on < $1);

-- name: news_forget
DELETE FROM news
 WHERE happened_on < $1;

-- name: digest_first_week
SELECT min(week) AS week
  FROM digest;

-- name: digest_of_week -> digest
SELECT {columns}
  FROM digest
 WHERE week = $1;

-- The news that this week's letters may have to tell begin where the letters of two weeks before ended: who had
-- an early letter last week was left out of that week's round.
-- name: digest_add
INSERT INTO digest (week, news_from)
VALUES ($1, coalesce((SELECT min(x.news_until) FROM digest x WHERE x.week >= $2), 0))
ON CONFLICT (week) DO NOTHING;

-- name: digest_begin
UPDATE digest
   SET started_at = $2, news_until = $3
 WHERE id = $1 AND started_at IS NULL;

-- name: digest_done
UPDATE digest
   SET done_at = $2
 WHERE id = $1 AND done_at IS NULL AND started_at IS NOT NULL;

-- From the news to those who follow them: nobody else is looked at.
-- name: digest_followers
INSERT INTO digest_mail (digest, follower, person)
SELECT DISTINCT d.id, f.id, coalesce(f.person, p.id)
  FROM digest d
  JOIN news n ON n.id > d.news_from AND n.id <= d.news_until
  JOIN news_of o ON o.news = n.id
  JOIN following g ON g.kind = o.kind AND g.record = o.record AND g.jurisdiction = o.jurisdiction
  JOIN follower f ON f.id = g.follower
  LEFT JOIN person p ON p.email_folded = f.email_folded AND p.state <> 'desactivada'
 WHERE d.id = $1 AND g.confirmed_on IS NOT NULL AND f.seen < n.id AND f.frequency = 'semanal'
ON CONFLICT DO NOTHING;

-- Those for whom tasks may wait: parties of plans that run, directorate and co-lead.
-- name: digest_people
INSERT INTO digest_mail (digest, person)
SELECT d.id, x.person
  FROM digest d
  JOIN (SELECT cp.person
          FROM plan pl
          JOIN jurisdiction j ON j.id = pl.jurisdiction AND j.practice = 0
          JOIN commitment c ON c.plan = pl.id
          JOIN commitment_person cp ON cp.commitment = c.id
         WHERE pl.state = 'publicado' AND pl.tracking = 'seguimiento' AND cp.from_on <= $2
           AND (cp.until_on IS NULL OR cp.until_on >= $2)
        UNION
        SELECT gr.person
          FROM grant_role gr
         WHERE gr.role IN ('direccion', 'coliderazgo') AND gr.from_on <= $2 AND (gr.until_on IS NULL OR gr.until_on >= $2)) AS x
    ON 1 = 1
  JOIN person p ON p.id = x.person AND p.state = 'activa'
 WHERE d.id = $1
ON CONFLICT DO NOTHING;

-- name: digest_person
INSERT INTO digest_mail (digest, person)
VALUES ($1, $2)
ON CONFLICT DO NOTHING;

-- Who waits; not those whom the house wrote to after $2: their letter waits until seven days are over.
-- name: digest_waiting -> digest_wait
SELECT m.id, m.digest, m.follower, m.person, d.week, coalesce(d.news_until, (SELECT max(n.id) FROM news n), 0) AS news_until
  FROM digest_mail m
  JOIN digest d ON d.id = m.digest
 WHERE m.state = 'pendiente'
   AND NOT EXISTS (SELECT 1 FROM letter_week w WHERE w.person = m.person AND w.sent_on > $2)
 ORDER BY m.id
 LIMIT $1;

-- name: digest_mail_end
UPDATE digest_mail
   SET state = $2
 WHERE id = $1 AND state = 'pendiente';

-- A letter that went out did for the rows of other weeks that still waited for its person.
-- name: digest_mail_merge
UPDATE digest_mail
   SET state = 'con-otra'
 WHERE person = $1 AND state = 'pendiente';

-- Rows of followers of one recipient: of the account, and of its address.
-- name: digest_rows_of_person -> follower
SELECT {columns f}
  FROM follower f
  JOIN person p ON p.id = $1 AND (f.person = p.id OR f.email_folded = p.email_folded)
 ORDER BY f.id;

-- name: digest_news -> notice_event
SELECT DISTINCT n.happened_on, n.family, n.kind, n.record_id, n.by_role, n.plan_number, n.commitment_number,
       n.milestone_number, n.title, n.before_text, n.after_text, i.code AS institution_code, i.name AS institution_name,
       a.number AS act_number, coalesce(a.body, '') AS act_body, n.act, j.code AS jurisdiction_code, j.name AS jurisdiction_name
  FROM following g
  JOIN news_of o ON o.kind = g.kind AND o.record = g.record AND o.jurisdiction = g.jurisdiction AND o.news > $2 AND o.news <= $3
  JOIN news n ON n.id = o.news
  JOIN jurisdiction j ON j.id = n.jurisdiction
  LEFT JOIN institution i ON i.id = n.institution
  LEFT JOIN act a ON a.id = n.act
 WHERE g.follower = $1 AND g.confirmed_on IS NOT NULL
 ORDER BY j.code, n.plan_number, n.commitment_number, n.happened_on, n.kind, n.record_id
 LIMIT $4;

-- name: digest_counts -> digest_count
SELECT d.week, d.started_at, d.done_at, m.state, count(m.id) AS letters
  FROM digest d
  LEFT JOIN digest_mail m ON m.digest = d.id
 WHERE d.week >= $1
 GROUP BY d.week, d.started_at, d.done_at, m.state
 ORDER BY d.week DESC, m.state;

-- The ladder.
-- name: reminder_plans -> plan
SELECT {columns p}
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction AND j.practice = 0
 WHERE p.state = 'publicado' AND p.tracking = 'seguimiento'
 ORDER BY p.id;

-- name: reminder_done
SELECT count(*)
  FROM reminder
 WHERE period = $1 AND institution = $2 AND step = $3;

-- name: reminder_people -> reminder_person
SELECT DISTINCT cp.person
  FROM commitment c
  JOIN commitment_person cp ON cp.commitment = c.id
 WHERE c.plan = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3)
   AND (cp.institution = $2
        OR (cp.institution IS NULL AND EXISTS (SELECT 1 FROM commitment_institution x
                                                WHERE x.commitment = c.id AND x.institution = $2 AND x.role = 'lider'
                                                  AND x.until_on IS NULL)))
 ORDER BY cp.person;

-- name: reminders_of_period -> reminder
SELECT {columns}
  FROM reminder
 WHERE period = $1
 ORDER BY id;

-- SPDX-License-Identifier: EUPL-1.2
-- Published plans that are followed, and those that still have a live case.
-- name: stall_plans -> stall_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE (p.tracking = 'seguimiento' AND p.state = 'publicado')
    OR EXISTS (SELECT 1
                 FROM stall_case s
                 JOIN commitment c ON c.id = s.commitment
                WHERE c.plan = p.id AND s.state IN ('abierto', 'por-cerrar'))
 ORDER BY p.id;

-- name: stall_plan_of -> stall_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.id = $1;

-- What the rule looks at: only what is public on the day ($2).
-- name: stall_facts -> stall_facts
SELECT c.id AS commitment,
       CASE WHEN c.state = 'vigente' AND p.state = 'publicado' AND p.tracking = 'seguimiento' THEN 1 ELSE 0 END AS followed,
       CASE WHEN EXISTS (SELECT 1
                           FROM milestone m
                           LEFT JOIN milestone_result mr ON mr.milestone = m.id
                          WHERE m.commitment = c.id AND m.state = 'vigente' AND coalesce(mr.reported_centi, 0) < 10000)
            THEN 1 ELSE 0 END AS owes,
       (SELECT min(m.due_on)
          FROM milestone m
          LEFT JOIN milestone_result mr ON mr.milestone = m.id
         WHERE m.commitment = c.id AND m.state = 'vigente' AND coalesce(mr.reported_centi, 0) < 10000) AS due_on,
       (SELECT max(cl.sent_on)
          FROM claim cl
          JOIN milestone m ON m.id = cl.milestone
         WHERE m.commitment = c.id AND cl.state IN ('aceptado', 'corregido')) AS reported_on,
       (SELECT min(d.given_on)
          FROM (SELECT v.given_on
                  FROM verdict v
                  JOIN claim cl ON cl.id = v.claim
                  JOIN milestone m ON m.id = cl.milestone
                 WHERE m.commitment = c.id AND m.state = 'vigente' AND v.kind = 'disputa' AND v.closed_on IS NULL
                   AND cl.state IN ('enviado', 'aceptado') AND v.public_on <= $2
                UNION ALL
                SELECT cv.given_on
                  FROM commitment_verdict cv
                 WHERE cv.commitment = c.id AND cv.kind = 'disputa' AND cv.closed_on IS NULL AND cv.public_on <= $2) AS d)
         AS disputed_on,
       (SELECT min(f.ends_on)
          FROM financing f
          JOIN milestone m ON m.financing = f.id
          LEFT JOIN milestone_result mr ON mr.milestone = m.id
         WHERE f.commitment = c.id AND m.state = 'vigente' AND coalesce(mr.reported_centi, 0) < 10000) AS money_until,
       CASE WHEN EXISTS (SELECT 1
                           FROM commitment_institution ci
                           JOIN institution i ON i.id = ci.institution
                          WHERE ci.commitment = c.id AND ci.role = 'contraparte' AND i.state = 'activa'
                            AND (ci.from_on IS NULL OR ci.from_on <= $2) AND (ci.until_on IS NULL OR ci.until_on >= $2))
            THEN 1 ELSE 0 END AS counterpart,
       (SELECT max(CASE WHEN ci.until_on < $2 THEN ci.until_on ELSE i.ended_on END)
          FROM commitment_institution ci
          JOIN institution i ON i.id = ci.institution
         WHERE ci.commitment = c.id AND ci.role = 'contraparte') AS counterpart_until,
       p.starts_on AS plan_starts_on
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE c.plan = $1
 ORDER BY c.position, c.id;

-- The calendar of a plan as rows; none before its first round was written.
-- name: stall_spans -> stall_span
SELECT starts_on, cut_on, closes_on
  FROM period
 WHERE plan = $1
 ORDER BY number;

-- name: stall_cases_of_plan -> stall_case
SELECT {columns s}
  FROM stall_case s
  JOIN commitment c ON c.id = s.commitment
 WHERE c.plan = $1
 ORDER BY s.commitment, s.number;

-- name: stall_causes_of_plan -> stall_cause_row
SELECT {columns x}
  FROM stall_cause x
  JOIN stall_case s ON s.id = x.stall_case
  JOIN commitment c ON c.id = s.commitment
 WHERE c.plan = $1
 ORDER BY x.began_on, x.id;

-- Each case once per cause (or once without any), with how many steps it has: what the commitment's page tells.
-- name: stall_told -> stall_case
SELECT {columns s}, x.cause, x.began_on AS cause_began_on, x.ended_on AS cause_ended_on,
       (SELECT count(*) FROM stall_step t WHERE t.stall_case = s.id) AS steps,
       (SELECT count(*) FROM stall_step t WHERE t.stall_case = s.id AND t.state = 'hecho') AS steps_done
  FROM stall_case s
  LEFT JOIN stall_cause x ON x.stall_case = s.id
 WHERE s.commitment = $1
 ORDER BY s.number, x.began_on, x.id;

-- name: stall_plan_tally -> stall_tally
SELECT count(*) AS cases, count(CASE WHEN s.state <> 'cerrado' THEN 1 END) AS open
  FROM stall_case s
  JOIN commitment c ON c.id = s.commitment
 WHERE c.plan = $1 AND s.opened_on IS NOT NULL;

-- name: stall_live -> stall_case
SELECT {columns}
  FROM stall_case
 WHERE commitment = $1 AND state IN ('pedido', 'abierto', 'por-cerrar');

-- name: stall_by_number -> stall_case
SELECT {columns}
  FROM stall_case
 WHERE commitment = $1 AND number = $2;

-- name: stall_next_number
SELECT coalesce(max(number), 0) + 1 AS n
  FROM stall_case
 WHERE commitment = $1;

-- name: stall_causes_of -> stall_cause_row
SELECT {columns}
  FROM stall_cause
 WHERE stall_case = $1
 ORDER BY began_on, id;

-- name: stall_meetings_of -> stall_meeting
SELECT {columns}
  FROM stall_meeting
 WHERE stall_case = $1
 ORDER BY held_on, id;

-- name: stall_seats_of -> stall_attendance
SELECT {columns a}, i.name, i.code
  FROM stall_attendance a
  JOIN stall_meeting m ON m.id = a.stall_meeting
  JOIN institution i ON i.id = a.institution
 WHERE m.stall_case = $1
 ORDER BY a.id;

-- name: stall_steps_of -> stall_step
SELECT {columns s}, i.name AS institution_name, i.code AS institution_code
  FROM stall_step s
  JOIN institution i ON i.id = s.institution
 WHERE s.stall_case = $1
 ORDER BY s.due_on, s.id;

-- name: stall_offers_of -> stall_offer
SELECT {columns o}, i.name AS institution_name, i.code AS institution_code
  FROM stall_offer o
  JOIN institution i ON i.id = o.institution
 WHERE o.stall_case = $1
 ORDER BY o.offered_on, o.id;

-- Whether the person speaks for the institution on the commitment on that day.
-- name: stall_speaks_for
SELECT count(*) AS n
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND institution = $3 AND from_on <= $4 AND (until_on IS NULL OR until_on >= $4);

-- name: stall_cards -> stall_card
SELECT s.id, p.number AS plan_number, c.number AS commitment_number, coalesce(c.short_title, c.title) AS title,
       coalesce(li.name, c.lead_text) AS lead, s.number, s.state, s.opened_on,
       (SELECT count(*) FROM stall_step x WHERE x.stall_case = s.id) AS steps,
       (SELECT count(*) FROM stall_step x WHERE x.stall_case = s.id AND x.state = 'hecho') AS steps_done,
       s.outcome, s.closed_on, j.code AS jurisdiction_code
  FROM stall_case s
  JOIN commitment c ON c.id = s.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN commitment_institution l
         ON l.id = (SELECT min(x.id) FROM commitment_institution x
                     WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution li ON li.id = l.institution
 WHERE c.plan = $1 AND s.opened_on IS NOT NULL
 ORDER BY CASE WHEN s.closed_on IS NULL THEN 0 ELSE 1 END, s.opened_on, c.position, s.id;

-- name: stall_board -> stall_card
SELECT s.id, p.number AS plan_number, c.number AS commitment_number, coalesce(c.short_title, c.title) AS title,
       coalesce(li.name, c.lead_text) AS lead, s.number, s.state, s.opened_on, j.code AS jurisdiction_code
  FROM stall_case s
  JOIN commitment c ON c.id = s.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN commitment_institution l
         ON l.id = (SELECT min(x.id) FROM commitment_institution x
                     WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution li ON li.id = l.institution
 WHERE p.jurisdiction = $1 AND s.state IN ('abierto', 'por-cerrar')
 ORDER BY s.opened_on, s.id;

-- What waits for people: what the directorate must decide, and the steps of whoever speaks for their owner.
-- name: stall_wait_cases -> stall_wait
SELECT s.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number, s.number,
       coalesce(c.short_title, c.title) AS title, s.state, CAST(NULL AS TEXT) AS what, CAST(NULL AS TEXT) AS due_on,
       (SELECT count(*) FROM stall_offer o WHERE o.stall_case = s.id AND o.state = 'ofrecida') AS offers,
       (SELECT count(*) FROM stall_step x WHERE x.stall_case = s.id)
         + (SELECT count(*) FROM stall_meeting y WHERE y.stall_case = s.id) AS actions
  FROM stall_case s
  JOIN commitment c ON c.id = s.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE s.state IN ('pedido', 'abierto', 'por-cerrar')
 ORDER BY s.id
 LIMIT 200;

-- name: stall_wait_steps -> stall_wait
SELECT s.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number, s.number,
       coalesce(c.short_title, c.title) AS title, s.state, x.what, x.due_on, 0 AS offers, 0 AS actions
  FROM stall_step x
  JOIN stall_case s ON s.id = x.stall_case
  JOIN commitment c ON c.id = s.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE x.state = 'pendiente' AND s.state IN ('abierto', 'por-cerrar')
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.institution = x.institution AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
 ORDER BY x.due_on, x.id
 LIMIT 200;

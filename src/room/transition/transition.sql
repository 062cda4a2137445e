-- SPDX-License-Identifier: EUPL-1.2
-- Followed commitments of plans in force, with who leads them today.
-- name: transition_commitments -> transition_commitment
SELECT c.id, c.number, coalesce(c.short_title, c.title) AS title, p.number AS plan_number,
       i.id AS lead, i.code AS lead_code, i.name AS lead_name, i.state AS lead_state, cr.light, cr.marks
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  LEFT JOIN commitment_institution ci
         ON ci.id = (SELECT max(x.id) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND (x.until_on IS NULL OR x.until_on >= $2))
  LEFT JOIN institution i ON i.id = ci.institution
  LEFT JOIN commitment_result cr ON cr.commitment = c.id
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND p.tracking = 'seguimiento' AND c.state = 'vigente'
 ORDER BY p.number DESC, c.position, c.id;

-- name: transition_lines -> transition_line
SELECT cp.id, cp.commitment, cp.person, pe.name, pe.state AS person_state,
       CASE WHEN EXISTS (SELECT 1 FROM grant_role g
                          WHERE g.person = cp.person AND g.role = cp.role AND g.jurisdiction = $1 AND g.from_on <= $2
                            AND (g.until_on IS NULL OR g.until_on >= $2)) THEN 1 ELSE 0 END AS granted,
       cp.institution, i.state AS institution_state, cp.role, cp.alternate, cp.from_on, cp.until_on
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan p ON p.id = c.plan
  JOIN person pe ON pe.id = cp.person
  LEFT JOIN institution i ON i.id = cp.institution
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND p.tracking = 'seguimiento'
 ORDER BY cp.commitment, cp.alternate, cp.from_on, cp.id;

-- Roles that institutions have on that day, of all plans that are not history.
-- name: transition_parties -> transition_party
SELECT ci.id, ci.commitment, c.number, coalesce(c.short_title, c.title) AS title, p.number AS plan_number,
       ci.institution, i.code, i.name, i.state, ci.role
  FROM commitment_institution ci
  JOIN commitment c ON c.id = ci.commitment
  JOIN plan p ON p.id = c.plan
  JOIN institution i ON i.id = ci.institution
 WHERE p.jurisdiction = $1 AND p.tracking = 'seguimiento' AND p.state IN ('borrador', 'publicado') AND c.state = 'vigente'
   AND (ci.until_on IS NULL OR ci.until_on >= $2)
 ORDER BY p.number DESC, c.position, c.id, ci.id;

-- Indicators that go on being measured, of institutions that are no more: answered for, or reported on behalf of another.
-- name: transition_indicators -> transition_indicator
SELECT i.id, i.code, v.name AS title, o.id AS institution, o.code AS institution_code, o.name, o.state
  FROM indicator i
  JOIN institution o ON (o.id = i.institution OR o.id = i.reports_by) AND o.state <> 'activa'
  JOIN indicator_version v ON v.indicator = i.id AND v.number = (SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id)
 WHERE i.jurisdiction = $1 AND i.state IN ('borrador', 'vigente')
 ORDER BY o.name, o.id, i.code;

-- The line of the same role that an institution has or had.
-- name: transition_party_of -> commitment_institution
SELECT {columns}
  FROM commitment_institution
 WHERE commitment = $1 AND institution = $2 AND role = $3;

-- name: transition_person_lines -> commitment_person
SELECT {columns}
  FROM commitment_person
 WHERE commitment = $1 AND (until_on IS NULL OR until_on >= $2)
 ORDER BY id;

-- name: transition_milestones_of -> milestone
SELECT {columns}
  FROM milestone
 WHERE commitment = $1 AND institution = $2
 ORDER BY id;

-- name: transition_running -> institution_transition
SELECT {columns}
  FROM institution_transition
 WHERE institution = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2)
 ORDER BY from_on DESC, id DESC;

-- name: transitions_of -> institution_transition
SELECT {columns}
  FROM institution_transition
 WHERE jurisdiction = $1
 ORDER BY from_on DESC, id DESC;

-- name: transition_get -> institution_transition
SELECT {columns}
  FROM institution_transition
 WHERE jurisdiction = $1 AND id = $2;

-- Open or still to come: one change of authorities at a time.
-- name: transition_ahead
SELECT count(*)
  FROM institution_transition
 WHERE institution = $1 AND (until_on IS NULL OR until_on >= $2);

-- Commitments whose marks a change of authorities of the institution moves.
-- name: transition_touched -> transition_party
SELECT ci.id, ci.commitment, c.number, coalesce(c.short_title, c.title) AS title, p.number AS plan_number,
       ci.institution, i.code, i.name, i.state, ci.role
  FROM commitment_institution ci
  JOIN commitment c ON c.id = ci.commitment
  JOIN plan p ON p.id = c.plan
  JOIN institution i ON i.id = ci.institution
 WHERE ci.institution = $1 AND p.tracking = 'seguimiento'
 ORDER BY ci.commitment, ci.id;

-- name: ratifications_of -> ratification
SELECT {columns}
  FROM ratification
 WHERE commitment = $1
 ORDER BY given_on DESC, id DESC;

-- Commitments of institutions in transition whose new authority said nothing yet, for their focal points.
-- name: transition_waits -> transition_wait
SELECT DISTINCT c.number, coalesce(c.short_title, c.title) AS title, p.number AS plan_number, j.code AS jurisdiction_code
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN commitment_institution ci ON ci.commitment = c.id AND ci.role = 'lider' AND ci.until_on IS NULL
  JOIN institution_transition t ON t.institution = ci.institution AND t.from_on <= $2 AND (t.until_on IS NULL OR t.until_on >= $2)
 WHERE cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND p.state = 'publicado' AND p.tracking = 'seguimiento' AND c.state = 'vigente'
   AND NOT EXISTS (SELECT 1 FROM ratification x WHERE x.commitment = c.id AND x.transition = t.id)
 ORDER BY p.number, c.number;

-- name: transition_of_commitment -> institution_transition
SELECT {columns t}
  FROM institution_transition t
  JOIN commitment_institution ci ON ci.institution = t.institution AND ci.role = 'lider' AND ci.until_on IS NULL
 WHERE ci.commitment = $1 AND t.from_on <= $2 AND (t.until_on IS NULL OR t.until_on >= $2)
 ORDER BY t.from_on DESC, t.id DESC;

-- What each money pays for: a row per milestone that says so, or one of its commitment alone.
-- name: fundings -> funding
SELECT f.id AS financing, f.source, f.funder, f.agreement, f.ends_on, p.number AS plan_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS commitment_title, m.number AS milestone_number, m.title AS milestone_title,
       m.due_on, mr.light, c.id AS commitment,
       (SELECT max(ci.institution) FROM commitment_institution ci
         WHERE ci.commitment = c.id AND ci.role = 'lider' AND ci.until_on IS NULL) AS lead
  FROM financing f
  JOIN commitment c ON c.id = f.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone m ON m.financing = f.id AND m.state = 'vigente'
  LEFT JOIN milestone_result mr ON mr.milestone = m.id
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND p.tracking = 'seguimiento' AND c.state = 'vigente'
 ORDER BY f.ends_on IS NULL, f.ends_on, f.funder, f.agreement NULLS FIRST, p.number, c.position, f.id, m.position NULLS FIRST, m.id;

-- Money of the jurisdictions where somebody follows it, that ended or ends by a day.
-- name: funding_places -> jurisdiction
SELECT {columns j}
  FROM jurisdiction j
 WHERE EXISTS (SELECT 1
                 FROM financing f
                 JOIN commitment c ON c.id = f.commitment
                 JOIN plan p ON p.id = c.plan
                WHERE p.jurisdiction = j.id AND p.state = 'publicado' AND p.tracking = 'seguimiento' AND f.ends_on IS NOT NULL)
 ORDER BY j.id;

-- name: transition_places -> jurisdiction
SELECT {columns j}
  FROM jurisdiction j
 WHERE EXISTS (SELECT 1 FROM plan p WHERE p.jurisdiction = j.id AND p.state = 'publicado' AND p.tracking = 'seguimiento')
 ORDER BY j.id;

-- name: sheet_milestones -> sheet_milestone
SELECT m.commitment, m.number, m.title, m.due_on, mr.light, mr.marks, m.replans, mr.moved_days, cl.kind AS claim_kind,
       cl.state AS claim_state, cl.sent_on AS claim_on, cl.text AS claim_text,
       (SELECT count(*) FROM evidence e
         WHERE e.milestone = m.id AND e.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM claim d WHERE d.id = e.claim AND d.state = 'borrador')) AS proofs
  FROM milestone m
  JOIN commitment_institution ci ON ci.commitment = m.commitment AND ci.role = 'lider' AND ci.institution = $1
                                AND (ci.until_on IS NULL OR ci.until_on >= $2)
  LEFT JOIN milestone_result mr ON mr.milestone = m.id
  LEFT JOIN claim cl ON cl.id = (SELECT max(y.id) FROM claim y WHERE y.milestone = m.id AND y.state <> 'borrador')
 WHERE m.state = 'vigente'
 ORDER BY m.commitment, m.position, m.id;

-- name: sheet_disputes -> sheet_dispute
SELECT m.commitment, m.number AS milestone, v.given_on, i.name AS who, v.reasons
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment_institution ci ON ci.commitment = m.commitment AND ci.role = 'lider' AND ci.institution = $1
                                AND (ci.until_on IS NULL OR ci.until_on >= $2)
  LEFT JOIN institution i ON i.id = v.institution
 WHERE v.kind = 'disputa' AND v.closed_on IS NULL
UNION ALL
SELECT cv.commitment, NULL, cv.given_on, i.name, cv.reasons
  FROM commitment_verdict cv
  JOIN commitment_institution ci ON ci.commitment = cv.commitment AND ci.role = 'lider' AND ci.institution = $1
                                AND (ci.until_on IS NULL OR ci.until_on >= $2)
  LEFT JOIN institution i ON i.id = cv.institution
 WHERE cv.kind = 'disputa' AND cv.closed_on IS NULL
 ORDER BY 1, 3;

-- Periods that opened and whose report of the institution was not sent.
-- name: sheet_owed -> sheet_count
SELECT p.number AS plan_number, e.number, e.due_on
  FROM period e
  JOIN plan p ON p.id = e.plan
 WHERE p.state = 'publicado' AND e.opens_on <= $2 AND e.locked_on IS NULL
   AND EXISTS (SELECT 1 FROM commitment_institution ci
                 JOIN commitment c ON c.id = ci.commitment
                WHERE c.plan = p.id AND ci.institution = $1 AND ci.role = 'lider' AND (ci.until_on IS NULL OR ci.until_on >= $2))
   AND NOT EXISTS (SELECT 1 FROM report x
                    WHERE x.period = e.id AND x.institution = $1 AND x.state IN ('enviado', 'aceptado', 'publicado', 'bloqueado'))
 ORDER BY e.due_on, p.number, e.number;

-- The dated money of one commitment ($2), or of one of its sources ($4), that ends until a day ($3): all that it
-- pays for in the jurisdiction, found by index and not by reading all money.
-- name: fundings_of -> funding
SELECT f.id AS financing, f.source, f.funder, f.agreement, f.ends_on, p.number AS plan_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS commitment_title, m.number AS milestone_number, m.title AS milestone_title,
       m.due_on, mr.light, c.id AS commitment,
       (SELECT max(ci.institution) FROM commitment_institution ci
         WHERE ci.commitment = c.id AND ci.role = 'lider' AND ci.until_on IS NULL) AS lead
  FROM (SELECT DISTINCT g.source, coalesce(g.funder, '') AS funder, coalesce(g.agreement, '') AS agreement, g.ends_on
          FROM financing g
         WHERE g.commitment = $2 AND g.ends_on <= $3 AND (g.id = $4 OR $4 IS NULL)) AS mine
  JOIN financing f ON f.ends_on = mine.ends_on AND f.source = mine.source AND coalesce(f.funder, '') = mine.funder
                  AND coalesce(f.agreement, '') = mine.agreement
  JOIN commitment c ON c.id = f.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone m ON m.financing = f.id AND m.state = 'vigente'
  LEFT JOIN milestone_result mr ON mr.milestone = m.id
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND p.tracking = 'seguimiento' AND c.state = 'vigente'
 ORDER BY f.ends_on, f.funder, f.agreement NULLS FIRST, p.number, c.position, f.id, m.position NULLS FIRST, m.id;

-- Whether the person is focal point of what it pays for, or of what the same agreement pays for.
-- name: funding_mine
SELECT count(*)
  FROM financing f
  JOIN financing g ON g.source = f.source AND coalesce(g.funder, '') = coalesce(f.funder, '')
                  AND coalesce(g.agreement, '') = coalesce(f.agreement, '') AND g.ends_on = f.ends_on
  JOIN commitment_person cp ON cp.commitment = g.commitment
 WHERE f.id = $1 AND cp.person = $2 AND cp.role = 'punto-focal' AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3);

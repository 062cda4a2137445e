-- SPDX-License-Identifier: EUPL-1.2
-- name: periods_of_plan -> period_row
SELECT {columns}
  FROM period
 WHERE plan = $1
 ORDER BY number;

-- name: period_by_number -> period_row
SELECT {columns}
  FROM period
 WHERE plan = $1 AND number = $2;

-- Published plans that are followed here: the ones that have rounds.
-- name: period_plans -> period_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s, p.starts_on, p.ends_on
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.tracking = 'seguimiento' AND p.state = 'publicado' AND p.starts_on IS NOT NULL AND p.ends_on IS NOT NULL
 ORDER BY p.id;

-- name: period_plan -> period_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s, p.starts_on, p.ends_on
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.id = $1 AND p.tracking = 'seguimiento' AND p.state = 'publicado' AND p.starts_on IS NOT NULL
   AND p.ends_on IS NOT NULL;

-- Institutions that lead something in force and whose report of the period is not public; one more while none is.
-- name: period_owing
SELECT count(DISTINCT ci.institution)
       + CASE WHEN EXISTS (SELECT 1 FROM report x WHERE x.period = $2 AND x.published_on IS NOT NULL) THEN 0 ELSE 1 END AS n
  FROM commitment_institution ci
  JOIN commitment c ON c.id = ci.commitment
 WHERE c.plan = $1 AND c.state = 'vigente' AND ci.role = 'lider' AND ci.until_on IS NULL
   AND NOT EXISTS (SELECT 1 FROM report rp
                    WHERE rp.period = $2 AND rp.institution = ci.institution AND rp.published_on IS NOT NULL);

-- name: period_unlockings -> unlocking
SELECT {columns u}, i.name AS institution_name
  FROM unlocking u
  LEFT JOIN institution i ON i.id = u.institution
 WHERE u.period = $1
 ORDER BY u.id DESC;

-- name: period_unlockings_approved -> unlocking
SELECT {columns}
  FROM unlocking
 WHERE period = $1 AND state = 'aprobada'
 ORDER BY id;

-- name: period_unlockings_asked -> unlocking_wait
SELECT u.id, u.asked_by, u.asked_on, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, pe.number AS period_number,
       i.name AS institution_name
  FROM unlocking u
  JOIN period pe ON pe.id = u.period
  JOIN plan p ON p.id = pe.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN institution i ON i.id = u.institution
 WHERE u.state = 'pedida'
 ORDER BY u.asked_on, u.id;

-- Institutions of a plan's commitments in force, for choosing whose report is unlocked.
-- name: period_institutions -> period_institution
SELECT DISTINCT i.id, i.name
  FROM commitment_institution ci
  JOIN commitment c ON c.id = ci.commitment
  JOIN institution i ON i.id = ci.institution
 WHERE c.plan = $1 AND ci.role = 'lider' AND ci.until_on IS NULL
 ORDER BY i.name, i.id;

-- name: period_results_kept
SELECT count(*) AS n
  FROM period_result
 WHERE period = $1 AND moment = $2;

-- What the period's last kept day showed of each commitment.
-- name: period_results -> period_result
SELECT {columns pr}, c.number AS commitment_number, coalesce(c.short_title, c.title) AS title, pe.number AS period_number,
       pe.starts_on, pe.cut_on
  FROM period_result pr
  JOIN commitment c ON c.id = pr.commitment
  JOIN period pe ON pe.id = pr.period
 WHERE pr.period = $1
 ORDER BY c.position, c.id, pr.id;

-- name: period_results_of_commitment -> period_result
SELECT {columns pr}, c.number AS commitment_number, coalesce(c.short_title, c.title) AS title, pe.number AS period_number,
       pe.starts_on, pe.cut_on
  FROM period_result pr
  JOIN commitment c ON c.id = pr.commitment
  JOIN period pe ON pe.id = pr.period
 WHERE pr.commitment = $1
 ORDER BY pe.number DESC, pr.id;

-- name: period_results_all -> period_result
SELECT {columns}
  FROM period_result
 ORDER BY id;

-- name: period_result_entries -> period_entry
SELECT action, changes
  FROM log_entry
 WHERE record_table = 'period_result' AND record_id = $1
 ORDER BY id;

-- Objections
-- name: objections_of_commitment -> objection
SELECT {columns ob}, i.name AS institution_name
  FROM objection ob
  JOIN institution i ON i.id = ob.institution
 WHERE ob.commitment = $1
 ORDER BY ob.given_on DESC, ob.id DESC;

-- name: objection_speaks_for
SELECT min(institution) AS institution
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND role = 'punto-focal' AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
   AND institution IS NOT NULL
HAVING min(institution) IS NOT NULL;

-- name: objection_lead
SELECT min(institution) AS institution
  FROM commitment_institution
 WHERE commitment = $1 AND role = 'lider' AND until_on IS NULL
HAVING min(institution) IS NOT NULL;

-- name: objections_waiting -> objection_wait
SELECT ob.id, ob.given_on, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       i.name AS institution_name
  FROM objection ob
  JOIN commitment c ON c.id = ob.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN institution i ON i.id = ob.institution
 WHERE ob.answered_on IS NULL AND ob.withdrawn_on IS NULL
 ORDER BY ob.given_on, ob.id;

-- Data sets
-- name: periods_data -> period_data
SELECT p.number AS plan_number, pe.number, m.code AS methodology_code, m.number AS methodology_number, pe.starts_on, pe.cut_on, pe.opens_on,
       pe.due_on, pe.closes_on, pe.publish_on, pe.published_on, pe.locked_on
  FROM period pe
  JOIN plan p ON p.id = pe.plan
  JOIN methodology m ON m.id = pe.methodology
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, pe.number;

-- name: period_results_data -> period_result_data
SELECT p.number AS plan_number, c.number AS commitment_number, pe.number AS period_number, pr.moment, pr.computed_on,
       m.code AS methodology_code, m.number AS methodology_number, pr.inputs, pr.light, pr.rule, pr.reported_centi, pr.undisputed_centi,
       pr.expected_centi, pr.index_centi, pr.late_original, pr.late_current, pr.marks
  FROM period_result pr
  JOIN period pe ON pe.id = pr.period
  JOIN plan p ON p.id = pe.plan
  JOIN commitment c ON c.id = pr.commitment
  JOIN methodology m ON m.id = pr.methodology
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, pe.number, c.position, c.number, pr.moment;

-- Next dates for the board.
-- name: period_of_jurisdiction -> period_row
SELECT {columns pe}, p.number AS plan_number, j.code AS jurisdiction_code
  FROM period pe
  JOIN plan p ON p.id = pe.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND pe.locked_on IS NULL
 ORDER BY pe.plan, pe.number;

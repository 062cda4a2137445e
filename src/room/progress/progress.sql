-- SPDX-License-Identifier: EUPL-1.2
-- Facts
-- name: claims_of_commitment -> claim
SELECT {columns cl}
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
 WHERE m.commitment = $1 AND cl.state <> 'borrador'
 ORDER BY cl.sent_at, cl.id;

-- The lines of a report on one commitment that would count if they were accepted.
-- name: claims_of_report -> claim
SELECT {columns cl}
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
 WHERE cl.report = $1 AND m.commitment = $2 AND cl.state IN ('borrador', 'enviado', 'aceptado')
 ORDER BY cl.sent_at, cl.id;

-- name: stances_of_commitment -> commitment_verdict
SELECT {columns}
  FROM commitment_verdict
 WHERE commitment = $1
 ORDER BY given_at, id;

-- The counterparts whose word is waited for; a person without an institution counts where there is none.
-- name: progress_counterparts -> counterpart
SELECT ci.institution, i.name
  FROM commitment_institution ci
  JOIN institution i ON i.id = ci.institution
 WHERE ci.commitment = $1 AND ci.role = 'contraparte' AND ci.until_on IS NULL
 UNION
SELECT cp.institution, i.name
  FROM commitment_person cp
  LEFT JOIN institution i ON i.id = cp.institution
 WHERE cp.commitment = $1 AND cp.role = 'contraparte' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND (cp.institution IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM commitment_institution y
                        WHERE y.commitment = $1 AND y.role = 'contraparte' AND y.until_on IS NULL))
 ORDER BY 1;

-- The periods that its reports tell of, with their fixed day of publication.
-- name: progress_claim_periods -> claim_period
SELECT cl.id AS claim, rp.period, pe.publish_on
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN report rp ON rp.id = cl.report
  JOIN period pe ON pe.id = rp.period
 WHERE m.commitment = $1
 ORDER BY cl.id;

-- The report that a claim is a line of, while the whole of it is being written or checked.
-- name: progress_report_at_work -> claim_report
SELECT pe.number AS period_number, i.code AS institution_code, i.name AS institution_name
  FROM claim cl
  JOIN report rp ON rp.id = cl.report
  JOIN period pe ON pe.id = rp.period
  JOIN institution i ON i.id = rp.institution
 WHERE cl.id = $1 AND rp.state IN ('borrador', 'autorizado', 'enviado', 'devuelto');

-- Commitments where something was accepted or said and is not public yet.
-- name: progress_unpublished -> progress_waiting
SELECT x.commitment, p.jurisdiction, j.utc_offset_s
  FROM (SELECT m.commitment
          FROM claim cl
          JOIN milestone m ON m.id = cl.milestone
         WHERE cl.state IN ('aceptado', 'corregido') AND cl.public_on IS NULL
        UNION
        SELECT cv.commitment
          FROM commitment_verdict cv
         WHERE cv.public_on IS NULL AND cv.closed_on IS NULL) AS x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 ORDER BY x.commitment;

-- name: verdicts_of_commitment -> verdict
SELECT {columns v}
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
 WHERE m.commitment = $1
 ORDER BY v.given_at, v.id;

-- Changes of authorities of its lead, or of who answers for a milestone of its own.
-- name: progress_transitions
SELECT t.institution,
       CASE WHEN EXISTS (SELECT 1 FROM commitment_institution ci
                          WHERE ci.commitment = $1 AND ci.institution = t.institution AND ci.role = 'lider'
                            AND ci.until_on IS NULL) THEN 1 ELSE 0 END AS lead,
       t.from_on, t.until_on
  FROM institution_transition t
 WHERE t.institution IN (SELECT ci.institution FROM commitment_institution ci
                          WHERE ci.commitment = $1 AND ci.role = 'lider' AND ci.until_on IS NULL
                          UNION
                         SELECT m.institution FROM milestone m WHERE m.commitment = $1 AND m.institution IS NOT NULL)
 ORDER BY t.from_on, t.id;

-- name: progress_money -> progress_money
SELECT id, ends_on
  FROM financing
 WHERE commitment = $1;

-- The calendar of a plan, where it was written (room period).
-- name: progress_grid -> progress_span
SELECT starts_on, cut_on, closes_on
  FROM period
 WHERE plan = $1
 ORDER BY number;

-- name: progress_frame -> progress_frame
SELECT c.id AS commitment, c.state, c.weight_centi, c.plan, p.jurisdiction, p.tracking, p.starts_on, p.ends_on
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE c.id = $1;

-- name: progress_frames_of_plan -> progress_frame
SELECT c.id AS commitment, c.state, c.weight_centi, c.plan, p.jurisdiction, p.tracking, p.starts_on, p.ends_on
  FROM commitment c
  JOIN plan p ON p.id = c.plan
 WHERE c.plan = $1
 ORDER BY c.position, c.id;

-- Results: derived, so written here and not through the log (they can be computed again).
-- name: milestone_result_put
INSERT INTO milestone_result (milestone, commitment, methodology, inputs, computed_on, changes_on, light, rule,
                              reported_centi, undisputed_centi, expected_centi, late_original, late_current, marks, moved_days)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (milestone) DO UPDATE
   SET commitment = excluded.commitment, methodology = excluded.methodology, inputs = excluded.inputs,
       computed_on = excluded.computed_on, changes_on = excluded.changes_on, light = excluded.light,
       rule = excluded.rule, reported_centi = excluded.reported_centi,
       undisputed_centi = excluded.undisputed_centi, expected_centi = excluded.expected_centi,
       late_original = excluded.late_original, late_current = excluded.late_current, marks = excluded.marks,
       moved_days = excluded.moved_days;

-- name: commitment_result_put
INSERT INTO commitment_result (commitment, plan, methodology, inputs, computed_on, changes_on, light, rule,
                               reported_centi, undisputed_centi, expected_centi, index_centi, index_original_centi,
                               late_original, late_current, marks)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (commitment) DO UPDATE
   SET plan = excluded.plan, methodology = excluded.methodology, inputs = excluded.inputs,
       computed_on = excluded.computed_on, changes_on = excluded.changes_on, light = excluded.light,
       rule = excluded.rule, reported_centi = excluded.reported_centi,
       undisputed_centi = excluded.undisputed_centi, expected_centi = excluded.expected_centi,
       index_centi = excluded.index_centi, index_original_centi = excluded.index_original_centi,
       late_original = excluded.late_original, late_current = excluded.late_current, marks = excluded.marks;

-- name: plan_result_put
INSERT INTO plan_result (plan, methodology, inputs, computed_on, changes_on, reported_centi, undisputed_centi,
                         expected_centi, complete_count, on_time_count, at_risk_count, late_count, silent_count,
                         none_count, withdrawn_count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (plan) DO UPDATE
   SET methodology = excluded.methodology, inputs = excluded.inputs, computed_on = excluded.computed_on,
       changes_on = excluded.changes_on, reported_centi = excluded.reported_centi,
       undisputed_centi = excluded.undisputed_centi, expected_centi = excluded.expected_centi,
       complete_count = excluded.complete_count, on_time_count = excluded.on_time_count,
       at_risk_count = excluded.at_risk_count, late_count = excluded.late_count,
       silent_count = excluded.silent_count, none_count = excluded.none_count,
       withdrawn_count = excluded.withdrawn_count;

-- name: progress_of_plan -> commitment_result
SELECT {columns cr}
  FROM commitment_result cr
  JOIN commitment c ON c.id = cr.commitment
 WHERE cr.plan = $1
 ORDER BY c.position, c.id;

-- name: progress_of_commitment -> commitment_result
SELECT {columns}
  FROM commitment_result
 WHERE commitment = $1;

-- name: progress_milestones -> milestone_result
SELECT {columns mr}
  FROM milestone_result mr
  JOIN milestone m ON m.id = mr.milestone
 WHERE mr.commitment = $1
 ORDER BY m.position, m.id;

-- name: progress_milestones_of_plan -> milestone_result
SELECT {columns mr}
  FROM milestone_result mr
  JOIN milestone m ON m.id = mr.milestone
  JOIN commitment c ON c.id = m.commitment
 WHERE c.plan = $1
 ORDER BY c.position, c.id, m.position, m.id;

-- name: progress_plan_result -> plan_result
SELECT {columns}
  FROM plan_result
 WHERE plan = $1;

-- Followed plans; without a result, with one of another version or one that may have changed since, they are
-- computed again.
-- name: progress_plans -> progress_plan
SELECT p.id AS plan, p.jurisdiction, j.utc_offset_s, pr.methodology, pr.changes_on
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN plan_result pr ON pr.plan = p.id
 WHERE p.tracking = 'seguimiento'
   AND EXISTS (SELECT 1 FROM commitment c WHERE c.plan = p.id)
 ORDER BY p.id;

-- Pages: the follow-up of one commitment.
-- name: follow_result -> methodology
SELECT {columns mt}, cr.computed_on, cr.changes_on, cr.light, cr.rule, cr.reported_centi, cr.undisputed_centi,
       cr.expected_centi, cr.index_centi, cr.index_original_centi, cr.late_original, cr.late_current, cr.marks,
       coalesce(li.name, c.lead_text) AS lead_name, ki.name AS counterpart_name
  FROM commitment c
  LEFT JOIN commitment_result cr ON cr.commitment = c.id
  LEFT JOIN methodology mt ON mt.id = cr.methodology
  LEFT JOIN commitment_institution l
         ON l.id = (SELECT min(x.id) FROM commitment_institution x
                     WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution li ON li.id = l.institution
  LEFT JOIN commitment_institution k
         ON k.id = (SELECT min(y.id) FROM commitment_institution y
                     WHERE y.commitment = c.id AND y.role = 'contraparte' AND y.until_on IS NULL)
  LEFT JOIN institution ki ON ki.id = k.institution
 WHERE c.id = $1;

-- name: follow_milestones -> milestone
SELECT {columns m}, mr.light, mr.rule, mr.reported_centi, mr.undisputed_centi, mr.expected_centi, mr.late_original,
       mr.late_current, mr.marks, mr.moved_days, f.ends_on AS money_ends_on
  FROM milestone m
  LEFT JOIN milestone_result mr ON mr.milestone = m.id
  LEFT JOIN financing f ON f.id = m.financing
 WHERE m.commitment = $1
 ORDER BY m.position, m.id;

-- With the period that its report tells of.
-- name: follow_claims -> claim
SELECT {columns cl},
       (SELECT count(*)
          FROM evidence e
         WHERE e.claim = cl.id AND e.withdrawn_at IS NULL
           AND (e.link_state IS NULL OR e.link_state <> 'no-existe' OR e.copy IS NOT NULL)) AS evidence_count,
       pe.id AS period, pe.publish_on
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  LEFT JOIN report rp ON rp.id = cl.report
  LEFT JOIN period pe ON pe.id = rp.period
 WHERE m.commitment = $1 AND cl.state <> 'borrador'
 ORDER BY cl.sent_at, cl.id;

-- Every word: on its reports and on the whole.
-- name: follow_words -> follow_word
SELECT v.id AS id, v.claim, CAST(NULL AS BIGINT) AS commitment, CAST(NULL AS BIGINT) AS period, v.institution, v.person, v.kind,
       v.reasons, v.given_on, v.given_at AS given_at, v.public_on, 0 AS late, v.closed_on, v.closed_how, v.closed_act, v.reply,
       CAST(NULL AS BIGINT) AS replied_by, v.replied_on, v.revision, v.changed_at, i.name AS institution_name,
       a.number AS act_number
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  LEFT JOIN institution i ON i.id = v.institution
  LEFT JOIN act a ON a.id = v.closed_act
 WHERE m.commitment = $1
UNION ALL
SELECT cv.id, NULL, cv.commitment, cv.period, cv.institution, cv.person, cv.kind, cv.reasons, cv.given_on, cv.given_at,
       cv.public_on, cv.late, cv.closed_on, cv.closed_how, cv.closed_act, cv.reply, cv.replied_by, cv.replied_on, cv.revision,
       cv.changed_at, i.name, a.number
  FROM commitment_verdict cv
  LEFT JOIN institution i ON i.id = cv.institution
  LEFT JOIN act a ON a.id = cv.closed_act
 WHERE cv.commitment = $1
 ORDER BY given_at, id;

-- name: follow_changes -> change_request
SELECT {columns ch}, m.number AS milestone_number, a.number AS act_number
  FROM change_request ch
  LEFT JOIN milestone m ON m.id = ch.milestone
  LEFT JOIN act a ON a.id = ch.act
 WHERE ch.commitment = $1
 ORDER BY ch.proposed_on, ch.id;

-- name: progress_speaks_for
SELECT min(institution)
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND role = $3 AND from_on <= $4 AND (until_on IS NULL OR until_on >= $4)
   AND institution IS NOT NULL
HAVING min(institution) IS NOT NULL;

-- What waits for people.
-- name: progress_wait_checks -> progress_wait
SELECT cl.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       m.number AS milestone_number, m.title, cl.sent_on AS due_on
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN report rp ON rp.id = cl.report
 WHERE cl.state = 'enviado' AND (rp.id IS NULL OR rp.state <> 'enviado')
 ORDER BY cl.sent_at, cl.id
 LIMIT 200;

-- name: progress_wait_changes -> progress_wait
SELECT ch.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       CAST(NULL AS TEXT) AS milestone_number, c.title, ch.proposed_on AS due_on
  FROM change_request ch
  JOIN commitment c ON c.id = ch.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE ch.state = 'con-opinion'
 ORDER BY ch.proposed_on, ch.id
 LIMIT 200;

-- name: progress_wait_returned -> progress_wait
SELECT cl.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       m.number AS milestone_number, m.title, cl.checked_on AS due_on
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN report rp ON rp.id = cl.report
 WHERE cl.state = 'devuelto' AND p.state = 'publicado'
   AND (rp.id IS NULL OR rp.state NOT IN ('borrador', 'autorizado', 'enviado', 'devuelto'))
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
   AND NOT EXISTS (SELECT 1 FROM claim x
                    WHERE x.milestone = cl.milestone AND coalesce(x.part, 0) = coalesce(cl.part, 0) AND x.id > cl.id
                      AND x.state <> 'retirado')
 ORDER BY cl.checked_at, cl.id
 LIMIT 200;

-- name: progress_wait_disputes -> progress_wait
SELECT cl.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       m.number AS milestone_number, m.title, v.given_on AS due_on
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE v.kind = 'disputa' AND v.closed_on IS NULL AND v.replied_on IS NULL AND cl.state IN ('enviado', 'aceptado')
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
   AND NOT EXISTS (SELECT 1 FROM claim x
                    WHERE x.milestone = cl.milestone AND coalesce(x.part, 0) = coalesce(cl.part, 0) AND x.id > cl.id
                      AND x.state <> 'retirado')
 ORDER BY v.given_on, v.id
 LIMIT 200;

-- name: progress_wait_soon -> progress_wait
SELECT m.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       m.number AS milestone_number, m.title, m.due_on
  FROM milestone m
  JOIN milestone_result mr ON mr.milestone = m.id
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE m.due_on <= $3 AND m.state = 'vigente' AND c.state = 'vigente' AND p.state = 'publicado' AND mr.reported_centi < 10000
   AND NOT EXISTS (SELECT 1 FROM claim x WHERE x.milestone = m.id AND x.state = 'enviado')
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
 ORDER BY m.due_on, m.id
 LIMIT 200;

-- name: progress_wait_opinions -> progress_wait
SELECT ch.id, p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       CAST(NULL AS TEXT) AS milestone_number, c.title, ch.proposed_on AS due_on
  FROM change_request ch
  JOIN commitment c ON c.id = ch.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE ch.state = 'propuesto'
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.role = 'contraparte' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
 ORDER BY ch.proposed_on, ch.id
 LIMIT 200;

-- The board of the directorate: what is late, the latest first.
-- name: progress_board_late -> progress_late
SELECT j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number,
       coalesce(c.short_title, c.title) AS title, coalesce(li.name, c.lead_text) AS lead_name, cr.late_current
  FROM commitment_result cr
  JOIN commitment c ON c.id = cr.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN commitment_institution l
         ON l.id = (SELECT min(x.id) FROM commitment_institution x
                     WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution li ON li.id = l.institution
 WHERE p.jurisdiction = $1 AND p.state = 'publicado' AND cr.light = 'atrasado'
 ORDER BY cr.late_current DESC, c.position, c.id;

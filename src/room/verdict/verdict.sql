-- SPDX-License-Identifier: EUPL-1.2
-- What a person may say and on whose behalf; $2 person, $3 day.
-- name: verdict_speaking -> speaking
SELECT cp.institution, i.name AS institution_name,
       CASE WHEN EXISTS (SELECT 1 FROM commitment_institution ci
                          WHERE ci.commitment = cp.commitment AND ci.institution = cp.institution AND ci.role = 'lider'
                            AND (ci.until_on IS NULL OR ci.until_on >= $3)) THEN 1 ELSE 0 END AS is_lead
  FROM commitment_person cp
  LEFT JOIN institution i ON i.id = cp.institution
 WHERE cp.commitment = $1 AND cp.person = $2 AND cp.role = 'contraparte' AND cp.from_on <= $3
   AND (cp.until_on IS NULL OR cp.until_on >= $3)
 ORDER BY CASE WHEN cp.institution IS NULL THEN 1 ELSE 0 END, cp.alternate, cp.id
 LIMIT 1;

-- The period that a word of the institution ($3) is about: one with something sent and not public of which it has
-- said nothing, newest first; else the newest of which something was sent; else the newest that opened.
-- name: verdict_period -> period_row
SELECT {columns pe}
  FROM period pe
  JOIN commitment c ON c.plan = pe.plan
 WHERE c.id = $1 AND pe.opens_on <= $2
 ORDER BY CASE WHEN EXISTS (SELECT 1 FROM claim cl JOIN milestone m ON m.id = cl.milestone JOIN report rp ON rp.id = cl.report
                             WHERE m.commitment = c.id AND rp.period = pe.id AND cl.state IN ('enviado', 'aceptado')
                               AND cl.public_on IS NULL)
                AND NOT EXISTS (SELECT 1 FROM commitment_verdict cv
                                 WHERE cv.commitment = c.id AND cv.period = pe.id AND cv.closed_on IS NULL
                                   AND (cv.institution = $3 OR (cv.institution IS NULL AND $3 IS NULL))) THEN 0
               WHEN EXISTS (SELECT 1 FROM claim cl JOIN milestone m ON m.id = cl.milestone JOIN report rp ON rp.id = cl.report
                             WHERE m.commitment = c.id AND rp.period = pe.id AND cl.state IN ('enviado', 'aceptado', 'corregido')) THEN 1
               ELSE 2 END, pe.number DESC
 LIMIT 1;

-- Reports that stand, with what the institution ($2) said of each; $3 = 1: also those that are not public.
-- name: verdict_claims -> claim
SELECT {columns cl}, m.number AS milestone_number, m.title AS milestone_title, mp.title AS part_title, rp.period,
       v.kind AS mine, v.reasons AS mine_reasons,
       (SELECT count(*)
          FROM evidence e
         WHERE e.claim = cl.id AND e.withdrawn_at IS NULL
           AND (e.link_state IS NULL OR e.link_state <> 'no-existe' OR e.copy IS NOT NULL)) AS evidence_count
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  LEFT JOIN milestone_part mp ON mp.id = cl.part
  LEFT JOIN report rp ON rp.id = cl.report
  LEFT JOIN verdict v
         ON v.id = (SELECT max(x.id) FROM verdict x
                     WHERE x.claim = cl.id AND x.closed_on IS NULL
                       AND (x.institution = $2 OR (x.institution IS NULL AND $2 IS NULL)))
 WHERE m.commitment = $1 AND cl.state IN ('enviado', 'aceptado') AND (cl.public_on IS NOT NULL OR $3 = 1)
 ORDER BY cl.sent_at DESC, cl.id DESC
 LIMIT 60;

-- The open words of an institution on a claim, which a new one takes the place of.
-- name: verdict_open_of -> verdict
SELECT {columns}
  FROM verdict
 WHERE claim = $1 AND closed_on IS NULL AND (institution = $2 OR (institution IS NULL AND $2 IS NULL));

-- Every word on the commitment, newest first; $2 = 1: also those that are not public.
-- name: verdict_voices -> commitment_verdict
SELECT {columns cv}, i.name AS institution_name, a.number AS act_number, pe.number AS period_number
  FROM commitment_verdict cv
  LEFT JOIN institution i ON i.id = cv.institution
  LEFT JOIN act a ON a.id = cv.closed_act
  LEFT JOIN period pe ON pe.id = cv.period
 WHERE cv.commitment = $1 AND (cv.public_on IS NOT NULL OR $2 = 1)
 ORDER BY cv.given_at DESC, cv.id DESC;

-- name: verdict_proofs -> evidence
SELECT {columns}
  FROM evidence
 WHERE verdict = $1
 ORDER BY id;

-- name: verdicts_data -> verdict_entry
SELECT p.number AS plan_number, c.number AS commitment_number, CAST(NULL AS TEXT) AS milestone_number,
       pe.number AS period_number, i.name AS institution_name, cv.kind, cv.reasons, cv.given_on, cv.late, cv.reply,
       cv.replied_on, cv.closed_on, cv.closed_how, a.number AS act_number
  FROM commitment_verdict cv
  JOIN commitment c ON c.id = cv.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN period pe ON pe.id = cv.period
  LEFT JOIN institution i ON i.id = cv.institution
  LEFT JOIN act a ON a.id = cv.closed_act
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado') AND cv.public_on IS NOT NULL
UNION ALL
SELECT p.number, c.number, m.number, pe.number, i.name, v.kind, v.reasons, v.given_on, 0, v.reply, v.replied_on, v.closed_on,
       v.closed_how, a.number
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN report rp ON rp.id = cl.report
  LEFT JOIN period pe ON pe.id = rp.period
  LEFT JOIN institution i ON i.id = v.institution
  LEFT JOIN act a ON a.id = v.closed_act
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado') AND v.public_on IS NOT NULL
 ORDER BY 1, 8, 2, 3 NULLS FIRST, 4 NULLS FIRST, 5 NULLS FIRST, 6, 7 NULLS FIRST, 9, 10 NULLS FIRST, 11 NULLS FIRST, 12 NULLS FIRST,
          13 NULLS FIRST, 14 NULLS FIRST;

-- The public disputes of a plan, open ones first, oldest first.
-- name: verdict_disputes -> verdict_entry
SELECT p.number AS plan_number, c.number AS commitment_number, CAST(NULL AS TEXT) AS milestone_number,
       pe.number AS period_number, i.name AS institution_name, cv.kind, cv.reasons, cv.given_on, cv.late, cv.reply,
       cv.replied_on, cv.closed_on, cv.closed_how, a.number AS act_number, cv.id, c.title AS title, CAST(NULL AS BIGINT) AS claim,
       li.name AS lead_name, j.code AS jurisdiction_code
  FROM commitment_verdict cv
  JOIN commitment c ON c.id = cv.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN period pe ON pe.id = cv.period
  LEFT JOIN institution i ON i.id = cv.institution
  LEFT JOIN act a ON a.id = cv.closed_act
  LEFT JOIN institution li
         ON li.id = (SELECT min(x.institution) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
 WHERE (p.id = $1 OR p.jurisdiction = $2) AND p.state IN ('publicado', 'cerrado') AND cv.public_on IS NOT NULL AND cv.kind = 'disputa'
UNION ALL
SELECT p.number, c.number, m.number, pe.number, i.name, v.kind, v.reasons, v.given_on, 0, v.reply, v.replied_on, v.closed_on,
       v.closed_how, a.number, v.id, c.title, cl.id, li.name, j.code
  FROM verdict v
  JOIN claim cl ON cl.id = v.claim
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN report rp ON rp.id = cl.report
  LEFT JOIN period pe ON pe.id = rp.period
  LEFT JOIN institution i ON i.id = v.institution
  LEFT JOIN act a ON a.id = v.closed_act
  LEFT JOIN institution li
         ON li.id = (SELECT min(x.institution) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
 WHERE (p.id = $1 OR p.jurisdiction = $2) AND p.state IN ('publicado', 'cerrado') AND v.public_on IS NOT NULL AND v.kind = 'disputa'
 ORDER BY 8, 1, 2, 3;

-- Commitments with something sent (in a report, or a delivery on its own) of which the institution has said nothing, since a day ($3); $1 person, $2 today.
-- name: verdict_wait_own -> own_wait
SELECT p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number, c.title,
       max(cl.sent_on) AS sent_on, max(pe.number) AS period_number
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN milestone m ON m.commitment = c.id
  JOIN claim cl ON cl.milestone = m.id
  LEFT JOIN report rp ON rp.id = cl.report
  LEFT JOIN period pe ON pe.id = rp.period
 WHERE cp.person = $1 AND cp.role = 'contraparte' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND cl.state IN ('enviado', 'aceptado') AND cl.sent_on >= $3 AND (cl.report IS NOT NULL OR cl.kind = 'entrega')
   AND NOT EXISTS (SELECT 1 FROM verdict v
                    WHERE v.claim = cl.id AND v.closed_on IS NULL
                      AND (v.institution = cp.institution OR (v.institution IS NULL AND v.person = cp.person)))
   AND NOT EXISTS (SELECT 1 FROM commitment_verdict cv
                    WHERE cv.commitment = c.id AND cv.given_on >= cl.sent_on AND cv.closed_on IS NULL
                      AND (cv.period IS NULL OR rp.period IS NULL OR cv.period = rp.period)
                      AND (cv.institution = cp.institution OR (cv.institution IS NULL AND cv.person = cp.person)))
   AND NOT EXISTS (SELECT 1 FROM commitment_institution ci
                    WHERE ci.commitment = c.id AND ci.institution = cp.institution AND ci.role = 'lider' AND ci.until_on IS NULL)
 GROUP BY p.jurisdiction, j.code, p.number, c.number, c.title
 ORDER BY 6, 1, 3, 4
 LIMIT 100;

-- Open disputes on whole commitments that wait for a reply of the person's.
-- name: verdict_wait_reply -> own_wait
SELECT p.jurisdiction, j.code AS jurisdiction_code, p.number AS plan_number, c.number AS commitment_number, c.title,
       cv.given_on AS sent_on, cv.id AS period_number
  FROM commitment_verdict cv
  JOIN commitment c ON c.id = cv.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE cv.kind = 'disputa' AND cv.closed_on IS NULL AND cv.replied_on IS NULL
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = c.id AND cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
 ORDER BY cv.given_on, cv.id
 LIMIT 100;

-- Who is to be written to: counterparts of what was sent since $1 and not spoken of, not told of it yet; then the
-- responsible of open disputes. Nobody who got a letter after $3, nor whose letter of the week is about to go:
-- it brings the task. $4: one person whatever their letters are; nothing: all. $2: today.
-- name: verdict_to_invite -> invitee
SELECT cp.person, cp.commitment, 'pronunciar' AS kind, max(cl.id) AS about, p.jurisdiction, j.code AS jurisdiction_code,
       j.utc_offset_s, p.number AS plan_number, c.number AS commitment_number, c.title, max(cl.sent_on) AS since_on
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN commitment_person cp ON cp.commitment = c.id AND cp.role = 'contraparte'
  JOIN person pr ON pr.id = cp.person
  LEFT JOIN report rp ON rp.id = cl.report
 WHERE cl.state IN ('enviado', 'aceptado') AND cl.sent_on >= $1 AND (cl.report IS NOT NULL OR cl.kind = 'entrega') AND p.state = 'publicado' AND pr.state <> 'desactivada'
   AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND NOT EXISTS (SELECT 1 FROM verdict v
                    WHERE v.claim = cl.id AND v.closed_on IS NULL
                      AND (v.institution = cp.institution OR (v.institution IS NULL AND v.person = cp.person)))
   AND NOT EXISTS (SELECT 1 FROM commitment_verdict cv
                    WHERE cv.commitment = c.id AND cv.given_on >= cl.sent_on AND cv.closed_on IS NULL
                      AND (cv.period IS NULL OR rp.period IS NULL OR cv.period = rp.period)
                      AND (cv.institution = cp.institution OR (cv.institution IS NULL AND cv.person = cp.person)))
   AND NOT EXISTS (SELECT 1 FROM commitment_institution ci
                    WHERE ci.commitment = c.id AND ci.institution = cp.institution AND ci.role = 'lider' AND ci.until_on IS NULL)
   AND NOT EXISTS (SELECT 1 FROM verdict_invitation x
                    WHERE x.person = cp.person AND x.commitment = c.id AND x.kind = 'pronunciar' AND x.about >= cl.id)
   AND (cp.person = $4
        OR ($4 IS NULL
            AND NOT EXISTS (SELECT 1 FROM letter_week w WHERE w.person = cp.person AND w.sent_on > $3)
            AND NOT EXISTS (SELECT 1 FROM digest_mail d WHERE d.person = cp.person AND d.state = 'pendiente')))
 GROUP BY cp.person, cp.commitment, p.jurisdiction, j.code, j.utc_offset_s, p.number, c.number, c.title
UNION ALL
SELECT cp.person, cp.commitment, 'replicar', cv.id, p.jurisdiction, j.code, j.utc_offset_s, p.number, c.number, c.title, cv.given_on
  FROM commitment_verdict cv
  JOIN commitment c ON c.id = cv.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  JOIN commitment_person cp ON cp.commitment = c.id AND cp.role = 'punto-focal'
  JOIN person pr ON pr.id = cp.person
 WHERE cv.kind = 'disputa' AND cv.closed_on IS NULL AND cv.replied_on IS NULL AND cv.given_on >= $1 AND p.state = 'publicado'
   AND pr.state <> 'desactivada' AND cp.from_on <= $2 AND (cp.until_on IS NULL OR cp.until_on >= $2)
   AND NOT EXISTS (SELECT 1 FROM verdict_invitation x
                    WHERE x.person = cp.person AND x.commitment = c.id AND x.kind = 'replicar' AND x.about = cv.id)
   AND (cp.person = $4
        OR ($4 IS NULL
            AND NOT EXISTS (SELECT 1 FROM letter_week w WHERE w.person = cp.person AND w.sent_on > $3)
            AND NOT EXISTS (SELECT 1 FROM digest_mail d WHERE d.person = cp.person AND d.state = 'pendiente')))
 ORDER BY 1, 5, 8, 9, 3;

-- Open disputes on commitments every delivery of which they spoke was corrected or taken back since.
-- name: verdict_corrected -> open_stance
SELECT cv.id, cv.commitment, j.utc_offset_s
  FROM commitment_verdict cv
  JOIN commitment c ON c.id = cv.commitment
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE cv.kind = 'disputa' AND cv.closed_on IS NULL
   AND EXISTS (SELECT 1 FROM claim cl JOIN milestone m ON m.id = cl.milestone LEFT JOIN report rp ON rp.id = cl.report
                WHERE m.commitment = cv.commitment AND cl.kind = 'entrega' AND cl.sent_on <= cv.given_on AND cl.state = 'corregido'
                  AND (cv.period IS NULL OR rp.period IS NULL OR rp.period = cv.period))
   AND NOT EXISTS (SELECT 1 FROM claim cl JOIN milestone m ON m.id = cl.milestone LEFT JOIN report rp ON rp.id = cl.report
                    WHERE m.commitment = cv.commitment AND cl.kind = 'entrega' AND cl.sent_at <= cv.given_at
                      AND cl.state IN ('enviado', 'aceptado')
                      AND (cv.period IS NULL OR rp.period IS NULL OR rp.period = cv.period))
 ORDER BY cv.id;

-- Proofs that are still hidden though their word is public; commitment $1, or nothing: all.
-- name: verdict_proofs_hidden -> evidence
SELECT {columns e}
  FROM evidence e
  JOIN commitment_verdict cv ON cv.id = e.verdict
 WHERE e.visibility = 'reservada' AND cv.public_on IS NOT NULL AND (cv.commitment = $1 OR $1 IS NULL)
 ORDER BY e.id
 LIMIT 200;

-- SPDX-License-Identifier: EUPL-1.2
-- name: portal_rows_of_plan -> portal_row
SELECT {columns}
  FROM portal_commitment
 WHERE plan = $1
 ORDER BY position, id;

-- name: portal_rows_of_jurisdiction -> portal_row
SELECT {columns}
  FROM portal_commitment
 WHERE jurisdiction = $1 AND (plan_state IN ('publicado', 'cerrado') OR $2 = 1)
 ORDER BY plan_number DESC, position, id;

-- name: portal_rows_published -> portal_row
SELECT {columns}
  FROM portal_commitment
 WHERE jurisdiction = $1 AND plan_state IN ('publicado', 'cerrado')
 ORDER BY plan_number DESC, position, id;

-- name: portal_rows_of_institution -> portal_party_row
SELECT c.id, c.jurisdiction_code, c.plan_number, c.number, c.title, c.tracking, c.state, c.light, c.mark_bits,
       x.role, x.until_on
  FROM commitment_institution x
  JOIN portal_commitment c ON c.id = x.commitment
 WHERE x.institution = $1 AND c.plan_state IN ('publicado', 'cerrado')
 ORDER BY c.plan_number DESC, c.position, c.id;

-- name: portal_tags_of_plan -> portal_tag
SELECT {columns}
  FROM portal_tag
 WHERE plan = $1
 ORDER BY kind, code, commitment;

-- name: portal_tags_of_jurisdiction -> portal_tag
SELECT {columns t}
  FROM portal_tag t
 WHERE t.jurisdiction = $1 AND (t.plan_state IN ('publicado', 'cerrado') OR $2 = 1)
 ORDER BY t.kind, t.code, t.commitment;

-- name: portal_milestones_of_plan -> portal_milestone
SELECT m.id, m.commitment, c.number AS commitment_number, m.number, m.title, m.starts_on, m.original_due_on,
       m.due_on, m.due_text, m.state, r.light, r.reported_centi, r.undisputed_centi, r.late_original, r.late_current
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  LEFT JOIN milestone_result r ON r.milestone = m.id
 WHERE c.plan = $1
 ORDER BY c.position, c.id, m.position, m.id;

-- What was published of a plan: its editions, newest first, then its documents.
-- name: portal_papers -> portal_paper
SELECT {columns x}
  FROM (SELECT e.number, e.name AS title, e.published_on, NULL AS kind, NULL AS language, NULL AS url, '' AS dated, -e.number AS place
          FROM plan_edition e
         WHERE e.plan = $1
        UNION ALL
        SELECT NULL, d.title, NULL, d.kind, d.language, d.url, coalesce(d.dated_on, '-'), d.id
          FROM plan_document d
         WHERE d.plan = $1) AS x
 ORDER BY x.dated, x.place;

-- name: portal_milestones_published -> portal_milestone_data
SELECT p.number AS plan_number, c.number AS commitment_number, m.number, m.title, m.deliverable, m.kind, m.means,
       m.weight_centi, m.original_due_on, m.due_on, m.due_text, m.replans, m.state, r.light, r.reported_centi,
       r.undisputed_centi, r.expected_centi, r.late_original, r.late_current, m.changed_at
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone_result r ON r.milestone = m.id
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number, c.position, c.id, m.position, m.id;

-- name: portal_plans_published -> portal_plan_data
SELECT j.code AS jurisdiction_code, p.number, p.ogp_id, p.name, p.level, p.starts_on, p.ends_on, p.submitted_on, p.tracking, p.state,
       p.template, p.summary, p.source, a.number AS ending_act_number, p.ended_on, p.ending_reason, p.changed_at
  FROM plan p
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN act a ON a.id = p.ending_act
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado')
 ORDER BY p.number;

-- name: portal_current_plans -> portal_current
SELECT p.id, p.jurisdiction, p.number, p.name, p.tracking, p.state, p.starts_on, p.ends_on,
       r.reported_centi, r.undisputed_centi, r.expected_centi, r.late_count, r.silent_count,
       (SELECT count(*) FROM commitment c WHERE c.plan = p.id) AS commitments
  FROM plan p
  LEFT JOIN plan_result r ON r.plan = p.id
 WHERE p.state IN ('publicado', 'cerrado')
   AND p.number = (SELECT max(x.number) FROM plan x
                    WHERE x.jurisdiction = p.jurisdiction AND x.state IN ('publicado', 'cerrado'))
 ORDER BY p.id;

-- name: portal_provinces -> portal_province
SELECT t.code, t.name, count(*) AS commitments
  FROM commitment_territory x
  JOIN territory t ON t.id = x.territory
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
 WHERE p.jurisdiction = $1 AND p.state IN ('publicado', 'cerrado') AND t.level = 'provincia'
 GROUP BY t.code, t.name
 ORDER BY t.code;

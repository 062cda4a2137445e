-- SPDX-License-Identifier: EUPL-1.2
-- name: commitments_of_plan -> commitment_card
SELECT c.id, c.number, c.ogp_id, coalesce(c.short_title, c.title) AS title,
       coalesce(i.name, c.lead_text) AS lead, i.code AS lead_code, c.ends_on, c.state,
       p.number AS plan_number, j.code AS jurisdiction_code, c.changed_at
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
  LEFT JOIN commitment_institution ci
         ON ci.id = (SELECT min(x.id) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
  LEFT JOIN institution i ON i.id = ci.institution
 WHERE c.plan = $1
 ORDER BY c.position, c.id;

-- name: commitment_by_number -> commitment
SELECT {columns}
  FROM commitment
 WHERE plan = $1 AND number = $2;

-- The commitment of an address with its plan and whose it is.
-- name: commitment_at -> commitment
SELECT {columns c}, {columns p plan}, {columns j jurisdiction}
  FROM jurisdiction j
  JOIN plan p ON p.jurisdiction = j.id
  LEFT JOIN commitment c ON c.plan = p.id AND c.number = $3
 WHERE j.code = $1 AND p.number = $2;

-- name: commitment_roles_of_person -> commitment_own_role
SELECT role
  FROM commitment_person
 WHERE commitment = $1 AND person = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3);

-- name: plan_roles_of_person -> commitment_own_role
SELECT DISTINCT cp.role
  FROM commitment_person cp
  JOIN commitment c ON c.id = cp.commitment
 WHERE c.plan = $1 AND cp.person = $2 AND cp.from_on <= $3 AND (cp.until_on IS NULL OR cp.until_on >= $3);

-- name: commitment_next_position
SELECT coalesce(max(position), 0) + 1 AS n
  FROM commitment
 WHERE plan = $1;

-- name: commitments_before -> commitment_link
SELECT c.id, c.number, coalesce(c.short_title, c.title) AS title, p.number AS plan_number, j.code AS jurisdiction_code
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE p.jurisdiction = $1 AND p.number < $2
 ORDER BY p.number DESC, c.position, c.id;

-- name: commitment_financing -> financing
SELECT {columns}
  FROM financing
 WHERE commitment = $1
 ORDER BY id;

-- Whether a part belongs to the commitment: its id, or no row.
-- name: commitment_institution_owned
SELECT id FROM commitment_institution WHERE institution = $1 AND commitment = $2 ORDER BY id;

-- name: commitment_value_owned
SELECT id FROM commitment_value WHERE id = $1 AND commitment = $2;

-- name: commitment_topic_owned
SELECT id FROM commitment_topic WHERE topic = $1 AND commitment = $2;

-- name: commitment_territory_owned
SELECT id FROM commitment_territory WHERE territory = $1 AND commitment = $2;

-- name: commitment_people -> commitment_contact
SELECT cp.id, cp.role, cp.alternate, cp.person, p.name, i.name AS institution_name, cp.from_on, cp.until_on, cp.letter
  FROM commitment_person cp
  JOIN person p ON p.id = cp.person
  LEFT JOIN institution i ON i.id = cp.institution
 WHERE cp.commitment = $1
 ORDER BY cp.until_on IS NOT NULL, cp.role, cp.alternate, cp.from_on DESC, cp.id;

-- name: commitment_person_owned -> commitment_person
SELECT {columns}
  FROM commitment_person
 WHERE id = $1 AND commitment = $2;

-- name: commitment_comments -> commitment_remark
SELECT cc.id, cc.role, p.name, cc.text, cc.written_at
  FROM commitment_comment cc
  JOIN person p ON p.id = cc.person
 WHERE cc.commitment = $1
 ORDER BY cc.written_at, cc.id;

-- Everything small that stands beside a commitment, in one reading (a page has few statements to spend).
-- name: commitment_sides -> commitment_side
SELECT 'parte' AS kind,
       CASE ci.role WHEN 'lider' THEN 10 WHEN 'contraparte' THEN 20 ELSE 30 END
       + CASE WHEN ci.until_on IS NULL THEN 0 ELSE 1 END AS place,
       ci.institution AS id, i.code AS code, i.name AS name, i.acronym AS other, ci.role AS detail,
       ci.from_on AS from_on, ci.until_on AS until_on, CAST(NULL AS INTEGER) AS n
  FROM commitment_institution ci
  JOIN institution i ON i.id = ci.institution
 WHERE ci.commitment = $1
UNION ALL
SELECT 'tema', t.position, t.id, t.code, t.name, t.name_en, t.kind, NULL, NULL, NULL
  FROM commitment_topic ct
  JOIN topic t ON t.id = ct.topic
 WHERE ct.commitment = $1
UNION ALL
SELECT 'territorio', 0, t.id, t.code, t.name, t.iso, NULL, NULL, NULL, NULL
  FROM commitment_territory ct
  JOIN territory t ON t.id = ct.territory
 WHERE ct.commitment = $1
UNION ALL
SELECT 'valor', v.id, v.id, NULL, v.justification, NULL, v.value, NULL, NULL, NULL
  FROM commitment_value v
 WHERE v.commitment = $1
UNION ALL
SELECT 'dinero', f.id, f.id, f.agreement, f.funder, f.note, f.source, NULL, f.ends_on, f.amount_cents
  FROM financing f
 WHERE f.commitment = $1
UNION ALL
SELECT 'antes', p.number, c.id, j.code, c.title, NULL, c.number, NULL, NULL, p.number
  FROM commitment self
  JOIN commitment c ON c.id = self.carried_from
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE self.id = $1 AND p.state <> 'borrador'
UNION ALL
SELECT 'despues', p.number, c.id, j.code, c.title, NULL, c.number, NULL, NULL, p.number
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN jurisdiction j ON j.id = p.jurisdiction
 WHERE c.carried_from = $1 AND p.state <> 'borrador'
UNION ALL
SELECT 'voz', 0, cp.institution, NULL, i.name, NULL, NULL, cp.from_on, cp.until_on, NULL
  FROM commitment_person cp
  JOIN institution i ON i.id = cp.institution
 WHERE cp.commitment = $1 AND cp.role = 'contraparte'
UNION ALL
SELECT 'texto', 0, t.id, NULL, t.text, NULL, t.field, NULL, NULL, t.source_revision
  FROM record_text t
 WHERE t.record = 'commitment' AND t.record_id = $1 AND t.language = $2
UNION ALL
SELECT 'calendario', e.number, e.id, e.closes_on, NULL, NULL, NULL, e.starts_on, e.cut_on, NULL
  FROM commitment self
  JOIN period e ON e.plan = self.plan
 WHERE self.id = $1
UNION ALL
-- What other rooms have of it, as enum beside says.
SELECT 'hay', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       CASE WHEN EXISTS (SELECT 1 FROM stall_case x WHERE x.commitment = $1) THEN 1 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM milestone m JOIN claim cl ON cl.milestone = m.id JOIN verdict x ON x.claim = cl.id WHERE m.commitment = $1) THEN 2 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM commitment_verdict x WHERE x.commitment = $1) THEN 4 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM change_request x WHERE x.commitment = $1) THEN 8 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM objection x WHERE x.commitment = $1) THEN 16 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM period_result x WHERE x.commitment = $1) THEN 32 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM institution_transition x JOIN commitment_institution ci ON ci.institution = x.institution WHERE ci.commitment = $1) THEN 64 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM ratification x WHERE x.commitment = $1) THEN 128 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM financing x WHERE x.commitment = $1 AND x.ends_on IS NOT NULL) THEN 256 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM post x WHERE x.commitment = $1 AND x.kind = 'pregunta') THEN 512 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM post x WHERE x.commitment = $1 AND x.kind = 'comentario') THEN 1024 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM commitment c JOIN reprogramming x ON x.plan = c.plan WHERE c.id = $1 AND x.closed_on IS NULL) THEN 2048 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM milestone m JOIN milestone_part x ON x.milestone = m.id WHERE m.commitment = $1) THEN 4096 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM draft x WHERE x.commitment = $1) THEN 8192 ELSE 0 END
       + CASE WHEN EXISTS (SELECT 1 FROM indicator x WHERE x.commitment = $1 AND x.state <> 'borrador')
                OR EXISTS (SELECT 1 FROM indicator_link l JOIN indicator x ON x.id = l.indicator WHERE l.commitment = $1 AND x.state <> 'borrador')
              THEN 16384 ELSE 0 END
ORDER BY 1, 2, 5, 3;

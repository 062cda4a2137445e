-- SPDX-License-Identifier: EUPL-1.2
-- Figures of a plan as a whole, "Índices 1": derived, with what they were computed from.
CREATE TABLE plan_index (
  id          {id},
  plan        {int} NOT NULL REFERENCES plan (id),
  code        TEXT  NOT NULL,
  numerator   {int} NOT NULL,
  denominator {int} NOT NULL,
  value_centi {int},                                       -- nothing: there is nothing to measure yet
  left_out    {int} NOT NULL,                              -- what could not be counted (not reported)
  computed_on TEXT  NOT NULL CHECK (length(computed_on) = 10),
  methodology {int} NOT NULL REFERENCES methodology (id),
  UNIQUE (plan, code)
) {strict};
-- What the last day seen of each year showed, kept: plans are compared over years.
CREATE TABLE plan_index_kept (
  id          {id},
  plan        {int} NOT NULL REFERENCES plan (id),
  code        TEXT  NOT NULL,
  year        {int} NOT NULL,
  numerator   {int} NOT NULL,
  denominator {int} NOT NULL,
  value_centi {int},
  left_out    {int} NOT NULL,
  computed_on TEXT  NOT NULL CHECK (length(computed_on) = 10),
  methodology {int} NOT NULL REFERENCES methodology (id),
  UNIQUE (plan, code, year)
) {strict};
-- Up to which entry of the log the figures of a plan were computed, and when: later entries make them old.
CREATE TABLE plan_index_seen (
  id   {id},
  plan {int} NOT NULL UNIQUE REFERENCES plan (id),
  log  {int} NOT NULL,
  at   {int} NOT NULL
) {strict};

-- What the figures are counted from, row by row, as everybody may read it.
-- Commitments of followed plans with their weight and what is demonstrated without dispute.
CREATE VIEW index_commitment AS
SELECT c.plan, p.jurisdiction, p.number AS plan_number, c.number AS commitment_number, c.position, c.id AS commitment, c.state, r.light,
       c.weight_centi, r.undisputed_centi,
       CASE WHEN r.light IS NOT NULL AND r.light NOT IN ('retirado', 'sin-hitos', 'sin-seguimiento') THEN 1 ELSE 0 END AS counted
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  LEFT JOIN commitment_result r ON r.commitment = c.id
 WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado');

-- Deliveries that stand, with the day promised at first, and what counterparts said of them: a word on the delivery, or
-- one on the whole commitment given after it was sent and, if it is of a period, of the same.
CREATE VIEW index_delivery AS
SELECT cl.id, c.plan, p.jurisdiction, p.number AS plan_number, c.number AS commitment_number, m.number AS milestone_number,
       m.id AS milestone, mp.number AS part_number, mp.id AS part,
       (SELECT count(*) FROM milestone_part y WHERE y.milestone = m.id) AS part_count,
       cl.delivered_on, coalesce(mp.original_due_on, m.original_due_on) AS original_due_on, cl.public_on,
       CASE WHEN EXISTS (SELECT 1 FROM verdict v WHERE v.claim = cl.id AND v.public_on IS NOT NULL)
              OR EXISTS (SELECT 1 FROM commitment_verdict cv
                          WHERE cv.commitment = c.id AND cv.kind IN ('confirma', 'confirma-en-parte', 'disputa')
                            AND cv.public_on IS NOT NULL AND cv.given_at >= cl.sent_at
                            AND (cv.period IS NULL OR cl.report IS NULL
                                 OR cv.period = (SELECT rp.period FROM report rp WHERE rp.id = cl.report)))
            THEN 1 ELSE 0 END AS spoken,
       CASE WHEN EXISTS (SELECT 1 FROM verdict v
                          WHERE v.claim = cl.id AND v.kind = 'disputa' AND v.public_on IS NOT NULL AND v.closed_on IS NULL)
              OR EXISTS (SELECT 1 FROM commitment_verdict cv
                          WHERE cv.commitment = c.id AND cv.kind = 'disputa' AND cv.public_on IS NOT NULL AND cv.closed_on IS NULL
                            AND cv.given_at >= cl.sent_at
                            AND (cv.period IS NULL OR cl.report IS NULL
                                 OR cv.period = (SELECT rp.period FROM report rp WHERE rp.id = cl.report))
                            AND NOT EXISTS (SELECT 1 FROM verdict v
                                             WHERE v.claim = cl.id AND v.public_on IS NOT NULL AND v.closed_on IS NULL
                                               AND (v.institution = cv.institution
                                                    OR (v.institution IS NULL AND cv.institution IS NULL AND v.person = cv.person))))
            THEN 1 ELSE 0 END AS disputed
  FROM claim cl
  JOIN milestone m ON m.id = cl.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  LEFT JOIN milestone_part mp ON mp.id = cl.part
 WHERE cl.kind = 'entrega' AND cl.state = 'aceptado' AND cl.public_on IS NOT NULL
   AND m.state = 'vigente' AND c.state = 'vigente' AND p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado');

-- Milestones with the day promised at first and the day they were delivered: of the whole, else of the last part once all
-- are. The newest report of each counts.
CREATE VIEW index_milestone AS
SELECT x.plan, x.jurisdiction, x.plan_number, x.commitment_number, x.milestone_number, x.position, x.milestone_position, x.milestone,
       x.original_due_on,
       coalesce(x.whole_on,
                CASE WHEN EXISTS (SELECT 1 FROM milestone_part mp WHERE mp.milestone = x.milestone)
                      AND NOT EXISTS (SELECT 1 FROM milestone_part mp
                                       WHERE mp.milestone = x.milestone
                                         AND NOT EXISTS (SELECT 1 FROM claim cl
                                                          WHERE cl.part = mp.id AND cl.milestone = x.milestone AND cl.kind = 'entrega'
                                                            AND cl.state = 'aceptado' AND cl.public_on IS NOT NULL))
                     THEN (SELECT max(cl.delivered_on)
                             FROM claim cl
                            WHERE cl.milestone = x.milestone AND cl.part IS NOT NULL AND cl.kind = 'entrega' AND cl.state = 'aceptado'
                              AND cl.public_on IS NOT NULL
                              AND NOT EXISTS (SELECT 1 FROM claim y
                                               WHERE y.part = cl.part AND y.milestone = x.milestone AND y.id > cl.id AND y.kind = 'entrega'
                                                 AND y.state = 'aceptado' AND y.public_on IS NOT NULL)) END) AS delivered_on
  FROM (SELECT c.plan, p.jurisdiction, p.number AS plan_number, c.number AS commitment_number, m.number AS milestone_number, c.position,
               m.position AS milestone_position, m.id AS milestone, m.original_due_on,
               (SELECT cl.delivered_on
                  FROM claim cl
                 WHERE cl.id = (SELECT max(y.id)
                                  FROM claim y
                                 WHERE y.milestone = m.id AND y.part IS NULL AND y.kind = 'entrega' AND y.state = 'aceptado'
                                   AND y.public_on IS NOT NULL)) AS whole_on
          FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE m.state = 'vigente' AND c.state = 'vigente' AND p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado')) AS x;

-- Proofs of what is public, of reports and of measurements, and whether anybody can open them.
CREATE VIEW index_proof AS
SELECT x.plan, p.jurisdiction, p.number AS plan_number, x.commitment_number, x.milestone_number, x.report, x.indicator_code,
       x.period_number, e.id AS number, e.kind, e.link_state,
       CASE WHEN e.copy IS NULL THEN 0 ELSE 1 END AS archived,
       CASE WHEN e.withdrawn_at IS NOT NULL THEN 'retirada'
            WHEN e.visibility <> 'publica' THEN 'reservada'
            WHEN e.kind = 'archivo' OR e.copy IS NOT NULL OR e.link_state IN ('funciona', 'movido', 'contenido-cambiado') THEN 'abre'
            WHEN e.link_state IS NULL OR e.link_state = 'sin-revisar' THEN 'sin-revisar'
            ELSE 'no-abre' END AS opens
  FROM (SELECT c.plan, c.number AS commitment_number, m.number AS milestone_number, cl.id AS report, NULL AS indicator_code,
               CAST(NULL AS BIGINT) AS period_number, ev.id AS evidence
          FROM evidence ev
          JOIN claim cl ON cl.id = ev.claim
          JOIN milestone m ON m.id = cl.milestone
          JOIN commitment c ON c.id = m.commitment
         WHERE cl.state = 'aceptado' AND cl.public_on IS NOT NULL AND m.state = 'vigente' AND c.state = 'vigente'
        UNION ALL
        SELECT i.plan, NULL, NULL, NULL, i.code, pe.number, mp.evidence
          FROM indicator i
         CROSS JOIN indicator_period pe
         CROSS JOIN measurement ms
         CROSS JOIN measurement_proof mp -- in this order: from the plan, not through all that was ever published
         WHERE pe.indicator = i.id AND ms.period = pe.id AND mp.measurement = ms.id
           AND ms.state IN ('publicado', 'bloqueado') AND ms.replaced_on IS NULL AND i.plan IS NOT NULL) AS x
  JOIN evidence e ON e.id = x.evidence
  JOIN plan p ON p.id = x.plan
 WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado');

-- Indicators that ever had a sheet in force, with the newest of them.
CREATE VIEW index_indicator AS
SELECT i.id AS indicator, i.jurisdiction, i.plan, i.commitment, i.parent, i.code, i.state, v.number AS version_number, v.name, v.level,
       v.type, v.direction, v.accumulation, v.unit, v.decimals, v.scale,
       (SELECT count(*) FROM indicator_target t WHERE t.version = v.id AND t.part IS NULL) AS target_count,
       n.name AS institution_name, c.number AS commitment_number, coalesce(c.short_title, c.title) AS commitment_title,
       coalesce(c.position, 1000000) AS position, p.number AS plan_number, p.state AS plan_state, j.code AS jurisdiction_code
  FROM indicator i
  JOIN jurisdiction j ON j.id = i.jurisdiction
  JOIN institution n ON n.id = i.institution
  JOIN indicator_version v
    ON v.indicator = i.id
   AND v.number = (SELECT max(x.number) FROM indicator_version x WHERE x.indicator = i.id AND x.state IN ('vigente', 'reemplazada'))
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
 WHERE i.state <> 'borrador';

-- The result of a period that stands for an indicator: the newest that owes a value or has one.
CREATE VIEW index_last AS
SELECT r.indicator, pe.number AS period_number, pe.ends_on, r.status, r.value_micro, r.target_micro, r.achievement_centi, r.category,
       r.disputed, r.corrected, r.missing
  FROM indicator_result r
  JOIN indicator_period pe ON pe.id = r.period
 WHERE r.part = 0 AND r.status <> 'por-reportar'
   AND NOT EXISTS (SELECT 1
                     FROM indicator_result y
                     JOIN indicator_period ye ON ye.id = y.period
                    WHERE y.indicator = r.indicator AND y.part = 0 AND y.status <> 'por-reportar' AND ye.number > pe.number);

-- The last period of each indicator of a followed plan that has a target (of a band: the band) and owes a value or has one.
CREATE VIEW index_achieved AS
SELECT i.plan, i.jurisdiction, p.number AS plan_number, i.code, v.name, pe.number AS period_number, pe.ends_on, r.status,
       r.achievement_centi,
       CASE WHEN r.status IN ('reportado', 'calculado') AND r.achievement_centi IS NOT NULL THEN 1 ELSE 0 END AS counted
  FROM indicator i
  JOIN plan p ON p.id = i.plan
  JOIN indicator_result r ON r.indicator = i.id AND r.part = 0
  JOIN indicator_period pe ON pe.id = r.period
  JOIN indicator_version v ON v.id = r.version
 WHERE p.tracking = 'seguimiento' AND p.state IN ('publicado', 'cerrado') AND i.state IN ('vigente', 'cerrado')
   AND (r.target_micro IS NOT NULL OR v.direction = 'banda') AND r.status <> 'por-reportar'
   AND NOT EXISTS (SELECT 1
                     FROM indicator_result y
                     JOIN indicator_period ye ON ye.id = y.period
                     JOIN indicator_version yv ON yv.id = y.version
                    WHERE y.indicator = r.indicator AND y.part = 0 AND (y.target_micro IS NOT NULL OR yv.direction = 'banda')
                      AND y.status <> 'por-reportar' AND ye.number > pe.number);

-- Public indicators with what they are compared by: the code of the indicator that they feed, or their own; and the
-- province whose government reports it. A practice is nobody's.
CREATE VIEW compare_member AS
SELECT i.id AS indicator, i.jurisdiction, coalesce(pa.code, i.code) AS group_code,
       CASE WHEN t.level = 'provincia' THEN t.id END AS province
  FROM indicator i
  JOIN jurisdiction j ON j.id = i.jurisdiction
  LEFT JOIN territory t ON t.id = j.territory
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN indicator pa ON pa.id = i.parent
 WHERE i.state <> 'borrador' AND j.practice = 0 AND j.reference = 0 AND (p.id IS NULL OR p.state IN ('publicado', 'cerrado'));

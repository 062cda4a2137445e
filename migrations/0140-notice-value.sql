-- SPDX-License-Identifier: EUPL-1.2
-- Values of indicators among what happened: published, corrected, spoken of. The code of the indicator, which leads to
-- its page, stands in after_text.
CREATE INDEX measurement_published ON measurement (published_on) WHERE published_on IS NOT NULL;
CREATE INDEX measurement_word_public ON measurement_word (public_on) WHERE public_on IS NOT NULL;
CREATE INDEX measurement_word_replied ON measurement_word (replied_on) WHERE replied_on IS NOT NULL;
CREATE VIEW event_value (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT i.jurisdiction, i.plan, i.commitment, i.institution, CAST(NULL AS {int}),
       m.published_on, 'avance', CASE WHEN m.corrects IS NULL THEN 'valor' ELSE 'valor-corregido' END, m.id, 'responsable',
       p.number, c.number, CAST(NULL AS TEXT), v.name, CAST(NULL AS TEXT), i.code
  FROM measurement m
  JOIN indicator i ON i.id = m.indicator
  JOIN indicator_version v ON v.id = m.version
  LEFT JOIN plan p ON p.id = i.plan
  LEFT JOIN commitment c ON c.id = i.commitment
 WHERE m.state IN ('publicado', 'bloqueado') AND m.published_on IS NOT NULL
   AND i.state <> 'borrador' AND (i.plan IS NULL OR p.state IN ('publicado', 'cerrado'));
CREATE VIEW event_value_word (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT e.jurisdiction, e.plan, e.commitment, w.institution, CAST(NULL AS {int}),
       w.public_on, CASE WHEN w.kind = 'disputa' THEN 'disputa' ELSE 'avance' END, 'valor-' || w.kind, w.id, 'contraparte',
       e.plan_number, e.commitment_number, CAST(NULL AS TEXT), e.title, CAST(NULL AS TEXT), e.after_text
  FROM measurement_word w
  JOIN event_value e ON e.record_id = w.measurement
 WHERE w.public_on IS NOT NULL
   AND (w.closed_how IS NULL OR w.closed_how <> 'valor-anterior'); -- what was said of numbers that nobody saw is no news of these
CREATE VIEW event_value_reply (jurisdiction, plan, commitment, institution, act, happened_on, family, kind, record_id, by_role, plan_number,
    commitment_number, milestone_number, title, before_text, after_text) AS
SELECT e.jurisdiction, e.plan, e.commitment, e.institution, CAST(NULL AS {int}),
       CASE WHEN w.replied_on < w.public_on THEN w.public_on ELSE w.replied_on END, 'disputa', 'valor-replica', w.id, 'responsable',
       e.plan_number, e.commitment_number, CAST(NULL AS TEXT), e.title, CAST(NULL AS TEXT), e.after_text
  FROM measurement_word w
  JOIN event_value e ON e.record_id = w.measurement
 WHERE w.public_on IS NOT NULL AND w.replied_on IS NOT NULL AND (w.closed_how IS NULL OR w.closed_how <> 'valor-anterior');
DROP VIEW notice_event;
CREATE VIEW notice_event AS
SELECT * FROM event_claim
UNION ALL
SELECT * FROM event_rest
UNION ALL
SELECT * FROM event_value
UNION ALL
SELECT * FROM event_value_word
UNION ALL
SELECT * FROM event_value_reply;

-- SPDX-License-Identifier: EUPL-1.2
-- name: practices_of -> jurisdiction
SELECT {columns}
  FROM jurisdiction
 WHERE practice_of = $1
 ORDER BY id;

-- name: practice_plans
SELECT id
  FROM plan
 WHERE jurisdiction = $1;

-- The copy, from what is wide to what hangs on it. $1 is the jurisdiction copied, $2 the copy, $3 the number of the plan.
-- name: practice_copy_acts
INSERT INTO act (jurisdiction, number, kind, decided_on, body, title, text, result, url, changed_at)
SELECT $2, a.number, a.kind, a.decided_on, a.body, a.title, a.text, a.result, a.url, a.changed_at
  FROM act a
 WHERE a.jurisdiction = $1 AND a.id IN (SELECT m.act FROM methodology m WHERE m.jurisdiction = $1);

-- name: practice_copy_methodology
INSERT INTO methodology (jurisdiction, code, number, algorithm, title, state, effective_on, act, approved_by, approved_at,
                         grace_days, soon_days, period_months, close_days, late_index, risk_index, silent_share, partial_share,
                         note, changed_at, open_days, due_days, publish_rule, publish_days, verdict_days, reply_days,
                         opinion_days, answer_days, escalate_days, stall_late_days, stall_silent, stall_dispute_days, money_days,
                         unlock_days, appeal_days, reached_from, near_from, partial_from, achievement_cap, outlier_share)
SELECT $2, m.code, m.number, m.algorithm, m.title, m.state, m.effective_on, n.id, m.approved_by, m.approved_at,
       m.grace_days, m.soon_days, m.period_months, m.close_days, m.late_index, m.risk_index, m.silent_share, m.partial_share,
       m.note, m.changed_at, m.open_days, m.due_days, m.publish_rule, m.publish_days, m.verdict_days, m.reply_days,
       m.opinion_days, m.answer_days, m.escalate_days, m.stall_late_days, m.stall_silent, m.stall_dispute_days, m.money_days,
       m.unlock_days, m.appeal_days, m.reached_from, m.near_from, m.partial_from, m.achievement_cap, m.outlier_share
  FROM methodology m
  JOIN act a ON a.id = m.act
  JOIN act n ON n.jurisdiction = $2 AND n.body = a.body AND n.number = a.number
 WHERE m.jurisdiction = $1 AND m.state IN ('vigente', 'reemplazada');

-- name: practice_copy_institutions
INSERT INTO institution (jurisdiction, code, name, acronym, sector, branch, level, territory, state, ended_on, url, changed_at)
SELECT $2, i.code, i.name, i.acronym, i.sector, i.branch, i.level, i.territory, i.state, i.ended_on, i.url, i.changed_at
  FROM institution i
 WHERE i.jurisdiction = $1;

-- name: practice_copy_roles
INSERT INTO grant_role (person, role, jurisdiction, from_on, until_on, note)
SELECT g.person, g.role, $2, g.from_on, g.until_on, 'Práctica'
  FROM grant_role g
 WHERE g.jurisdiction = $1 AND (g.until_on IS NULL OR g.until_on >= $3);

-- name: practice_copy_plan
INSERT INTO plan (jurisdiction, number, name, level, starts_on, ends_on, submitted_on, tracking, state, template, summary, source, changed_at)
SELECT $2, p.number, p.name, p.level, p.starts_on, p.ends_on, p.submitted_on, p.tracking, 'publicado', p.template, p.summary,
       p.source, p.changed_at
  FROM plan p
 WHERE p.jurisdiction = $1 AND p.number = $3 AND p.state = 'publicado' AND p.tracking = 'seguimiento';

-- name: practice_copy_groups
INSERT INTO plan_group (plan, position, name)
SELECT n.id, g.position, g.name
  FROM plan_group g
  JOIN plan p ON p.id = g.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_commitments
INSERT INTO commitment (plan, plan_group, number, position, title, short_title, brief, lead_text, support_text, problem, causes,
                        done_so_far, solution, results, full_text, additional, budget, starts_on, ends_on, weight_centi,
                        challenge, state, changed_at)
SELECT n.id, ng.id, c.number, c.position, c.title, c.short_title, c.brief, c.lead_text, c.support_text, c.problem, c.causes,
       c.done_so_far, c.solution, c.results, c.full_text, c.additional, c.budget, c.starts_on, c.ends_on, c.weight_centi,
       c.challenge, c.state, c.changed_at
  FROM commitment c
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  LEFT JOIN plan_group g ON g.id = c.plan_group
  LEFT JOIN plan_group ng ON ng.plan = n.id AND ng.position = g.position
 WHERE p.jurisdiction = $1 AND p.number = $3 AND c.withdrawn_act IS NULL;

-- name: practice_copy_values
INSERT INTO commitment_value (commitment, value, justification)
SELECT nc.id, v.value, v.justification
  FROM commitment_value v
  JOIN commitment c ON c.id = v.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_parties
INSERT INTO commitment_institution (commitment, institution, role, from_on, until_on)
SELECT nc.id, ni.id, x.role, x.from_on, x.until_on
  FROM commitment_institution x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
  JOIN institution i ON i.id = x.institution
  JOIN institution ni ON ni.jurisdiction = $2 AND ni.code = i.code
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_people
INSERT INTO commitment_person (commitment, person, institution, role, alternate, from_on, until_on, letter, changed_at)
SELECT nc.id, x.person, ni.id, x.role, x.alternate, x.from_on, x.until_on, x.letter, x.changed_at
  FROM commitment_person x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
  LEFT JOIN institution i ON i.id = x.institution
  LEFT JOIN institution ni ON ni.jurisdiction = $2 AND ni.code = i.code
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_topics
INSERT INTO commitment_topic (commitment, topic)
SELECT nc.id, x.topic
  FROM commitment_topic x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_territories
INSERT INTO commitment_territory (commitment, territory)
SELECT nc.id, x.territory
  FROM commitment_territory x
  JOIN commitment c ON c.id = x.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_copy_milestones
INSERT INTO milestone (commitment, number, position, title, deliverable, kind, means, means_text, institution, weight_centi, starts_on,
                       original_text, original_first_on, original_due_on, due_text, due_first_on, due_on, replans, state, changed_at)
SELECT nc.id, m.number, m.position, m.title, m.deliverable, m.kind, m.means, m.means_text, ni.id, m.weight_centi, m.starts_on,
       m.original_text, m.original_first_on, m.original_due_on, m.due_text, m.due_first_on, m.due_on, m.replans, m.state, m.changed_at
  FROM milestone m
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
  LEFT JOIN institution i ON i.id = m.institution
  LEFT JOIN institution ni ON ni.jurisdiction = $2 AND ni.code = i.code
 WHERE p.jurisdiction = $1 AND p.number = $3 AND m.withdrawn_act IS NULL;

-- name: practice_copy_parts
INSERT INTO milestone_part (milestone, number, title, share_centi, original_due_on, due_on, changed_at)
SELECT nm.id, x.number, x.title, x.share_centi, x.original_due_on, x.due_on, x.changed_at
  FROM milestone_part x
  JOIN milestone m ON m.id = x.milestone
  JOIN commitment c ON c.id = m.commitment
  JOIN plan p ON p.id = c.plan
  JOIN plan n ON n.jurisdiction = $2 AND n.number = p.number
  JOIN commitment nc ON nc.plan = n.id AND nc.number = c.number
  JOIN milestone nm ON nm.commitment = nc.id AND nm.number = m.number
 WHERE p.jurisdiction = $1 AND p.number = $3;

-- name: practice_shift
UPDATE jurisdiction
   SET practice_shift = $2, utc_offset_s = $3
 WHERE id = $1 AND practice = 1;

-- Everything of a copy, from what hangs on others to what they hang on; script/lint sees that no table is missing.
-- name: practice_drop_indicator_stale
DELETE FROM indicator_stale
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_result
DELETE FROM indicator_result
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_measurement_book
DELETE FROM measurement_book
 WHERE jurisdiction = $1;

-- name: practice_drop_measurement_word
DELETE FROM measurement_word
 WHERE measurement IN (SELECT m.id FROM measurement m JOIN indicator i ON i.id = m.indicator WHERE i.jurisdiction = $1);

-- name: practice_drop_measurement_proof
DELETE FROM measurement_proof
 WHERE measurement IN (SELECT m.id FROM measurement m JOIN indicator i ON i.id = m.indicator WHERE i.jurisdiction = $1);

-- name: practice_drop_measurement_part
DELETE FROM measurement_part
 WHERE measurement IN (SELECT m.id FROM measurement m JOIN indicator i ON i.id = m.indicator WHERE i.jurisdiction = $1);

-- name: practice_drop_measurement
DELETE FROM measurement
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_period
DELETE FROM indicator_period
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_link
DELETE FROM indicator_link
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_topic
DELETE FROM indicator_topic
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_target
DELETE FROM indicator_target
 WHERE version IN (SELECT v.id FROM indicator_version v JOIN indicator i ON i.id = v.indicator WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_part
DELETE FROM indicator_part
 WHERE version IN (SELECT v.id FROM indicator_version v JOIN indicator i ON i.id = v.indicator WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator_version
DELETE FROM indicator_version
 WHERE indicator IN (SELECT i.id FROM indicator i WHERE i.jurisdiction = $1);

-- name: practice_drop_indicator
DELETE FROM indicator
 WHERE jurisdiction = $1;

-- name: practice_drop_plan_index
DELETE FROM plan_index
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_index_kept
DELETE FROM plan_index_kept
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_index_seen
DELETE FROM plan_index_seen
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_planner_link
DELETE FROM planner_link
 WHERE task IN (SELECT t.id FROM planner_task t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_planner_task
DELETE FROM planner_task
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_participant_report
DELETE FROM participant_report
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_response
DELETE FROM response
 WHERE proposal IN (SELECT p.id FROM proposal p JOIN cocreation x ON x.id = p.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_selection_item
DELETE FROM selection_item
 WHERE selection IN (SELECT s.id FROM selection s JOIN cocreation x ON x.id = s.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_selection
DELETE FROM selection
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_ranking_row
DELETE FROM ranking_row
 WHERE round IN (SELECT r.id FROM scoring_round r JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_scorecard_line
DELETE FROM scorecard_line
 WHERE assignment IN (SELECT a.id FROM scoring_assignment a JOIN scoring_round r ON r.id = a.round
           JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_scoring_assignment
DELETE FROM scoring_assignment
 WHERE round IN (SELECT r.id FROM scoring_round r JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_round_evaluator
DELETE FROM round_evaluator
 WHERE round IN (SELECT r.id FROM scoring_round r JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_lead_opinion
DELETE FROM lead_opinion
 WHERE round IN (SELECT r.id FROM scoring_round r JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_round_proposal
DELETE FROM round_proposal
 WHERE round IN (SELECT r.id FROM scoring_round r JOIN cocreation x ON x.id = r.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_scoring_round
DELETE FROM scoring_round
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_criterion_anchor
DELETE FROM criterion_anchor
 WHERE criterion IN (SELECT c.id FROM criterion c JOIN criteria_set s ON s.id = c.criteria_set WHERE s.jurisdiction = $1);

-- name: practice_drop_criterion
DELETE FROM criterion
 WHERE criteria_set IN (SELECT s.id FROM criteria_set s WHERE s.jurisdiction = $1);

-- name: practice_drop_criteria_set
DELETE FROM criteria_set
 WHERE jurisdiction = $1;

-- name: practice_drop_draft_agreement
DELETE FROM draft_agreement
 WHERE version IN (SELECT v.id FROM draft_version v JOIN draft d ON d.id = v.draft JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_draft_comment
DELETE FROM draft_comment
 WHERE draft IN (SELECT d.id FROM draft d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_draft_version
DELETE FROM draft_version
 WHERE draft IN (SELECT d.id FROM draft d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_draft_member
DELETE FROM draft_member
 WHERE draft IN (SELECT d.id FROM draft d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_draft_proposal
DELETE FROM draft_proposal
 WHERE draft IN (SELECT d.id FROM draft d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_milestone_test
DELETE FROM milestone_test
 WHERE milestone IN (SELECT m.id FROM milestone m JOIN commitment c ON c.id = m.commitment JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_draft
DELETE FROM draft
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_answers
UPDATE letter
   SET answers = NULL
 WHERE jurisdiction = $1 AND answers IS NOT NULL;

-- name: practice_drop_lineage_link
DELETE FROM lineage_link
 WHERE deed IN (SELECT d.id FROM lineage_deed d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_lineage_deed
DELETE FROM lineage_deed
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_sketch
DELETE FROM proposal_sketch
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_load
DELETE FROM proposal_load
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_appeal_vote
DELETE FROM appeal_vote
 WHERE appeal IN (SELECT y.id FROM appeal y JOIN post x ON x.id = y.post WHERE x.jurisdiction = $1);

-- name: practice_drop_appeal
DELETE FROM appeal
 WHERE post IN (SELECT x.id FROM post x WHERE x.jurisdiction = $1);

-- name: practice_drop_moderation_act
DELETE FROM moderation_act
 WHERE jurisdiction = $1;

-- name: practice_drop_moderator
DELETE FROM moderator
 WHERE jurisdiction = $1;

-- name: practice_drop_panel_member
DELETE FROM panel_member
 WHERE jurisdiction = $1;

-- name: practice_drop_post_report
DELETE FROM post_report
 WHERE post IN (SELECT x.id FROM post x WHERE x.jurisdiction = $1);

-- name: practice_drop_answer
DELETE FROM answer
 WHERE question IN (SELECT y.id FROM question y JOIN post x ON x.id = y.post WHERE x.jurisdiction = $1);

-- name: practice_drop_question
DELETE FROM question
 WHERE post IN (SELECT x.id FROM post x WHERE x.jurisdiction = $1);

-- name: practice_drop_post
DELETE FROM post
 WHERE jurisdiction = $1;

-- name: practice_drop_intake_answer
DELETE FROM intake_answer
 WHERE draft IN (SELECT d.id FROM intake_draft d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_intake_draft
DELETE FROM intake_draft
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_former
DELETE FROM proposal_former
 WHERE proposal IN (SELECT d.id FROM proposal d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_move
DELETE FROM proposal_move
 WHERE proposal IN (SELECT d.id FROM proposal d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_territory
DELETE FROM proposal_territory
 WHERE proposal IN (SELECT d.id FROM proposal d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_text
DELETE FROM proposal_text
 WHERE proposal IN (SELECT d.id FROM proposal d JOIN cocreation x ON x.id = d.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal
DELETE FROM proposal
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_proposal_question
DELETE FROM proposal_question
 WHERE form IN (SELECT f.id FROM proposal_form f WHERE f.jurisdiction = $1);

-- name: practice_drop_proposal_form
DELETE FROM proposal_form
 WHERE jurisdiction = $1;

-- name: practice_drop_stall_attendance
DELETE FROM stall_attendance
 WHERE stall_meeting IN (SELECT y.id FROM stall_meeting y
         WHERE y.stall_case IN (SELECT x.id FROM stall_case x
          JOIN commitment c ON c.id = x.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1));

-- name: practice_drop_stall_cause
DELETE FROM stall_cause
 WHERE stall_case IN (SELECT x.id FROM stall_case x
          JOIN commitment c ON c.id = x.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_stall_meeting
DELETE FROM stall_meeting
 WHERE stall_case IN (SELECT x.id FROM stall_case x
          JOIN commitment c ON c.id = x.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_stall_step
DELETE FROM stall_step
 WHERE stall_case IN (SELECT x.id FROM stall_case x
          JOIN commitment c ON c.id = x.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_stall_offer
DELETE FROM stall_offer
 WHERE stall_case IN (SELECT x.id FROM stall_case x
          JOIN commitment c ON c.id = x.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_stall_case
DELETE FROM stall_case
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reprogramming_member
DELETE FROM reprogramming_member
 WHERE reprogramming IN (SELECT x.id FROM reprogramming x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reprogramming_item
DELETE FROM reprogramming_item
 WHERE reprogramming IN (SELECT x.id FROM reprogramming x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reprogramming_comment
DELETE FROM reprogramming_comment
 WHERE reprogramming IN (SELECT x.id FROM reprogramming x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reprogramming_difference
DELETE FROM reprogramming_difference
 WHERE reprogramming IN (SELECT x.id FROM reprogramming x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reprogramming
DELETE FROM reprogramming
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_ratification
DELETE FROM ratification
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_institution_transition
DELETE FROM institution_transition
 WHERE jurisdiction = $1;

-- name: practice_drop_verdict
DELETE FROM verdict
 WHERE claim IN (SELECT x.id FROM claim x
          JOIN milestone m ON m.id = x.milestone
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_verdict_invitation
DELETE FROM verdict_invitation
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_verdict
DELETE FROM commitment_verdict
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_objection
DELETE FROM objection
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_change_request
DELETE FROM change_request
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_evidence
DELETE FROM evidence
 WHERE jurisdiction = $1;

-- name: practice_drop_claim
DELETE FROM claim
 WHERE milestone IN (SELECT m.id FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_report_book_line
DELETE FROM report_book_line
 WHERE book IN (SELECT b.id FROM report_book b
          JOIN report r ON r.id = b.report
          JOIN period x ON x.id = r.period
          JOIN plan p ON p.id = x.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_report_book
DELETE FROM report_book
 WHERE report IN (SELECT r.id FROM report r
          JOIN period x ON x.id = r.period
          JOIN plan p ON p.id = x.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_report
DELETE FROM report
 WHERE period IN (SELECT x.id FROM period x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_reminder
DELETE FROM reminder
 WHERE period IN (SELECT x.id FROM period x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_unlocking
DELETE FROM unlocking
 WHERE period IN (SELECT x.id FROM period x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_period_result
DELETE FROM period_result
 WHERE period IN (SELECT x.id FROM period x JOIN plan p ON p.id = x.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_roundtable_photo
DELETE FROM roundtable_photo
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable_note
DELETE FROM roundtable_note
 WHERE roundtable IN (SELECT t.id FROM roundtable t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_hall_upload
DELETE FROM hall_upload
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_hall_slip
DELETE FROM hall_slip
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_attendance_published
DELETE FROM attendance_published
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_attendance_close
DELETE FROM attendance_close
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_attendance_total
DELETE FROM attendance_total
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_attendance
DELETE FROM attendance
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_registration
DELETE FROM registration
 WHERE session IN (SELECT s.id FROM roundtable_session s JOIN roundtable t ON t.id = s.roundtable JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable_actor
DELETE FROM roundtable_actor
 WHERE roundtable IN (SELECT t.id FROM roundtable t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable_person
DELETE FROM roundtable_person
 WHERE roundtable IN (SELECT t.id FROM roundtable t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable_session
DELETE FROM roundtable_session
 WHERE roundtable IN (SELECT t.id FROM roundtable t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable_territory
DELETE FROM roundtable_territory
 WHERE roundtable IN (SELECT t.id FROM roundtable t JOIN cocreation x ON x.id = t.cocreation WHERE x.jurisdiction = $1);

-- name: practice_drop_roundtable
DELETE FROM roundtable
 WHERE cocreation IN (SELECT x.id FROM cocreation x WHERE x.jurisdiction = $1);

-- name: practice_drop_letter
DELETE FROM letter
 WHERE jurisdiction = $1;

-- name: practice_drop_letter_counter
DELETE FROM letter_counter
 WHERE jurisdiction = $1;

-- name: practice_drop_period
DELETE FROM period
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_milestone_result
DELETE FROM milestone_result
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_result
DELETE FROM commitment_result
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_result
DELETE FROM plan_result
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_milestone_dependency
DELETE FROM milestone_dependency
 WHERE milestone IN (SELECT m.id FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1)
    OR depends_on IN (SELECT m.id FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_milestone_part
DELETE FROM milestone_part
 WHERE milestone IN (SELECT m.id FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1);

-- name: practice_drop_milestone
DELETE FROM milestone
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_financing
DELETE FROM financing
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_comment
DELETE FROM commitment_comment
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_value
DELETE FROM commitment_value
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_institution
DELETE FROM commitment_institution
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_person
DELETE FROM commitment_person
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_topic
DELETE FROM commitment_topic
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment_territory
DELETE FROM commitment_territory
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_record_text
DELETE FROM record_text
 WHERE (record = 'plan' AND record_id IN (SELECT p.id FROM plan p
         WHERE p.jurisdiction = $1))
    OR (record = 'commitment' AND record_id IN (SELECT c.id FROM commitment c
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1))
    OR (record = 'milestone' AND record_id IN (SELECT m.id FROM milestone m
          JOIN commitment c ON c.id = m.commitment
          JOIN plan p ON p.id = c.plan
         WHERE p.jurisdiction = $1));

-- name: practice_drop_ogp_extract
DELETE FROM ogp_extract
 WHERE commitment IN (SELECT c.id FROM commitment c JOIN plan p ON p.id = c.plan WHERE p.jurisdiction = $1);

-- name: practice_drop_commitment
DELETE FROM commitment
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_group
DELETE FROM plan_group
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_edition
DELETE FROM plan_edition
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_plan_document
DELETE FROM plan_document
 WHERE plan IN (SELECT p.id FROM plan p WHERE p.jurisdiction = $1);

-- name: practice_drop_load_row
DELETE FROM load_row
 WHERE load IN (SELECT x.id FROM load x WHERE x.jurisdiction = $1);

-- name: practice_drop_load
DELETE FROM load
 WHERE jurisdiction = $1;

-- name: practice_drop_stage_gate
DELETE FROM stage_gate
 WHERE stage IN (SELECT s.id FROM cocreation_stage s JOIN cocreation c ON c.id = s.cocreation WHERE c.jurisdiction = $1);

-- name: practice_drop_stage_extension
DELETE FROM stage_extension
 WHERE stage IN (SELECT s.id FROM cocreation_stage s JOIN cocreation c ON c.id = s.cocreation WHERE c.jurisdiction = $1);

-- name: practice_drop_readiness_item
DELETE FROM readiness_item
 WHERE cocreation IN (SELECT c.id FROM cocreation c WHERE c.jurisdiction = $1);

-- name: practice_drop_cocreation_notice
DELETE FROM cocreation_notice
 WHERE cocreation IN (SELECT c.id FROM cocreation c WHERE c.jurisdiction = $1);

-- name: practice_drop_cocreation_stage
DELETE FROM cocreation_stage
 WHERE cocreation IN (SELECT c.id FROM cocreation c WHERE c.jurisdiction = $1);

-- name: practice_drop_cocreation
DELETE FROM cocreation
 WHERE jurisdiction = $1;

-- name: practice_drop_method_gate
DELETE FROM method_gate
 WHERE stage IN (SELECT s.id FROM method_stage s JOIN cocreation_method m ON m.id = s.method WHERE m.jurisdiction = $1);

-- name: practice_drop_method_stage
DELETE FROM method_stage
 WHERE method IN (SELECT m.id FROM cocreation_method m WHERE m.jurisdiction = $1);

-- name: practice_drop_cocreation_method
DELETE FROM cocreation_method
 WHERE jurisdiction = $1;

-- name: practice_drop_plan
DELETE FROM plan
 WHERE jurisdiction = $1;

-- name: practice_drop_institution_name
DELETE FROM institution_name
 WHERE institution IN (SELECT i.id FROM institution i WHERE i.jurisdiction = $1);

-- name: practice_drop_institution_succession
DELETE FROM institution_succession
 WHERE predecessor IN (SELECT i.id FROM institution i
         WHERE i.jurisdiction = $1)
    OR successor IN (SELECT i.id FROM institution i
         WHERE i.jurisdiction = $1);

-- name: practice_drop_institution
DELETE FROM institution
 WHERE jurisdiction = $1;

-- name: practice_drop_methodology
DELETE FROM methodology
 WHERE jurisdiction = $1;

-- name: practice_drop_act_observation
DELETE FROM act_observation
 WHERE act IN (SELECT a.id FROM act a WHERE a.jurisdiction = $1);

-- name: practice_drop_act
DELETE FROM act
 WHERE jurisdiction = $1;

-- name: practice_drop_news_of
DELETE FROM news_of
 WHERE jurisdiction = $1;

-- name: practice_drop_news
DELETE FROM news
 WHERE jurisdiction = $1;

-- name: practice_drop_following
DELETE FROM following
 WHERE jurisdiction = $1;

-- name: practice_drop_search_document
DELETE FROM search_document
 WHERE jurisdiction = $1;

-- name: practice_drop_grant_role
DELETE FROM grant_role
 WHERE jurisdiction = $1;

-- name: practice_drop_jurisdiction
DELETE FROM jurisdiction
 WHERE id = $1 AND practice = 1;

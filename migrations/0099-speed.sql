-- SPDX-License-Identifier: EUPL-1.2
-- What the public pages look for, found without reading what does not concern them.
CREATE INDEX financing_ends ON financing (ends_on, source);
CREATE INDEX milestone_financing ON milestone (financing) WHERE financing IS NOT NULL;
-- What happened, by its day: the arms of notice_event.
CREATE INDEX verdict_public ON verdict (public_on);
CREATE INDEX verdict_replied ON verdict (replied_on) WHERE replied_on IS NOT NULL;
CREATE INDEX verdict_closed ON verdict (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX commitment_verdict_public ON commitment_verdict (public_on);
CREATE INDEX commitment_verdict_replied ON commitment_verdict (replied_on) WHERE replied_on IS NOT NULL;
CREATE INDEX commitment_verdict_closed ON commitment_verdict (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX report_published ON report (published_on) WHERE published_on IS NOT NULL;
CREATE INDEX change_request_closed ON change_request (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX period_result_day ON period_result (computed_on);
CREATE INDEX objection_day ON objection (given_on);
CREATE INDEX stall_case_opened ON stall_case (opened_on);
CREATE INDEX stall_case_closed ON stall_case (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX post_public ON post (public_on) WHERE public_on IS NOT NULL;
CREATE INDEX question_answered ON question (answered_on) WHERE answered_on IS NOT NULL;
CREATE INDEX act_day ON act (decided_on);
CREATE INDEX plan_edition_day ON plan_edition (published_on);

-- SPDX-License-Identifier: EUPL-1.2
-- Follow-up: claims with proof, verdicts and disputes, change requests, and the computed results.
CREATE TABLE claim (
  id             {id},
  milestone      {int} NOT NULL REFERENCES milestone (id),
  part           {int} REFERENCES milestone_part (id),
  kind           TEXT  NOT NULL,
  delivered_on   TEXT  CHECK (length(delivered_on) = 10),
  forecast_on    TEXT  CHECK (length(forecast_on) = 10),
  delay_cause    TEXT,
  text           TEXT  NOT NULL,
  next_step      TEXT,
  state          TEXT  NOT NULL,
  sent_by        {int} NOT NULL REFERENCES person (id),
  sent_on        TEXT  NOT NULL CHECK (length(sent_on) = 10),
  sent_at        {int} NOT NULL,
  checked_by     {int} REFERENCES person (id),
  checked_on     TEXT  CHECK (length(checked_on) = 10),
  checked_at     {int},
  return_reason  TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL
) {strict};
CREATE INDEX claim_milestone ON claim (milestone);
CREATE INDEX claim_state ON claim (state);

CREATE TABLE verdict (
  id           {id},
  claim        {int} NOT NULL REFERENCES claim (id),
  institution  {int} REFERENCES institution (id),
  person       {int} NOT NULL REFERENCES person (id),
  kind         TEXT  NOT NULL,
  reasons      TEXT,
  given_on     TEXT  NOT NULL CHECK (length(given_on) = 10),
  given_at     {int} NOT NULL,
  closed_on    TEXT  CHECK (length(closed_on) = 10),
  closed_how   TEXT,
  closed_act   {int} REFERENCES act (id),
  reply        TEXT,
  replied_on   TEXT  CHECK (length(replied_on) = 10),
  revision     {int} NOT NULL DEFAULT 1,
  changed_at   {int} NOT NULL
) {strict};
CREATE INDEX verdict_claim ON verdict (claim);

CREATE TABLE change_request (
  id             {id},
  commitment     {int} NOT NULL REFERENCES commitment (id),
  milestone      {int} REFERENCES milestone (id),
  part           {int} REFERENCES milestone_part (id),
  kind           TEXT  NOT NULL,
  field          TEXT,
  old_value      TEXT,
  new_value      TEXT,
  reasons        TEXT  NOT NULL,
  state          TEXT  NOT NULL,
  proposed_by    {int} NOT NULL REFERENCES person (id),
  proposed_on    TEXT  NOT NULL CHECK (length(proposed_on) = 10),
  opinion        TEXT,
  opinion_reasons TEXT,
  opinion_by     {int} REFERENCES person (id),
  opinion_on     TEXT  CHECK (length(opinion_on) = 10),
  act            {int} REFERENCES act (id),
  closed_by      {int} REFERENCES person (id),
  closed_on      TEXT  CHECK (length(closed_on) = 10),
  closing_note   TEXT,
  revision       {int} NOT NULL DEFAULT 1,
  changed_at     {int} NOT NULL
) {strict};
CREATE INDEX change_request_of ON change_request (commitment);

CREATE TABLE milestone_result (
  id                {id},
  milestone         {int} NOT NULL UNIQUE REFERENCES milestone (id),
  commitment        {int} NOT NULL REFERENCES commitment (id),
  methodology       {int} NOT NULL REFERENCES methodology (id),
  inputs            TEXT  NOT NULL,                    -- SHA-256 of the facts it was computed from
  computed_on       TEXT  NOT NULL CHECK (length(computed_on) = 10),
  changes_on        TEXT  CHECK (length(changes_on) = 10),
  light             TEXT  NOT NULL,
  rule              TEXT  NOT NULL,
  reported_centi    {int} NOT NULL,
  undisputed_centi  {int} NOT NULL,
  expected_centi    {int} NOT NULL,
  late_original     {int} NOT NULL,
  late_current      {int} NOT NULL,
  marks             {int} NOT NULL,
  moved_days        {int} NOT NULL
) {strict};
CREATE INDEX milestone_result_commitment ON milestone_result (commitment);
CREATE INDEX milestone_result_changes ON milestone_result (changes_on);

CREATE TABLE commitment_result (
  id                {id},
  commitment        {int} NOT NULL UNIQUE REFERENCES commitment (id),
  plan              {int} NOT NULL REFERENCES plan (id),
  methodology       {int} NOT NULL REFERENCES methodology (id),
  inputs            TEXT  NOT NULL,
  computed_on       TEXT  NOT NULL CHECK (length(computed_on) = 10),
  changes_on        TEXT  CHECK (length(changes_on) = 10),
  light             TEXT  NOT NULL,
  rule              TEXT  NOT NULL,
  reported_centi    {int} NOT NULL,
  undisputed_centi  {int} NOT NULL,
  expected_centi    {int} NOT NULL,
  index_centi       {int},                             -- schedule index; NULL while nothing is due
  index_original_centi {int},
  late_original     {int} NOT NULL,
  late_current      {int} NOT NULL,
  marks             {int} NOT NULL
) {strict};
CREATE INDEX commitment_result_plan ON commitment_result (plan);
CREATE INDEX commitment_result_changes ON commitment_result (changes_on);

CREATE TABLE plan_result (
  id                {id},
  plan              {int} NOT NULL UNIQUE REFERENCES plan (id),
  methodology       {int} NOT NULL REFERENCES methodology (id),
  inputs            TEXT  NOT NULL,
  computed_on       TEXT  NOT NULL CHECK (length(computed_on) = 10),
  changes_on        TEXT  CHECK (length(changes_on) = 10),
  reported_centi    {int} NOT NULL,
  undisputed_centi  {int} NOT NULL,
  expected_centi    {int} NOT NULL,
  complete_count    {int} NOT NULL,
  on_time_count     {int} NOT NULL,
  at_risk_count     {int} NOT NULL,
  late_count        {int} NOT NULL,
  silent_count      {int} NOT NULL,
  none_count        {int} NOT NULL,
  withdrawn_count   {int} NOT NULL
) {strict};

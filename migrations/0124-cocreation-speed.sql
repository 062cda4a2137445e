-- SPDX-License-Identifier: EUPL-1.2
-- Co-creations of thousands of proposals: lists and rounds found without reading the words of each.
CREATE INDEX proposal_listed ON proposal (cocreation, public_on, number, state, origin, roundtable);
CREATE INDEX scoring_assignment_state ON scoring_assignment (round, proposal, state);

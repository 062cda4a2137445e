-- SPDX-License-Identifier: EUPL-1.2
-- What a person sees of their own sessions: from which network, cut so that it names no single house.
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';

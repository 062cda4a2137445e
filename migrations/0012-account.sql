-- SPDX-License-Identifier: EUPL-1.2
-- People, their sessions, tokens, recovery codes and roles. Secrets only hashed or sealed.
CREATE TABLE person (
  id            {id},
  email         TEXT  NOT NULL,
  email_folded  TEXT  NOT NULL UNIQUE,                 -- lower case: the key of sign-in
  name          TEXT  NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
  state         TEXT  NOT NULL,
  password_hash TEXT,                                  -- Argon2id
  totp_sealed   TEXT,                                  -- secretbox with the server's key, hexadecimal
  totp_counter  {int},                                 -- last step used: each code works once
  language      TEXT  NOT NULL DEFAULT 'es',
  created_at    {int} NOT NULL,
  revision      {int} NOT NULL DEFAULT 1,
  changed_at    {int} NOT NULL
) {strict};

CREATE TABLE session (
  id_hash       TEXT  PRIMARY KEY,                     -- SHA-256 of the cookie
  person        {int} NOT NULL REFERENCES person (id),
  secret        TEXT  NOT NULL,                        -- for form tokens
  second_factor {int} NOT NULL CHECK (second_factor IN (0, 1)),
  agent         TEXT  NOT NULL,
  created_at    {int} NOT NULL,
  seen_at       {int} NOT NULL,
  expires_at    {int} NOT NULL,
  revoked_at    {int}
) {strict};
CREATE INDEX session_person ON session (person);

CREATE TABLE account_token (
  token_hash TEXT  PRIMARY KEY,
  person     {int} NOT NULL REFERENCES person (id),
  purpose    TEXT  NOT NULL CHECK (purpose IN ('invitacion', 'restablecer')),
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  used_at    {int}
) {strict};

CREATE TABLE recovery_code (
  id        {id},
  person    {int} NOT NULL REFERENCES person (id),
  code_hash TEXT  NOT NULL,
  used_at   {int}
) {strict};
CREATE INDEX recovery_code_person ON recovery_code (person);

CREATE TABLE grant_role (
  id           {id},
  person       {int} NOT NULL REFERENCES person (id),
  role         TEXT  NOT NULL,
  jurisdiction {int} REFERENCES jurisdiction (id),     -- NULL: the whole installation
  from_on      TEXT  NOT NULL CHECK (length(from_on) = 10),
  until_on     TEXT  CHECK (length(until_on) = 10),
  note         TEXT
) {strict};
CREATE INDEX grant_role_person ON grant_role (person);

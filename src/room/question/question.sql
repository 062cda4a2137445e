-- SPDX-License-Identifier: EUPL-1.2
-- name: questions_of_commitment -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE commitment = $1
 ORDER BY public_on DESC, id DESC;

-- name: questions_of_plan -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE plan = $1
 ORDER BY public_on DESC, id DESC;

-- name: questions_of_institution -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE institution = $1
 ORDER BY public_on DESC, id DESC;

-- name: questions_of_jurisdiction -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE jurisdiction = $1
 ORDER BY public_on, id;

-- name: questions_unanswered -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE jurisdiction = $1 AND answered_on IS NULL AND state IN ('visible', 'senalado', 'limitado', 'restaurado')
 ORDER BY due_on, public_on, id
 LIMIT 200;

-- name: question_shown_one -> question_shown
SELECT {columns}
  FROM question_shown
 WHERE id = $1 AND commitment = $2;

-- The lead of the commitment, or who answers for the milestone.
-- name: question_responsible
SELECT coalesce(m.institution, ci.institution) AS institution
  FROM commitment c
  LEFT JOIN milestone m ON m.id = $2
  LEFT JOIN commitment_institution ci
         ON ci.id = (SELECT min(x.id) FROM commitment_institution x
                      WHERE x.commitment = c.id AND x.role = 'lider' AND x.until_on IS NULL)
 WHERE c.id = $1 AND coalesce(m.institution, ci.institution) IS NOT NULL;

-- name: question_answers -> answer_shown
SELECT a.id, a.number, a.text, i.name AS institution_name, a.channel, l.number AS letter_number, l.dated_on AS letter_on,
       a.given_on, a.why
  FROM answer a
  LEFT JOIN institution i ON i.id = a.institution
  LEFT JOIN letter l ON l.id = a.letter
 WHERE a.question = $1
 ORDER BY a.number DESC;

-- name: question_wait -> question_shown
SELECT {columns}
  FROM question_shown qs
 WHERE qs.answered_on IS NULL AND qs.state IN ('visible', 'senalado', 'limitado', 'restaurado')
   AND EXISTS (SELECT 1 FROM commitment_person cp
                WHERE cp.commitment = qs.commitment AND cp.person = $1 AND cp.role = 'punto-focal' AND cp.from_on <= $2
                  AND (cp.until_on IS NULL OR cp.until_on >= $2))
 ORDER BY qs.due_on, qs.id
 LIMIT 200;

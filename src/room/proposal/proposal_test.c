/* SPDX-License-Identifier: EUPL-1.2
 * Rules of proposals: moves, receipt codes, personal data in a text. */
#include "room/proposal/proposal.h"
#include "tests/test.h"

UNIT(a_proposal_moves_only_as_the_table_says)
{
    EXPECT(proposal_may_become(PROPOSAL_UNCONFIRMED, PROPOSAL_RECEIVED));
    EXPECT(!proposal_may_become(PROPOSAL_UNCONFIRMED, PROPOSAL_ADMITTED));
    EXPECT(proposal_may_become(PROPOSAL_RECEIVED, PROPOSAL_MERGED) && proposal_may_become(PROPOSAL_MERGED, PROPOSAL_RECEIVED));
    EXPECT(proposal_may_become(PROPOSAL_ADMITTED, PROPOSAL_SPLIT) && proposal_may_become(PROPOSAL_SPLIT, PROPOSAL_ADMITTED));
    EXPECT(proposal_may_become(PROPOSAL_INADMISSIBLE, PROPOSAL_ADMITTED) && !proposal_may_become(PROPOSAL_INADMISSIBLE, PROPOSAL_SCORING));
    EXPECT(!proposal_may_become(PROPOSAL_RECEIVED, PROPOSAL_SCORING) && !proposal_may_become(PROPOSAL_ADMITTED, PROPOSAL_SELECTED));
    EXPECT(!proposal_may_become(PROPOSAL_SCORING, PROPOSAL_MERGED) && !proposal_may_become(PROPOSAL_SCORED, PROPOSAL_WITHDRAWN));
    for (size_t to = 0; to < proposal_state_choices.count; to++) {
        EXPECT(!proposal_may_become(PROPOSAL_WITHDRAWN, (enum proposal_state)to));
        EXPECT(!proposal_may_become((enum proposal_state)to, PROPOSAL_UNCONFIRMED));
        EXPECT(!proposal_may_become((enum proposal_state)to, (enum proposal_state)to));
    }
}

static struct str hash_of(struct test *t, const char *typed)
{
    struct str hash = STR_NONE;
    return receipt_code_hash(&t->mem, STR("clave"), str_of(typed), &hash) == DONE ? hash : STR_NONE;
}

UNIT(a_receipt_code_is_the_same_however_it_is_typed_and_a_slip_is_noticed)
{
    for (int i = 0; i < 50; i++) {
        const char *code = str_chars(&t->mem, receipt_code_new(&t->mem));
        struct str hash = hash_of(t, code);
        EXPECT_INT((int)str_of(code).len, 16);
        EXPECT_INT((int)hash.len, 64);
        char typed[32];
        size_t n = 0;
        for (const char *c = code + 3; *c != '\0'; c++)
            if (*c != '-')
                typed[n++] = *c == '0' ? 'O' : *c == '1' ? 'l' : (char)(*c >= 'A' ? *c + 32 : *c);
        typed[n] = '\0';
        EXPECT(str_eq(hash_of(t, typed), hash));
        EXPECT(str_eq(hash_of(t, str_fmt(&t->mem, "  ht %s ", typed).ptr), hash));
        typed[3] = typed[3] == '7' ? '8' : '7';
        EXPECT(str_empty(hash_of(t, typed)) || str_eq(hash_of(t, typed), hash));
    }
    EXPECT(str_empty(hash_of(t, "")) && str_empty(hash_of(t, "HT-")) && str_empty(hash_of(t, "HT-UUUUU-UUUUU-U")));
    EXPECT(str_empty(hash_of(t, "HT-00000-00000-00000-0")));
}

static void masks(struct test *t, const char *text, const char *wanted, size_t count)
{
    size_t n = 99;
    EXPECT_STR(personal_masked(&t->mem, str_of(text), &n), wanted);
    EXPECT_INT((int)n, (int)count);
}

UNIT(identity_cards_and_telephones_in_a_text_are_masked)
{
    masks(t, "Mi cédula es 1710034065.", "Mi cédula es 17•••••••5.", 1);
    masks(t, "CI 171003406-5, gracias", "CI 17•••••••5, gracias", 1);
    masks(t, "RUC 1710034065001", "RUC 17••••••••••1", 1);
    masks(t, "Llámenme al 0991234567 o al 02 234 5678", "Llámenme al 09•••••••7 o al 02••••••8", 2);
    masks(t, "Mi número: 099 123 4567", "Mi número: 09•••••••7", 1);
    masks(t, "+593 99 123 4567", "+59•••••••••7", 1);
    masks(t, "+593-2-234-5678 y 593991234567", "+59••••••••8 y 59•••••••••7", 2);
    masks(t, "(04) 234-5678", "(04••••••8", 1);
}

UNIT(figures_that_are_no_personal_data_stay)
{
    static const char *const stay[] = {
        "Cuesta 1250000000 dólares",   "1710034064",           "3110034065 no tiene provincia", "El 02-03-2026 a las 09:00",
        "De 2019 a 2026",              "0.234567891 grados",   "https://ejemplo.ec/0991234567/1710034065",
        "Norma 2024-0000017",          "Son 022345 familias",  "RUC 1710034065002",             "código A0991234567",
        "17100340651710034065",        "$ 991.234.567,00",     "0991234567.5",                  "18 19 20 21 22",
    };
    for (size_t i = 0; i < COUNT(stay); i++)
        masks(t, stay[i], stay[i], 0);
}

UNIT(what_is_not_confirmed_is_not_public)
{
    struct proposal p;
    shape_clear(&proposal_shape, &p);
    p.state = PROPOSAL_UNCONFIRMED;
    EXPECT(!proposal_is_public(&p));
    p.state = PROPOSAL_WITHDRAWN;
    EXPECT(!proposal_is_public(&p)); /* never was */
    p.public_on = (struct day){20000};
    EXPECT(proposal_is_public(&p));
}

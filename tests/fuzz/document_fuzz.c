/* SPDX-License-Identifier: EUPL-1.2
 * Fuzzer of the readers of strangers' files (libFuzzer). The first bytes choose the reader.
 *   clang -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/document_fuzz.c src/base/[a-z]*.c … \
 *         -lzip -lexpat -lutf8proc  &&  ./a.out tests/fuzz/corpus/csv
 * src/document/fuzz_test.c replays the corpus in every test run. */
#include "document/csv.h"
#include "document/pasted.h"
#include "document/xlsx_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena a = arena_new((size_t)64 << 20);
    struct str input = {(const char *)bytes, len};
    struct book b;
    enum status s = str_starts(input, "PK")      ? xlsx_read(&a, input, &b)
                    : len > 0 && bytes[0] == 'p' ? pasted_read(&a, str_part(input, 1, len), &b)
                                                 : csv_read(&a, input, STR("csv"), &b);
    assert((s == DONE) == (b.problem.message.len == 0));
    arena_free(&a);
    return 0;
}

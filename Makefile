# SPDX-License-Identifier: EUPL-1.2
# make            build/hito, hardened
# make check      build/test/hito-test with ASan and UBSan, and runs it on SQLite
# make assets     the front end's generated files (needs Node 20 and node_modules)
# Rooms, pages, statements and messages are found by their place: nothing to register here.
# USE_SYSTEM_SQLITE=1 links the distribution's SQLite (see docs/decisions).

CC := $(shell command -v ccache >/dev/null 2>&1 && echo ccache) gcc
PKGS := libmicrohttpd libpq libsodium liboath libcurl jansson md4c libutf8proc libzip expat xlsxwriter libqrencode inih libseccomp
B := build
G := $(B)/gen

WARN := -Wall -Wextra -Werror -Wformat=2 -Wshadow -Wconversion -Wno-sign-conversion -Wvla -Wstrict-prototypes \
        -Wmissing-prototypes -Wimplicit-fallthrough -Wbidi-chars=any -Wtrampolines
BASE := -std=gnu17 -D_GNU_SOURCE -I. -Isrc -I$(G) -g $(shell pkg-config --cflags $(PKGS) 2>/dev/null || true)
HARD := -O2 -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fcf-protection=full \
        -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing -fPIE
HARD_LD := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
SAN := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DHITO_TEST=1
LIBS = $(shell pkg-config --libs $(PKGS)) -lpthread -lm -lz

ifdef USE_SYSTEM_SQLITE
SQLITE_OBJ :=
LIBS += -lsqlite3
else
SQLITE_DIR := node_modules/better-sqlite3/deps/sqlite3
SQLITE_OBJ := $(B)/sqlite3.o
BASE += -I$(SQLITE_DIR)
endif
SQLITE_FLAGS := -O2 -fPIE -DSQLITE_THREADSAFE=2 -DSQLITE_DQS=0 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_OMIT_SHARED_CACHE \
 -DSQLITE_OMIT_DEPRECATED -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_ENABLE_FTS5 -DSQLITE_OMIT_LOAD_EXTENSION \
 -DSQLITE_DEFAULT_FOREIGN_KEYS=1 -DSQLITE_ENABLE_DBSTAT_VTAB

ALL_C := $(shell find src -name '*.c' | sort)
TEST_C := $(filter %_test.c,$(ALL_C)) $(sort $(wildcard tests/unit/*.c))
SRC_C := $(filter-out %_test.c,$(ALL_C))
PAGES := $(shell find src -path '*/pages/*.html' | sort)
# The compiler's own samples: only in the tests' build, so in a file of their own.
TEST_PAGES := $(sort $(wildcard tests/unit/pages/*.html))
SQLS := $(shell find src -name '*.sql' | sort)
MIGRATIONS := $(sort $(wildcard migrations/*.sql))
ALGORITHMS := $(sort $(wildcard docs/algoritmos/*.md))
POS := $(shell find po -name '*.po' 2>/dev/null | sort)
FRONT := $(sort $(wildcard assets/* tools/front/*)) script/assets package-lock.json
FRONT_DONE := $(B)/assets.done
# A file that is gone changes the lists too: what was packed from it must be packed again.
INPUTS := $(G)/inputs
$(shell mkdir -p $(G); echo '$(PAGES) $(SQLS) $(MIGRATIONS) $(POS) $(ALGORITHMS)' | cmp -s - $(INPUTS) || echo '$(PAGES) $(SQLS) $(MIGRATIONS) $(POS) $(ALGORITHMS)' > $(INPUTS))
GEN_C := $(G)/sql.c $(G)/pages.c $(G)/messages.c $(G)/migrations.c $(G)/algorithms.c $(G)/assets.c $(G)/map.c
GEN := $(GEN_C) $(G)/sql.h $(G)/pages.h $(G)/map.h $(G)/asset_names.h

OBJ := $(SRC_C:%.c=$(B)/o/%.o) $(GEN_C:%.c=$(B)/o/%.o)
TOBJ := $(filter-out $(B)/t/src/main.o,$(SRC_C:%.c=$(B)/t/%.o)) $(TEST_C:%.c=$(B)/t/%.o) $(GEN_C:%.c=$(B)/t/%.o) \
        $(B)/t/$(G)/samples/pages.o

.PHONY: all check assets clean generated
all: $(B)/hito
generated: $(GEN)

$(B)/hito: $(OBJ) $(SQLITE_OBJ)
	$(CC) $(HARD_LD) -o $@ $^ $(LIBS)
$(B)/test/hito-test: $(TOBJ) $(SQLITE_OBJ)
	@mkdir -p $(@D)
	$(CC) -fsanitize=address,undefined -o $@ $^ $(LIBS)
# The whole program with sanitizers: what journeys and browser tests run against.
$(B)/test/hito: $(SRC_C:%.c=$(B)/t/%.o) $(GEN_C:%.c=$(B)/t/%.o) $(SQLITE_OBJ)
	@mkdir -p $(@D)
	$(CC) -fsanitize=address,undefined -o $@ $^ $(LIBS)
check: $(B)/test/hito-test
	$(B)/test/hito-test

$(B)/o/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(BASE) $(WARN) $(HARD) -MMD -MP -c -o $@ $<
$(B)/t/%.o: %.c | $(GEN) $(G)/samples/pages.h
	@mkdir -p $(@D)
	$(CC) $(BASE) $(WARN) $(SAN) -MMD -MP -c -o $@ $<
$(B)/sqlite3.o: $(SQLITE_DIR)/sqlite3.c
	@mkdir -p $(@D)
	$(CC) $(SQLITE_FLAGS) -w -c -o $@ $<

# Generators: each under 400 lines, output never committed.
$(B)/tools/%: tools/%.c
	@mkdir -p $(@D)
	$(CC) -std=gnu17 -D_GNU_SOURCE -O1 -g $(WARN) -o $@ $<
$(B)/tools/pagepack: $(wildcard tools/pagepack*.c) tools/pagepack.h
	@mkdir -p $(@D)
	$(CC) -std=gnu17 -D_GNU_SOURCE -O1 -g $(WARN) -o $@ $(filter %.c,$^)
$(G)/sql.c $(G)/sql.h &: $(B)/tools/sqlpack $(SQLS) $(INPUTS)
	@mkdir -p $(G)
	$(B)/tools/sqlpack $(G) $(SQLS)
$(G)/migrations.c: $(B)/tools/filepack $(MIGRATIONS) $(INPUTS)
	@mkdir -p $(G)
	$(B)/tools/filepack migrations $(MIGRATIONS) > $@.new && mv $@.new $@
$(G)/algorithms.c: $(B)/tools/filepack $(ALGORITHMS) $(INPUTS)
	@mkdir -p $(G)
	$(B)/tools/filepack algorithms $(ALGORITHMS) > $@.new && mv $@.new $@
$(G)/assets.c: $(B)/tools/filepack $(FRONT_DONE)
	@mkdir -p $(G)
	$(B)/tools/filepack assets $$(find $(B)/assets -type f | sort) > $@.new && mv $@.new $@
$(G)/map.c $(G)/map.h $(G)/asset_names.h: $(FRONT_DONE) ;
$(G)/pages.c $(G)/pages.h &: $(B)/tools/pagepack $(PAGES) $(INPUTS)
	@mkdir -p $(G)
	$(B)/tools/pagepack $(G) $(PAGES)
$(G)/samples/pages.c $(G)/samples/pages.h &: $(B)/tools/pagepack $(TEST_PAGES)
	@mkdir -p $(@D)
	$(B)/tools/pagepack $(G)/samples $(TEST_PAGES)
$(G)/messages.c: $(B)/tools/msgpack $(POS) $(INPUTS)
	@mkdir -p $(G)
	$(B)/tools/msgpack $(POS) > $@.new && mv $@.new $@

# Front end: npm packages and assets/ to build/assets (hashed names), gen/map.[ch] and
# gen/asset_names.h. Needs node_modules (script/bootstrap). Files that did not change keep their time.
assets: $(FRONT_DONE)
$(FRONT_DONE): $(FRONT)
	script/assets

clean:
	rm -rf $(B)
-include $(OBJ:.o=.d) $(TOBJ:.o=.d)

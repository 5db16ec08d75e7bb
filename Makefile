# SPDX-License-Identifier: MIT
# Every command of the project. `make help` lists them; V=1 shows what is run.

DLL     ?= build/x64/fixtures/reference.dll
PROFILE ?= $(if $(filter build/%/fixtures/reference.dll,$(DLL)),fixtures/reference/reference.profile)
OUT     ?= build/report
PYTHON  := /usr/bin/python3

quiet := $(if $(V),,@)
# What needs packages first is built by a make of its own, on every processor.
build_all = $(MAKE) --no-print-directory -j$(shell nproc)
# Said by make itself, before what it says is done: a process for each line takes longer than some of what it tells of.
say    = $(info $()  $(1) $(2))
# A line of a rule, where the folder of what it makes is missing.
folder = $(if $(wildcard $(@D)/.),,$(quiet)mkdir -p $(@D))

# Every rule is here: looking for others takes longer than all there is to do when everything is built.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.SECONDARY:

## what users run

.PHONY: run
run: packages ## set up, check DLL=their.dll PROFILE=their.profile (default: the reference protocol), write JUnit XML, journal and HTML report
	$(quiet)$(build_all) build
	$(quiet)mkdir -p $(OUT)
	$(quiet)status=0; tools/routprot-check $(if $(PROFILE),--profile '$(PROFILE)') --junit '$(OUT)/junit.xml' \
		--journal '$(OUT)/journal.jsonl' $(ARGS) '$(DLL)' || status=$$?; \
	if [ $$status -ne 2 ] && [ -s '$(OUT)/journal.jsonl' ]; then \
		$(PYTHON) -m reports '$(OUT)/journal.jsonl' -o '$(OUT)/report.html' || exit 4; \
		echo "JUnit XML: $(OUT)/junit.xml   report: $(OUT)/report.html"; \
	fi; exit $$status

.PHONY: test
test: packages ## set up and run every test; the last line is `N passed, N failed`
	$(quiet)$(build_all) build native documents readers
	$(quiet)tools/run-tests

# The other readers of our JUnit files are asked where npm can get them.
.PHONY: readers
readers:
	$(quiet)! command -v npm >/dev/null || timeout 120 $(MAKE) --no-print-directory ci/node_modules/.package-lock.json || \
		echo 'test: npm did not install what ci/package-lock.json pins; the other readers of our JUnit files are not asked'

.PHONY: build
build: x64 x86 ## build harness and fixtures for x64 and x86

.PHONY: packages
packages:
	$(quiet)tools/install-packages

.PHONY: x86-root
x86-root: ## get a 32-bit Wine for x86 DLLs where wine32 cannot be installed (740 MB in ~/.cache)
	$(quiet)tools/install-packages x86
	$(quiet)tools/make-i386-root

.PHONY: install
install: build documents ## install to PREFIX=/usr/local below DESTDIR=, with man pages and bash completion
	$(quiet)$(PYTHON) tools/packaging/install --destdir '$(DESTDIR)' --prefix '$(PREFIX)' $(INSTALL_FLAGS)
	@echo '  DONE $(DESTDIR)$(PREFIX)/bin/routprot-check'
PREFIX ?= /usr/local

.PHONY: uninstall
uninstall: ## remove what `make install` with the same PREFIX and DESTDIR installed, and nothing else
	$(quiet)$(PYTHON) tools/packaging/install --uninstall --destdir '$(DESTDIR)' --prefix '$(PREFIX)'

.PHONY: deb
deb: packages ## make a Debian package, build/deb/routprot-check_VERSION_amd64.deb
	$(quiet)tools/install-packages deb
	$(quiet)$(build_all) build documents
	$(quiet)tools/packaging/make-deb

.PHONY: zip
zip: build ## pack what a vendor unpacks on Windows, build/routprot-check-VERSION-windows.zip
	$(quiet)tools/packaging/make-zip
	@echo '  ZIP ' build/routprot-check-*-windows.zip

.PHONY: help
help: ## list the commands
	$(quiet)sed -n 's/^\([a-z][a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | \
		while IFS="$$(printf '\t')" read -r name text; do printf '  %-10s %s\n' "$$name" "$$text"; done

## proof

.PHONY: verify
verify: packages ## run the whole suite on the reference protocol, every flaw and the null candidates; write the kill matrix to build/verify
	$(quiet)$(build_all) build
	$(quiet)$(PYTHON) tools/verify

.PHONY: check-deb
check-deb: deb ## install the Debian package in a fresh Debian, run it there, and remove it (two minutes and a network)
	$(quiet)tools/packaging/check-deb

.PHONY: check-zip
check-zip: packages ## run what is packed for Windows in a Wine prefix as Wine makes it, without launcher and sandbox
	$(quiet)$(build_all) build
	$(quiet)ROUTPROT_FULL_PREFIX=1 $(PYTHON) -m unittest tools.tests.end_to_end.test_zip

.PHONY: bench
bench: packages ## measure floor, default run, settling time and the isolation dials, as ratios of one run
	$(quiet)$(build_all) build
	$(quiet)$(PYTHON) tools/bench

.PHONY: fuzz
fuzz: build/native/fuzz_profile build/native/fuzz_known build/native/fuzz_section build/native/fuzz_pe ## fuzz the parsers of profiles and known failures, the section decoder and the PE reader, FUZZ_SECONDS=20 each
	$(quiet)for target in $^; do \
		name=$${target##*/fuzz_}; mkdir -p build/native/corpus/$$name; \
		$$target -max_total_time=$(FUZZ_SECONDS) -verbosity=0 -print_final_stats=1 -artifact_prefix=build/native/ \
			build/native/corpus/$$name $$(ls -d harness/tests/corpus/$$name 2>/dev/null) || exit 1; \
	done
FUZZ_SECONDS ?= 20

.PHONY: ci-check
ci-check: packages ## what needs npm and Chromium: templates for CI, other readers of our JUnit files, the pages in a browser
	$(quiet)tools/install-packages ci
	$(quiet)$(build_all) build native ci/node_modules/.whole
	$(quiet)$(PYTHON) ci/check

.PHONY: lint
lint: build/lint-packages headers ## clang-tidy, cppcheck, shellcheck, flake8, and every header and source alone
	$(quiet)$(build_all) APART=1 x64 native
	$(quiet)tools/lint

.PHONY: format
format: ## lay out the C sources
	$(quiet)clang-format -i $(C_SOURCES) $(C_HEADERS)

.PHONY: headers
headers: ## compile every header alone
	$(quiet)for header in $(foreach part,$(PARTS),$(wildcard harness/$(part)/*.h)) $(wildcard suites/*.h) $(wildcard harness/stand-ins/rtm/*.h); do \
		$(CC) $(CFLAGS) -Wno-pedantic -I. -fsyntax-only -x c $$header || exit 1; done
	$(quiet)for header in $(wildcard harness/windows/*.h harness/stand-ins/*.h harness/stand-ins/*/dll/*.h); do \
		x86_64-w64-mingw32-gcc $(WINDOWS_CFLAGS) -Wno-pedantic -I. -fsyntax-only -x c $$header || exit 1; done

.PHONY: sanitize
sanitize: build/native-sanitize/tests ## the unit tests under AddressSanitizer and UndefinedBehaviorSanitizer
	$(quiet)build/native-sanitize/tests

.PHONY: coverage
coverage: build/native-coverage/tests ## line coverage of the portable core by the unit tests
	$(quiet)build/native-coverage/tests --quiet; for source in $(CORE); do \
		gcov -n -o build/native-coverage/$${source%/*} $$source 2>/dev/null | grep -A1 "^File '$$source'" | paste - -; done

.PHONY: clean
clean: ## remove everything that was built
	$(quiet)rm -rf build

## how things are built

# What debuggers read, for who looks for a mistake of ours: make clean, then make DEBUG=-g.
DEBUG  ?=
# A source is called the same whether it is compiled alone or in a group.
CFLAGS := -std=c17 $(DEBUG) -fmacro-prefix-map=./= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion \
	-Wwrite-strings -Wundef -Wvla -Werror
# What is built is the same in whatever folder.
same_everywhere := -fdebug-prefix-map='$(CURDIR)'=.
# Of the system's headers no source of ours asks for intrinsics, windows, pictures and COM: most of what they would read.
windows_defines := WINVER=0x0601 _WIN32_WINNT=0x0601 $(addsuffix =,_X86INTRIN_H_INCLUDED _EMMINTRIN_H_INCLUDED WIN32_LEAN_AND_MEAN \
	NOGDI NOUSER NOMCX NOIME NOSERVICE COM_NO_WINDOWS_H __oaidl_h__ __ocidl_h__)
WINDOWS_CFLAGS := $(CFLAGS) $(same_everywhere) -D__USE_MINGW_ANSI_STDIO=1 $(addprefix -D,$(windows_defines))
PARTS     := base model profile watch judge output
CORE      := $(foreach part,$(PARTS),$(wildcard harness/$(part)/*.c)) $(wildcard suites/*.c)
# Of the stand-ins, what knows nothing of Windows: the rest of each is in a folder dll.
PORTABLE  := $(wildcard harness/stand-ins/*/*.c)
TESTS     := $(wildcard harness/tests/test_*.c) harness/tests/certificates.c
C_SOURCES := $(shell find harness suites fixtures -name '*.c' -o -name '*.cpp')
C_HEADERS := $(shell find harness suites fixtures -name '*.h')

# An image whose sections lie in the file as they do in memory is mapped by Wine; any other is read, byte by byte, by each process that
# loads it, the debug sections too. Those go to a file beside it, where debuggers look.
image_flags := -Wl,--file-alignment,4096 $(if $(DEBUG),,-Wl,--strip-debug)
# Nothing in it is of the day on which it was linked (-p), or of the folder.
split_debug = $(if $(DEBUG),$(1)-objcopy -p --only-keep-debug $@ $@.debug && $(1)-strip -p --strip-debug $@ && $(1)-objcopy -p --add-gnu-debuglink=$@.debug $@)

# What includes the system's headers, in C: those of routing too, or few. layout.c wants others, in an order of its own.
rras_sources    := $(filter-out %/layout.c,$(wildcard harness/windows/*.c harness/stand-ins/*/dll/*.c))
windows_sources := $(wildcard fixtures/*/*.c fixtures/*/*/*.c)
headers_windows := 'include <winsock2.h>' 'include <windows.h>'
headers_rras    := 'define MPR50 1' 'include <psapi.h>' 'include <mprapi.h>' 'include <mprerror.h>' 'include <routprot.h>' 'undef interface'

# Sources of a folder that are linked together in whatever they are part of. Starting a compiler and reading headers takes longer than all
# else in most of them, so several are compiled at once: tools/group-sources says which. With APART=1 each is compiled alone. log.c always
# is: it declares otherwise what a header of the system's declares.
together := $(CORE) $(PORTABLE) $(filter-out %/log.c,$(rras_sources)) $(wildcard harness/tests/test_*.c) \
	$(filter-out %/export.c %/protocols.c,$(wildcard fixtures/reference/*.c)) $(wildcard fixtures/routing/*.c fixtures/flaws/*.c \
	fixtures/flaws/*/*.c fixtures/hostile/*.c fixtures/odd/*.c)
build/groups.mk: tools/group-sources $(together) $(sort $(dir $(together)))
	$(folder)
	$(quiet)tools/group-sources into=build/groups $(together) >$@
-include $(if $(APART),,build/groups.mk)
vpath %.c build/groups

# In folder $(1), the objects of sources $(2): of their groups, of each alone, and both.
objects = $(patsubst %,build/$(1)/%.o,$(sort $(foreach source,$(basename $(2)),$(or $(group_of_$(source)),$(source)))))
objects_alone  = $(patsubst %.c,build/$(1)/%.o,$(2))
objects_either = $(objects) $(objects_alone)
depends = $(patsubst %.o,%.d,$(objects))
# Of an object that is asked for by its name, which may be one of a source in a group.
-include $(patsubst %.o,%.d,$(filter build/%.o,$(MAKECMDGOALS)))

# Where each row of the suites begins, which no compiler knows.
build/rows.inc: $(wildcard suites/*.c)
	$(call say,ROWS,$@)
	$(folder)
	$(quiet)awk '/^\t*\.id +=/ { sub(/,$$/, "", $$3); printf "{ \"%s\", %d, %s },\n", FILENAME, FNR, $$3 }' $^ >$@

# One set of rules for each architecture: $(1) its folder, $(2) the compiler's prefix, $(3) flags to add, $(4) how far what is shipped is
# optimised, and $(5) what is only run to be looked at.
define windows_rules
.PHONY: $(1)
$(1): build/$(1)/routprot-check.exe

build/$(1)/%.o: %.c
	$$(call say,CC  ,$$@)
	$$(folder)
	$$(quiet)$(2)-gcc $$(optimised) $$(WINDOWS_CFLAGS) $(3) -MMD -MP -I. $$(addprefix -include build/$(1)/,$$(read_beforehand)) -c -o $$@ $$<

# Reading the system's headers takes a second, longer than all else in most sources for Windows: it is done once.
build/$(1)/%.o build/$(1)/rras.h.gch: optimised := $(4)
build/$(1)/fixtures/%.o build/$(1)/windows.h.gch: optimised := $(5)
build/$(1)/windows.h.gch: headers_first := $$(headers_windows)
build/$(1)/rras.h.gch: headers_first := $$(headers_windows) $$(headers_rras)
build/$(1)/windows.h.gch build/$(1)/rras.h.gch:
	$$(call say,CC  ,$$@)
	$$(folder)
	$$(quiet)printf '#%s\n' $$(headers_first) >$$(basename $$@)
	$$(quiet)$(2)-gcc $$(optimised) $$(WINDOWS_CFLAGS) $(3) -x c-header -o $$@ $$(basename $$@)

$$(call objects_either,$(1),$$(windows_sources)): read_beforehand := windows.h
$$(call objects_either,$(1),$$(windows_sources)): build/$(1)/windows.h.gch
$$(call objects_either,$(1),$$(rras_sources)): read_beforehand := rras.h
$$(call objects_either,$(1),$$(rras_sources)): build/$(1)/rras.h.gch

build/$(1)/harness/%.o: harness/%.S
	$$(call say,AS  ,$$@)
	$$(folder)
	$$(quiet)$(2)-gcc -c -o $$@ $$<

$$(call objects_either,$(1),harness/output/row_place.c): build/rows.inc

build/$(1)/routprot-check.exe: $$(call objects,$(1),$$(CORE) $$(wildcard harness/windows/*.c)) \
		$$(patsubst %.S,build/$(1)/%.o,$$(wildcard harness/windows/*.S))
	$$(call say,LINK,$$@)
	$$(quiet)$(2)-gcc -static -municode -Wl,--no-insert-timestamp $$(image_flags) -o $$@ $$^
	$$(quiet)$$(call split_debug,$(2))

-include $$(call depends,$(1),$$(CORE) $$(wildcard harness/windows/*.c))
endef
# The compiler looks as closely as it optimises, so that it does so once. On x86 only frame pointers tell where a stack goes on.
$(eval $(call windows_rules,x64,x86_64-w64-mingw32,,-O2,-O1))
$(eval $(call windows_rules,x86,i686-w64-mingw32,-fno-omit-frame-pointer,-O1,-O0))

# The same for the native tests: $(1) the folder, $(2) flags to add, $(3) _alone where each source has an object of its own, as gcov wants it.
define native_rules
build/$(1)/%.o: %.c
	$$(call say,CC  ,$$@)
	$$(folder)
	$$(quiet)$$(CC) $$(CFLAGS) $(2) -MMD -MP -I. -c -o $$@ $$<

$$(call objects_either,$(1),harness/output/row_place.c): build/rows.inc

build/$(1)/tests: $$(call objects$(3),$(1),$$(CORE) $$(PORTABLE) $$(wildcard harness/posix/*.c) $$(TESTS))
	$$(call say,LINK,$$@)
	$$(quiet)$$(CC) $(2) -o $$@ $$^ -lcriterion

-include $$(patsubst %.o,%.d,$$(call objects$(3),$(1),$$(CORE) $$(PORTABLE) $$(wildcard harness/posix/*.c) $$(TESTS)))
endef
# The compilers for Windows optimise and look closely at the same sources; these are compiled to be run once, by a process for each test:
# what lies where the linker put it needs no relocation each time.
$(eval $(call native_rules,native,-O0 -fno-pie -no-pie))
$(eval $(call native_rules,native-sanitize,-O2 -g -fsanitize=address -fsanitize=undefined -fno-omit-frame-pointer))
$(eval $(call native_rules,native-coverage,-O0 -g --coverage,_alone))

.PHONY: native
native: build/native/tests build/native/flaw-tests

# What man page and completion are made from.
.PHONY: documents
documents: build/documents/help.txt build/documents/options.txt

build/documents/options: $(call objects_alone,native,tools/packaging/options.c $(addprefix harness/model/,options_help.c options_table.c shard.c)) \
		$(call objects,native,$(wildcard harness/base/*.c harness/posix/*.c))
	$(call say,LINK,$@)
	$(folder)
	$(quiet)$(CC) -no-pie -o $@ $^

build/documents/help.txt: build/documents/options
	$(quiet)$< >$@

build/documents/options.txt: build/documents/options
	$(quiet)$< table >$@

build/native/flaw-tests: $(addprefix build/native/harness/tests/,flaws/test_flaws.o certificates.o)
	$(call say,LINK,$@)
	$(quiet)$(CC) -no-pie -o $@ $^ -lcriterion

build/native/fuzz_%: harness/tests/fuzz_%.c $(CORE) $(wildcard harness/posix/*.c) | build/rows.inc
	$(call say,FUZZ,$@)
	$(quiet)tools/install-packages fuzz
	$(quiet)mkdir -p $(@D)
	$(quiet)clang -std=c17 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -I. -o $@ $^

build/lint-packages:
	$(quiet)tools/install-packages lint
	$(quiet)mkdir -p build && touch $@

# npm writes this file when it is done. What only `make ci-check` needs is left out, which is half of it.
ci/node_modules/.package-lock.json: ci/package.json ci/package-lock.json
	$(call say,NPM ,ci/node_modules)
	$(quiet)cd ci && npm ci --omit=dev --no-audit --no-fund --loglevel=error
	$(quiet)touch $@

ci/node_modules/.whole: ci/package.json ci/package-lock.json
	$(call say,NPM ,ci/node_modules)
	$(quiet)cd ci && npm ci --no-audit --no-fund --loglevel=error
	$(quiet)touch ci/node_modules/.package-lock.json $@

compile_commands.json: Makefile
	$(quiet)bear -- $(MAKE) -B APART=1 --no-print-directory build/native/tests x64 >/dev/null

-include fixtures/fixtures.mk
-include harness/stand-ins/stand-ins.mk

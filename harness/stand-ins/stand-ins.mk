# SPDX-License-Identifier: MIT
# The router that a candidate lives in where the system has none: DLLs for x64 and x86, in build/$(arch)/stand-ins. Included by
# the Makefile, whose rules compile C and whose `say` and `quiet` are used.

stand_ins_ldflags := -shared -static -Wl,--no-insert-timestamp -Wl,--enable-stdcall-fixup

.PHONY: stand-ins
stand-ins: stand-ins-x64 stand-ins-x86 ## build the stand-ins of the router's DLLs

x64: stand-ins-x64
x86: stand-ins-x86

## rtm.dll

rtm_heart := $(wildcard harness/stand-ins/rtm/*.c)
rtm_code  := $(rtm_heart) $(wildcard harness/stand-ins/rtm/dll/*.c) harness/stand-ins/rtm/dll/call_x86.S harness/base/allocate.c

# Of one architecture: $(1) its folder, $(2) the compiler's prefix.
define rtm_rules
.PHONY: stand-ins-$(1)
stand-ins-$(1): build/$(1)/stand-ins/rtm.dll
build/$(1)/stand-ins/rtm.dll: $(patsubst %,build/$(1)/%.o,$(basename $(rtm_code))) harness/stand-ins/rtm/dll/rtm-$(1).def
	$$(call say,LINK,$$@)
	$$(quiet)mkdir -p $$(@D)
	$$(quiet)$(2)-gcc $$(stand_ins_ldflags) -o $$@ $$^
-include $(patsubst %.c,build/$(1)/%.d,$(filter %.c,$(rtm_code)))
endef
$(eval $(call rtm_rules,x64,x86_64-w64-mingw32))
$(eval $(call rtm_rules,x86,i686-w64-mingw32))

# The portable part is in the unit tests: $(1) their folder.
define rtm_native_rules
build/$(1)/tests: $(patsubst %.c,build/$(1)/%.o,$(rtm_heart))
-include $(patsubst %.c,build/$(1)/%.d,$(rtm_heart))
endef
$(eval $(call rtm_native_rules,native))
$(eval $(call rtm_native_rules,native-sanitize))
$(eval $(call rtm_native_rules,native-coverage))

# Clients as a vendor writes them: header and import library of the system, nothing of ours. The import library has only x64.
stand-ins-x64: build/x64/fixtures/rtm-client.exe build/x64/fixtures/mgm-client.exe
build/x64/fixtures/%-client.exe: build/x64/fixtures/stand-ins/%-client.o
	$(call say,LINK,$@)
	$(quiet)x86_64-w64-mingw32-gcc -static -o $@ $^ -lrtm -lws2_32
-include build/x64/fixtures/stand-ins/rtm-client.d build/x64/fixtures/stand-ins/mgm-client.d

# A candidate that uses it: the reference protocol with something of its own in the routing table.
stand-ins-x64: build/x64/fixtures/uses-rtm.dll
build/x64/fixtures/uses-rtm.dll: $(patsubst %.c,build/x64/%.o,$(reference_code) fixtures/reference/export.c fixtures/stand-ins/uses-rtm.c) \
		fixtures/protocol.def
	$(call say,LINK,$@)
	$(quiet)x86_64-w64-mingw32-gcc $(stand_ins_ldflags) -o $@ $^ -lrtm
-include build/x64/fixtures/stand-ins/uses-rtm.d

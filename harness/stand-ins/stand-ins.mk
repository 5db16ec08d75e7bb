# SPDX-License-Identifier: MIT
# The router that a candidate lives in where the system has none: DLLs for x64 and x86, in build/x64/stand-ins and build/x86/stand-ins.
# Included by the Makefile, whose rules compile C and whose `say`, `quiet`, `image_flags` and `split_debug` are used.

stand_in_ldflags := -shared -static -Wl,--no-insert-timestamp -Wl,--enable-stdcall-fixup $(image_flags)

# One DLL of one architecture: $(1) its folder, $(2) the compiler's prefix, $(3) name, $(4) sources besides those in its own two folders,
# $(5) exports file.
define stand_in_rules
.PHONY: stand-ins-$(1)
$(1): stand-ins-$(1)
stand-ins-$(1): build/$(1)/stand-ins/$(3).dll

build/$(1)/stand-ins/$(3).dll: $(call objects,$(1),$(wildcard harness/stand-ins/$(3)/*.c harness/stand-ins/$(3)/dll/*.c)) \
		$(patsubst %,build/$(1)/%.o,$(basename $(4))) \
		harness/stand-ins/$(3)/dll/$(5)
	$$(call say,LINK,$$@)
	$$(folder)
	$$(quiet)$(2)-gcc $$(stand_in_ldflags) -o $$@ $$^
	$$(quiet)$$(call split_debug,$(2))

-include $(call depends,$(1),$(wildcard harness/stand-ins/$(3)/*.c harness/stand-ins/$(3)/dll/*.c)) $(patsubst %.c,build/$(1)/%.d,$(filter %.c,$(4)))
endef

# One DLL of both: $(1) name, $(2) other sources, $(3) exports file, in which ARCH stands for the architecture.
stand_in = $(eval $(call stand_in_rules,x64,x86_64-w64-mingw32,$(1),$(2),$(subst ARCH,x64,$(3))))$(eval \
	$(call stand_in_rules,x86,i686-w64-mingw32,$(1),$(2),$(subst ARCH,x86,$(3))))

stand_in_base := $(addprefix harness/base/,allocate.c text.c utf8.c)
$(call stand_in,rtutils,$(stand_in_base) harness/windows/procedure.c,rtutils.def)
$(call stand_in,mprapi,$(stand_in_base),mprapi.def)
$(call stand_in,rtm,harness/base/allocate.c harness/stand-ins/rtm/dll/call_x86.S,rtm-ARCH.def)

# Clients as a vendor writes them: header and import library of the system, nothing of ours. The import library has only x64.
stand-ins-x64: $(patsubst %,build/x64/fixtures/%-client.exe,rtm mgm routing)
build/x64/fixtures/%-client.exe: build/x64/fixtures/stand-ins/%-client.o
	$(call say,LINK,$@)
	$(quiet)x86_64-w64-mingw32-gcc -static -o $@ $^ -lrtm -lws2_32
-include $(patsubst %,build/x64/fixtures/stand-ins/%-client.d,rtm mgm routing)

# A candidate that uses it: the reference protocol with something of its own in the routing table.
stand-ins-x64: build/x64/fixtures/uses-rtm.dll
build/x64/fixtures/uses-rtm.dll: $(call objects,x64,$(reference_code) fixtures/reference/export.c fixtures/stand-ins/uses-rtm.c) \
		fixtures/protocol.def
	$(call say,LINK,$@)
	$(quiet)x86_64-w64-mingw32-gcc $(stand_in_ldflags) -o $@ $^ -lrtm
-include build/x64/fixtures/stand-ins/uses-rtm.d

# SPDX-License-Identifier: MIT
# The stand-ins of the router's DLLs, for x64 and x86. Included by the Makefile, whose rules compile C and whose `say` and `quiet` are used.

stand_in_ldflags := -shared -static -Wl,--no-insert-timestamp -Wl,--enable-stdcall-fixup

# One DLL of one architecture: $(1) folder, $(2) the compiler's prefix, $(3) name, $(4) sources besides those in its own two folders, $(5) libraries.
define stand_in_rules
.PHONY: stand-ins-$(1)
$(1): stand-ins-$(1)
stand-ins-$(1): build/$(1)/stand-ins/$(3).dll

build/$(1)/stand-ins/$(3).dll: $(patsubst %.c,build/$(1)/%.o,$(wildcard harness/stand-ins/$(3)/*.c harness/stand-ins/$(3)/dll/*.c) $(4)) \
		harness/stand-ins/$(3)/dll/$(3).def
	$$(call say,LINK,$$@)
	$$(quiet)mkdir -p $$(@D)
	$$(quiet)$(2)-gcc $$(stand_in_ldflags) -o $$@ $$^ $(5)

-include $(patsubst %.c,build/$(1)/%.d,$(wildcard harness/stand-ins/$(3)/*.c harness/stand-ins/$(3)/dll/*.c) $(4))
endef

# One DLL of both.
stand_in = $(eval $(call stand_in_rules,x64,x86_64-w64-mingw32,$(1),$(2),$(3)))$(eval \
	$(call stand_in_rules,x86,i686-w64-mingw32,$(1),$(2),$(3)))

# rtutils.dll and mprapi.dll
stand_in_base := $(addprefix harness/base/,allocate.c text.c utf8.c)
$(call stand_in,rtutils,$(stand_in_base))
$(call stand_in,mprapi,$(stand_in_base))

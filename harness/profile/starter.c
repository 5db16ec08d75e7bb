/* SPDX-License-Identifier: MIT */
/* The starter profile of --write-profile: every section and key, filled in with what was found out. */
#include "harness/profile/starter.h"

#include "harness/model/codes.h"

/* The flags of fSupportedFunctionality by the words that a profile uses. */
static const struct {
	uint32_t flag;
	const char *name;
} flags[] = {
	{ RF_ROUTING, "ROUTING" },
	{ RF_DEMAND_UPDATE_ROUTES, "DEMAND_UPDATE_ROUTES" },
	{ RF_ADD_ALL_INTERFACES, "ADD_ALL_INTERFACES" },
	{ RF_MULTICAST, "MULTICAST" },
	{ RF_POWER, "POWER" },
};

/* A file name in quotes could hold anything; in a comment, a line end would end it. */
static void write_head(struct text *text, const char *file_name)
{
	text_append_string(text, "# Profile of ");
	for (; *file_name; file_name++)
		text_append(text, (unsigned char)*file_name < 0x20 ? "?" : file_name, 1);
	text_append_string(text, ", for routprot-check.\n"
				 "#\n"
				 "# What is not a comment was found by trying. Fill in the rest: each configuration "
				 "that you describe lets more\n"
				 "# requirements be examined. A line that begins with '#' is a comment.\n\n");
}

static void write_functionality(struct text *text, uint32_t functionality)
{
	const char *separator = "";

	text_append_string(text, "# What it claims to support when everything is offered. This is what it answered:\n"
				 "# functionality = ");
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (!(functionality & flags[i].flag))
			continue;
		text_printf(text, "%s%s", separator, flags[i].name);
		separator = ", ";
		functionality &= ~flags[i].flag;
	}
	if (functionality)
		text_printf(text, "%s0x%08X", separator, functionality);
	text_append_string(text, "\n\n");
}

static void write_protocol(struct text *text, const struct facts *facts)
{
	text_append_string(text, "[protocol]\n# Its name, for reports.\n# name = Example RIP\n\n");
	if (facts->examined >= EXAMINED_REGISTERED)
		text_printf(text,
			    "# The protocol id that it registers for. There may be several, separated by commas.\n"
			    "id = 0x%08X\n\n",
			    facts->protocol_id);
	else
		text_printf(text,
			    "# The protocol id that it registers for; %u ids were tried, none was accepted.\n"
			    "# id = 0x00000008\n\n",
			    facts->ids_tried);
	text_append_string(text, "# Ids that it must refuse, besides those that no protocol has.\n"
				 "# refuses = 0x0000000D\n\n");
	text_append_string(text, "# The version that the router manager offers: 0x600 for a protocol of MPR60.\n"
				 "# version = 0x500\n\n");
	if (facts->examined >= EXAMINED_REGISTERED)
		write_functionality(text, facts->functionality);
}

/* The configuration that was found to work, or an example to fill in. */
static void write_first(struct text *text, const char *kind, bool is_found, uint32_t size)
{
	if (!is_found) {
		text_printf(text, "# [%s.A]\n# version = 1\n# data = u32:1 u16:2 u16:0 ipv4:10.0.0.1\n", kind);
		return;
	}
	text_printf(text, "[%s.A]\nversion = 1\n", kind);
	if (size == 0) {
		text_append_string(text, "# A NULL pointer was accepted.\ndata = null\n");
		return;
	}
	text_printf(text, "# %u bytes of zeros were accepted.\ndata = hex:", size);
	for (uint32_t i = 0; i < size; i++)
		text_append_string(text, "00");
	text_append_string(text, "\n");
}

static void write_configurations(struct text *text, const struct facts *facts)
{
	text_append_string(
		text,
		"# Configurations are private to the protocol, so only you can describe them. The pieces of `data` "
		"follow each\n"
		"# other without gaps: u8: u16: u32: u64: (little-endian numbers), ipv4:10.0.0.1, str:\"text\" and "
		"wstr:\"text\" (with\n"
		"# no NUL at the end), hex:00ff, and file:blob.bin (a file beside this profile). `version` is "
		"StructureVersion.\n"
		"# `compare` says how a configuration that is read back is compared: bytes (the default), skip 4..8 "
		"(byte ranges\n"
		"# that the protocol may change), or none.\n\n"
		"# Two valid global configurations that can be told apart, for StartProtocol and SetGlobalInfo.\n");
	write_first(text, "global", facts->has_global, facts->global_size);
	text_append_string(text,
			   "# compare = bytes\n\n"
			   "# [global.B]\n# version = 1\n# data = u32:1 u16:3 u16:0 ipv4:10.0.0.2\n\n"
			   "# One whose content must be refused; there may be any number of these, each with a name.\n"
			   "# [global.bad.unknown-mode]\n# version = 1\n# data = u32:99 u16:2 u16:0 ipv4:10.0.0.1\n\n"
			   "# The same for interfaces: AddInterface, SetInterfaceInfo and GetInterfaceInfo.\n");
	write_first(text, "interface", facts->has_interface, facts->interface_size);
	text_append_string(text, "# compare = bytes\n\n"
				 "# [interface.B]\n# version = 1\n# data = u32:2\n\n"
				 "# A third one, of the version of A and another size, where the protocol has such.\n"
				 "# [interface.C]\n# version = 1\n# data = u32:2 u32:0\n\n"
				 "# [interface.bad.unknown-mode]\n# version = 1\n# data = u32:99\n\n");
}

static void write_rest(struct text *text, const struct facts *facts)
{
	text_append_string(
		text,
		"# Requests that its MIB must answer, any number of each kind: mib.get, mib.first, mib.next,\n"
		"# mib.set, mib.create, mib.delete. `ifindex` stands for the interface that a case uses, as a u32.\n"
		"# What is answered is that about an interface which was just added with configuration A.\n"
		"# [mib.get.state]\n# request = u32:1 ifindex\n# response = u32:3  ; where it is known\n"
		"# [mib.set.metric]\n# request = u32:2 u32:7\n"
		"# response = u32:7  ; what [mib.get.metric] is answered afterwards\n"
		"# saved = yes  ; it changes the configuration that is saved\n"
		"# trap = yes  ; it makes a trap due\n"
		"# One that must be refused; likewise of each kind.\n"
		"# [mib.get.bad.unknown]\n# request = u32:99\n"
		"# What MibSetTrapInfo and MibGetTrapInfo are asked.\n"
		"# [mib.trap.all]\n# request = u32:1\n"
		"# A table: in a response `ifindex` is the interface that came, for mib.next the one behind the interface.\n"
		"# [mib.first.states]\n# request = u32:1\n# response = ifindex u32:3\n"
		"# [mib.next.states]\n# request = u32:1 ifindex\n# response = ifindex u32:3\n\n");
	text_append_string(text, "# Time limits in milliseconds; these are the defaults.\n"
				 "[limits]\n"
				 "# call_ms = 1000  ; a callback should have returned\n"
				 "# hang_ms = 5000  ; a callback is taken to hang\n"
				 "# stop_ms = 5000  ; a pending stop should have completed\n"
				 "# update_ms = 10000  ; an update of routes should have completed\n"
				 "# settle_ms = 50  ; how long a silence is listened to\n"
				 "# copies = 1  ; how many processes may have it running at once: more where it takes no port and no file for itself\n\n"
				 "# What it is capable of: yes or no. What is not said is found out.\n"
				 "[capabilities]\n");
	text_printf(text, "# autostatic = %s\n", facts->functionality & RF_DEMAND_UPDATE_ROUTES ? "yes" : "no");
	text_printf(text, "# multicast = %s\n", facts->functionality & RF_MULTICAST ? "yes" : "no");
	text_append_string(
		text, "# services = no  ; it provides services, as SAP of IPX did\n"
		      "# null_global_info = no  ; it starts without a configuration\n"
		      "# null_interface_info = no  ; it adds an interface without a configuration\n"
		      "# interface_types = PERMANENT, DEMAND_DIAL, LOCAL_WORKSTATION_DIAL, REMOTE_WORKSTATION_DIAL\n"
		      "# mib_create = no\n# mib_delete = no\n# mib_set = no\n# traps = no\n# multitenant = no\n\n"
		      "# With services = yes: two services that it takes, a type of 16 bits and a name of at most 39 bytes, to "
		      "which\n"
		      "# a number is added.\n"
		      "# [service.A]\n# type = 0x0404\n# name = ROUTPROT-A\n\n"
		      "# [service.B]\n# type = 0x0707\n# name = ROUTPROT-B\n");
}

void starter_write(struct text *text, const char *file_name, const struct facts *facts)
{
	write_head(text, file_name);
	write_protocol(text, facts);
	write_configurations(text, facts);
	write_rest(text, facts);
}

/* SPDX-License-Identifier: MIT */
/* The starter profile of --write-profile: every section and key, filled in with what was found out. */
#include "harness/profile/starter.h"

#include "harness/model/codes.h"
#include "harness/model/status.h"
#include "harness/profile/starter_words.h"

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

/* What became of a NULL pointer, where it was not the configuration that was found. */
static void write_null(struct text *text, const struct inquiry *inquiry, enum question question, const char *callback,
		       uint32_t code)
{
	char words[64];

	if (!inquiry_knows(inquiry, question))
		text_printf(text, "# %s with a NULL pointer: %s.\n", callback, starter_silence(inquiry, question));
	else if (code != NO_ERROR)
		text_printf(text, "# %s answered a NULL pointer with %s.\n", callback,
			    status_words(code, words, sizeof(words)));
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

static void write_configurations(struct text *text, const struct inquiry *inquiry)
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
	write_null(text, inquiry, QUESTION_NULL_GLOBAL, "StartProtocol", inquiry->null_global_code);
	write_first(text, "global", inquiry->has_global, inquiry->global_size);
	text_append_string(text,
			   "# compare = bytes\n\n"
			   "# [global.B]\n# version = 1\n# data = u32:1 u16:3 u16:0 ipv4:10.0.0.2\n\n"
			   "# One whose content must be refused; there may be any number of these, each with a name.\n"
			   "# [global.bad.unknown-mode]\n# version = 1\n# data = u32:99 u16:2 u16:0 ipv4:10.0.0.1\n\n"
			   "# The same for interfaces: AddInterface, SetInterfaceInfo and GetInterfaceInfo.\n");
	write_null(text, inquiry, QUESTION_NULL_INTERFACE, "AddInterface", inquiry->null_interface_code);
	write_first(text, "interface", inquiry->has_interface, inquiry->interface_size);
	text_append_string(text, "# compare = bytes\n\n"
				 "# [interface.B]\n# version = 1\n# data = u32:2\n\n"
				 "# A third one, of the version of A and another size, where the protocol has such.\n"
				 "# [interface.C]\n# version = 1\n# data = u32:2 u32:0\n\n"
				 "# [interface.bad.unknown-mode]\n# version = 1\n# data = u32:99\n\n");
}

/* How its stop ends is no key of the profile: it is found out before every run. */
static void write_limits(struct text *text, const struct inquiry *inquiry)
{
	struct text reason = { 0 };

	if (!inquiry_knows(inquiry, QUESTION_STOP))
		text_printf(&reason, "a pending stop should have completed; %s",
			    starter_silence(inquiry, QUESTION_STOP));
	else if (inquiry->stop_code == ERROR_PROTOCOL_STOP_PENDING && inquiry->stop_is_over)
		text_printf(&reason, "a pending stop should have completed; its own took %u ms", inquiry->stopped_ms);
	else if (inquiry->stop_code == ERROR_PROTOCOL_STOP_PENDING)
		text_printf(&reason, "a pending stop should have completed; its own had not");
	else
		text_append_string(&reason, "a pending stop should have completed; its own does not stay pending");
	text_append_string(text, "# Time limits in milliseconds; these are the defaults.\n"
				 "[limits]\n"
				 "# call_ms = 1000  ; a callback should have returned\n"
				 "# hang_ms = 5000  ; a callback is taken to hang\n");
	starter_key(text, "stop_ms", "5000", text_string(&reason));
	text_append_string(text, "# update_ms = 10000  ; an update of routes should have completed\n"
				 "# settle_ms = 50  ; how long a silence is listened to\n"
				 "# copies = 1  ; how many processes may have it running at once: more where it takes no "
				 "port and no file for itself\n\n");
	text_release(&reason);
}

static void write_requests(struct text *text)
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
		"# A table: in a response `ifindex` is the interface that came, for mib.next the one behind the "
		"interface.\n"
		"# [mib.first.states]\n# request = u32:1\n# response = ifindex u32:3\n"
		"# [mib.next.states]\n# request = u32:1 ifindex\n# response = ifindex u32:3\n\n");
}

static void write_services(struct text *text)
{
	text_append_string(text, "\n# With services = yes: two services that it takes, a type of 16 bits and a name of "
				 "at most 39 bytes, to "
				 "which\n"
				 "# a number is added.\n"
				 "# [service.A]\n# type = 0x0404\n# name = ROUTPROT-A\n\n"
				 "# [service.B]\n# type = 0x0707\n# name = ROUTPROT-B\n");
}

static void write_environment(struct text *text)
{
	text_append_string(
		text,
		"\n# What it expects of the system, laid out before it is loaded in a Windows that is thrown away after the "
		"run: a\n"
		"# registry file as regedit exports it, a folder with all that is in it, environment variables. Both paths are "
		"from\n"
		"# the folder of this profile. The keys of a router manager and of the protocol are there already.\n"
		"# [environment]\n"
		"# registry = their.reg\n"
		"# files = their-files/ -> C:\\their\n"
		"# variable.THEIR_HOME = C:\\their\n"
		"# The network of the IPv4 addresses that interfaces are given, of eight bits. Sockets can be bound to those of\n"
		"# 127.0.0.0/8, in the sandbox too.\n"
		"# addresses = 10.0.0.0/8\n");
}

void starter_write(struct text *text, const char *file_name, const struct facts *facts, const struct inquiry *inquiry)
{
	write_head(text, file_name);
	starter_protocol(text, facts, inquiry);
	write_configurations(text, inquiry);
	write_requests(text);
	write_limits(text, inquiry);
	starter_capabilities(text, facts, inquiry);
	write_services(text);
	write_environment(text);
}

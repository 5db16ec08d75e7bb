/* SPDX-License-Identifier: MIT */
/* The candidate as a file: what it is, its fingerprint, and whether it can be a routing protocol for this program at
 * all. */
#include "harness/windows/candidate.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/windows/procedure.h"
#include "harness/windows/rras.h"
#include "harness/windows/wide.h"

#include <bcrypt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN64
static const uint16_t our_machine = PE_MACHINE_X64;
#else
static const uint16_t our_machine = PE_MACHINE_X86;
#endif

enum { HASH_SIZE = 32 };

typedef NTSTATUS(WINAPI *open_function)(BCRYPT_ALG_HANDLE *, LPCWSTR, LPCWSTR, ULONG);
typedef NTSTATUS(WINAPI *create_function)(BCRYPT_ALG_HANDLE, BCRYPT_HASH_HANDLE *, PUCHAR, ULONG, PUCHAR, ULONG, ULONG);
typedef NTSTATUS(WINAPI *data_function)(BCRYPT_HASH_HANDLE, PUCHAR, ULONG, ULONG);

/* bcrypt.dll is loaded only when it is needed: it takes Wine longer than a whole worker to load. */
static bool hash(const char *data, size_t size, uint8_t *digest)
{
	const HMODULE module = LoadLibraryExW(L"bcrypt.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
	open_function open;
	create_function create;
	data_function update, finish;
	BCRYPT_ALG_HANDLE algorithm = NULL;
	BCRYPT_HASH_HANDLE state = NULL;
	UCHAR *copy = (UCHAR *)(uintptr_t)data;

	if (!procedure_find(module, "BCryptOpenAlgorithmProvider", &open) ||
	    !procedure_find(module, "BCryptCreateHash", &create) ||
	    !procedure_find(module, "BCryptHashData", &update) ||
	    !procedure_find(module, "BCryptFinishHash", &finish))
		return false;
	/* The handles are left to the end of the process. */
	return open(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0) >= 0 &&
	       create(algorithm, &state, NULL, 0, NULL, 0, 0) >= 0 && update(state, copy, (ULONG)size, 0) >= 0 &&
	       finish(state, digest, HASH_SIZE, 0) >= 0;
}

void candidate_hash(struct run *run)
{
	struct candidate_facts *facts = &run->result.candidate;
	uint8_t digest[HASH_SIZE];

	if (!run->candidate_data || !hash(run->candidate_data, run->candidate_size, digest))
		return;
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(facts->sha256 + 2 * i, 3, "%02x", digest[i]);
}

static void list_exports(struct candidate_facts *facts, const struct pe *pe)
{
	facts->exports = allocate(pe->export_count + 1, sizeof(*facts->exports));
	for (size_t i = 0; i < pe->export_count; i++)
		facts->exports[facts->export_count++] = copy_string(pe->exports[i].name);
}

/* An export that was meant to be RegisterProtocol, or NULL. */
static const char *find_decorated(const struct pe *pe)
{
	for (size_t i = 0; i < pe->export_count; i++)
		if (strstr(pe->exports[i].name, "RegisterProtocol"))
			return pe->exports[i].name;
	return NULL;
}

static bool check_entry_point(struct run *run)
{
	const char *decorated;

	if (pe_exports_name(&run->pe, "RegisterProtocol"))
		return true;
	decorated = find_decorated(&run->pe);
	if (decorated)
		run_refuse(run,
			   "it exports %s, but not RegisterProtocol: add a .def file with \"EXPORTS RegisterProtocol\"",
			   decorated);
	else if (run->pe.export_count)
		run_refuse(run, "it does not export RegisterProtocol: is it a routing protocol? It exports %s%s",
			   run->pe.exports[0].name, run->pe.export_count > 1 ? " and others" : "");
	else
		run_refuse(run, "it exports nothing by name: add a .def file with \"EXPORTS RegisterProtocol\"");
	return false;
}

bool candidate_open(struct run *run)
{
	struct candidate_facts *facts = &run->result.candidate;
	struct reason why = { { 0 } };

	facts->path = path_display(run->options->candidate);
	facts->machine = "unknown";
	if (!file_read(run->options->candidate, &run->candidate_data, &run->candidate_size, &why)) {
		run_refuse(run, "%s", why.text);
		return false;
	}
	facts->bytes = run->candidate_size;
	if (!pe_open(&run->pe, (const uint8_t *)run->candidate_data, run->candidate_size, &why)) {
		run_refuse(run, "%s", why.text);
		return false;
	}
	facts->machine = pe_machine_name(run->pe.machine);
	list_exports(facts, &run->pe);
	if (run->pe.machine != PE_MACHINE_X64 && run->pe.machine != PE_MACHINE_X86) {
		run_refuse(run,
			   "it is made for %s machines, and only x64 and x86 DLLs can be checked: build it for one of "
			   "them",
			   facts->machine);
		return false;
	}
	if (run->pe.machine != our_machine) {
		run_refuse(run,
			   "it is made for %s, and this is the %s program: use the routprot-check.exe built for %s",
			   facts->machine, pe_machine_name(our_machine), facts->machine);
		return false;
	}
	return check_entry_point(run);
}

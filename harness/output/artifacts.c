/* SPDX-License-Identifier: MIT */
/* What is kept of cases that crashed or hung, in a folder of its own: which cases, under which names, in which words. */
#include "harness/output/artifacts.h"

#include "harness/base/fingerprint.h"
#include "harness/output/details.h"
#include "harness/output/journal_case.h"

#include <string.h>

enum { NAME_MOST = 120 }; /* so that folder and name fit into what old programs take */

/* A crash or hang that the case answers for. Rows that only record what happens answer for nothing. */
static bool is_wanted(const struct result *result, size_t place)
{
	const struct judgement *judgement = &result->cases[place].judgement;

	return result->plan->cases[place].is_selected && judgement->verdict != VERDICT_PASS &&
	       judgement->verdict != VERDICT_SKIPPED &&
	       (judgement->ending == ENDING_CRASHED || judgement->ending == ENDING_HUNG);
}

static void choose(struct artifacts *artifacts, const struct result *result, size_t place)
{
	if (artifacts->is_kept[place] || !is_wanted(result, place))
		return;
	if (artifacts->kept == ARTIFACTS_MOST) {
		artifacts->left_out++;
		return;
	}
	artifacts->is_kept[place] = true;
	artifacts->kept++;
}

void artifacts_choose(struct artifacts *artifacts, const struct result *result)
{
	for (size_t i = 0; i < artifacts->dumped_count; i++)
		choose(artifacts, result, artifacts->dumped[i]);
	/* Those that had no room before are counted here. */
	artifacts->left_out = 0;
	for (size_t i = 0; i < result->plan->count; i++)
		choose(artifacts, result, i);
}

bool artifacts_keep(const struct result *result, size_t place, enum artifact artifact)
{
	const struct artifacts *artifacts = result->artifacts;

	return artifacts && artifacts->is_kept[place] && (artifact != ARTIFACT_DUMP || artifacts->has_dump[place]);
}

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == ',';
}

/* "suite/row[cell]" becomes "suite.row.cell"; where more than that had to be changed, a fingerprint tells it from others. */
void artifact_write_name(struct text *text, const char *id, enum artifact artifact)
{
	static const char *const endings[ARTIFACT_COUNT] = { ".txt", ".json", ".dmp" };
	const size_t length = strlen(id), end = text->length + NAME_MOST;
	bool is_exact = length <= NAME_MOST;

	for (const char *at = id; *at && text->length < end; at++) {
		if (*at == ']' && !at[1])
			break;
		if (is_plain(*at)) {
			text_append(text, at, 1);
			continue;
		}
		is_exact = is_exact && (*at == '/' || *at == '[');
		text_append(text, *at == '/' || *at == '[' ? "." : "_", 1);
	}
	if (!is_exact)
		text_printf(text, "-%08lx", (unsigned long)(fingerprint_append(FINGERPRINT_EMPTY, id, length) & 0xFFFFFFFF));
	text_append_string(text, endings[artifact]);
}

void artifact_write_path(struct text *text, const char *folder, const char *id, enum artifact artifact)
{
	if (*folder) {
		text_append_string(text, folder);
		text_append_string(text, "/");
	}
	artifact_write_name(text, id, artifact);
}

void artifact_write_words(struct text *text, const struct result *result, size_t place)
{
	details_write_headline(text, result, place);
	text_append_string(text, "\n");
	details_write(text, result, place, false);
	text_append_string(text, "minidump:    ");
	if (artifacts_keep(result, place, ARTIFACT_DUMP))
		artifact_write_name(text, result->plan->cases[place].id, ARTIFACT_DUMP);
	else
		text_append_string(text, "none; the process was gone before it could be looked at, or the system makes none");
	text_append_string(text, "\n");
}

void artifact_write_record(struct text *text, const struct result *result, size_t place)
{
	struct json json = { .text = text };

	journal_write_case(&json, result, place);
	text_append_string(text, "\n");
}

void artifacts_write_count(struct text *text, const struct result *result)
{
	const struct artifacts *artifacts = result->artifacts;

	if (!artifacts || !artifacts->kept)
		return;
	text_printf(text, "%lu %s crashed or hung: see %s", (unsigned long)artifacts->kept + artifacts->left_out,
		    artifacts->kept + artifacts->left_out == 1 ? "case" : "cases", artifacts->shown);
	if (artifacts->left_out)
		text_printf(text, ", which has %d of them, the most that are kept of a run", ARTIFACTS_MOST);
}

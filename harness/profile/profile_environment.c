/* SPDX-License-Identifier: MIT */
/* [environment] of a profile. */
#include "harness/profile/profile_environment.h"

#include "harness/base/allocate.h"
#include "harness/base/files.h"
#include "harness/base/fingerprint.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { VARIABLES_MOST = 256 };

/* Without the quotes around it. */
static struct span unquote(struct span text)
{
	if (text.length > 1 && text.data[0] == '"' && text.data[text.length - 1] == '"')
		return (struct span) { text.data + 1, text.length - 2 };
	return text;
}

/* A path as the profile has it, from the profile's folder. */
static char *open_path(const struct profile_value *value, struct span text)
{
	char *name = span_copy(text);
	char *path = path_beside(value->context->path, name);

	free(name);
	return path;
}

bool environment_read_registry(const struct profile_value *value, struct reason *why)
{
	struct environment *environment = value->target;
	struct reason cause;
	char *path, *data = NULL;
	size_t size = 0;
	bool is_read;

	if (!value->context->reads_files)
		return fail(why, "files are not read here");
	path = open_path(value, unquote(value->text));
	if (!file_read(path, &data, &size, &cause)) {
		is_read = fail(why, "%s", cause.text);
	} else {
		value->context->fingerprint = fingerprint_append(value->context->fingerprint, data, size);
		is_read = registry_read(&environment->registry, data, size, &cause) ||
			  fail(why, "%s, %s", span_quote(value->text).text, cause.text);
	}
	free(data);
	free(path);
	return is_read;
}

/* "C:\vendor\data": no other drive is thrown away, and nothing leads out of it. */
static bool is_target(const char *path)
{
	if ((path[0] != 'C' && path[0] != 'c') || path[1] != ':' || path[2] != '\\' || !path[3])
		return false;
	for (const char *part = path + 3; *part;) {
		const size_t length = strcspn(part, "\\");

		if (!length || part[length - 1] == '.' || strcspn(part, ":*?\"<>|") < length)
			return false;
		part += length + (part[length] == '\\');
	}
	return true;
}

/* With backslashes, and none at the end. */
static char *open_target(struct span text)
{
	char *target = span_copy(text);
	size_t length;

	for (char *at = target; *at; at++)
		if (*at == '/')
			*at = '\\';
	length = strlen(target);
	if (length > 3 && target[length - 1] == '\\')
		target[length - 1] = '\0';
	return target;
}

/* Where "->" stands, or the length of the text. */
static size_t find_arrow(struct span text)
{
	for (size_t i = 0; i + 1 < text.length; i++)
		if (text.data[i] == '-' && text.data[i + 1] == '>')
			return i;
	return text.length;
}

bool environment_read_files(const struct profile_value *value, struct reason *why)
{
	struct environment *environment = value->target;
	const size_t arrow = find_arrow(value->text);
	struct span from, to;

	if (arrow == value->text.length)
		return fail(why, "write FOLDER -> C:\\TARGET");
	from = unquote(span_trim((struct span) { value->text.data, arrow }));
	to = unquote(span_trim(span_skip(value->text, arrow + 2)));
	if (!from.length || !to.length)
		return fail(why, "write FOLDER -> C:\\TARGET");
	environment->target = open_target(to);
	if (!is_target(environment->target))
		return fail(why, "\"%s\" is no place for files: a path that begins with C:\\ and has no part like ..",
			    span_quote(to).text);
	environment->files = open_path(value, from);
	environment->files_line = value->line;
	return true;
}

/* Those by which the program, the launcher and Wine are told what to do. */
static bool is_reserved(struct span name)
{
	static const char *const begins[] = { "ROUTPROT_CHECK", "WINE" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (span_begins(name, begins[i]))
			return true;
	return false;
}

static bool is_name(struct span name)
{
	for (size_t i = 0; i < name.length; i++)
		if (!isalnum((unsigned char)name.data[i]) && name.data[i] != '_')
			return false;
	return name.length > 0 && !isdigit((unsigned char)name.data[0]);
}

bool environment_read_variable(const struct profile_value *value, struct reason *why)
{
	struct environment *environment = value->target;
	const struct span name = span_skip(value->key, strlen("variable."));

	if (!is_name(name))
		return fail(why, "\"%s\" is no name of a variable: letters, digits and _", span_quote(name).text);
	if (is_reserved(name))
		return fail(why, "variables of ours and of Wine cannot be set");
	for (size_t i = 0; i < environment->variable_count; i++)
		if (span_is(name, environment->variables[i].name))
			return fail(why, "the variable is given twice");
	if (environment->variable_count == VARIABLES_MOST)
		return fail(why, "there can be %d variables at most", VARIABLES_MOST);
	environment->variables = grow(environment->variables, environment->variable_count, sizeof(*environment->variables));
	environment->variables[environment->variable_count++] =
		(struct variable) { span_copy(name), span_copy(unquote(value->text)) };
	return true;
}

/* Each interface has a subnet of its own there, of 256 addresses: hence the eight bits. */
bool environment_read_addresses(const struct profile_value *value, struct reason *why)
{
	enum { UNICAST_MOST = 223 };
	static const char rest[] = ".0.0.0/8";
	const size_t length = span_find(value->text, '.');
	uint64_t network;

	if (!span_read_number((struct span) { value->text.data, length }, &network) ||
	    !span_is(span_skip(value->text, length), rest) || network < 1 || network > UNICAST_MOST)
		return fail(why, "\"%s\" is no network of eight bits such as 127.0.0.0/8",
			    span_quote(value->text).text);
	*(uint8_t *)value->target = (uint8_t)network;
	return true;
}

void environment_release(struct environment *environment)
{
	registry_release(&environment->registry);
	free(environment->files);
	free(environment->target);
	for (size_t i = 0; i < environment->variable_count; i++) {
		free(environment->variables[i].name);
		free(environment->variables[i].value);
	}
	free(environment->variables);
	*environment = (struct environment) { 0 };
}

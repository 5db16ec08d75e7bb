/* SPDX-License-Identifier: MIT */
/* What is kept of crashes and hangs: which cases, and under which names. */
#include "harness/output/artifacts.h"

#include <criterion/criterion.h>
#include <stdio.h>

enum { CASES = 130 };

/* A plan in which every case crashed, but for what a test changes. */
struct scene {
	struct planned_case planned[CASES];
	struct plan plan;
	struct case_result cases[CASES];
	struct result result;
	uint32_t dumped[ARTIFACTS_MOST];
	bool has_dump[CASES], is_kept[CASES];
	struct artifacts artifacts;
};

static struct scene scene;

static void open_scene(void)
{
	for (size_t i = 0; i < CASES; i++) {
		scene.planned[i].is_selected = true;
		scene.cases[i].judgement = (struct judgement) { .verdict = VERDICT_FAIL, .ending = ENDING_CRASHED };
	}
	scene.plan = (struct plan) { .cases = scene.planned, .count = CASES };
	scene.artifacts = (struct artifacts) { .dumped = scene.dumped, .has_dump = scene.has_dump, .is_kept = scene.is_kept };
	scene.result = (struct result) { .plan = &scene.plan, .cases = scene.cases, .artifacts = &scene.artifacts };
}

static void dump(uint32_t place)
{
	scene.dumped[scene.artifacts.dumped_count++] = place;
	scene.has_dump[place] = true;
}

Test(artifacts, are_of_at_most_50_cases)
{
	struct text words = { 0 };

	open_scene();
	scene.artifacts.shown = (char[]) { "kept" };
	artifacts_choose(&scene.artifacts, &scene.result);
	cr_expect_eq(scene.artifacts.kept, 50);
	cr_expect_eq(scene.artifacts.left_out, CASES - 50);
	for (size_t i = 0; i < CASES; i++)
		cr_expect_eq(artifacts_keep(&scene.result, i, ARTIFACT_WORDS), i < 50);
	artifacts_write_count(&words, &scene.result);
	cr_expect_str_eq(text_string(&words), "130 cases crashed or hung: see kept, which has 50 of them, the most that are kept of a run");
	text_release(&words);
}

Test(artifacts, are_first_of_those_of_which_there_is_a_dump)
{
	open_scene();
	dump(120);
	dump(100);
	scene.cases[100].judgement.ending = ENDING_RETURNED;
	artifacts_choose(&scene.artifacts, &scene.result);
	cr_expect(artifacts_keep(&scene.result, 120, ARTIFACT_DUMP));
	cr_expect_not(artifacts_keep(&scene.result, 100, ARTIFACT_WORDS), "it is blamed for nothing");
	cr_expect(artifacts_keep(&scene.result, 48, ARTIFACT_RECORD));
	cr_expect_not(artifacts_keep(&scene.result, 48, ARTIFACT_DUMP));
	cr_expect_not(artifacts_keep(&scene.result, 49, ARTIFACT_RECORD));
	cr_expect_eq(scene.artifacts.left_out, CASES - 50 - 1);
}

Test(artifacts, are_of_what_a_candidate_answers_for)
{
	open_scene();
	for (size_t i = 5; i < CASES; i++)
		scene.cases[i].judgement.ending = ENDING_EXITED;
	scene.cases[0].judgement.ending = ENDING_HUNG;
	scene.cases[1].judgement.verdict = VERDICT_PASS;
	scene.cases[2].judgement.verdict = VERDICT_BLOCKED;
	scene.planned[3].is_selected = false;
	artifacts_choose(&scene.artifacts, &scene.result);
	for (size_t i = 0; i < CASES; i++)
		cr_expect_eq(artifacts_keep(&scene.result, i, ARTIFACT_WORDS), i == 0 || i == 2 || i == 4, "%zu", i);
}

Test(artifacts, are_none_where_nobody_asks)
{
	struct text words = { 0 };

	open_scene();
	scene.result.artifacts = NULL;
	cr_expect_not(artifacts_keep(&scene.result, 0, ARTIFACT_WORDS));
	artifacts_write_count(&words, &scene.result);
	cr_expect_eq(words.length, 0);
}

Test(artifacts, have_names_that_every_system_takes)
{
	static const struct {
		const char *id, *name;
	} rows[] = {
		{ "interface-status/null-info[media-absent,inactive]", "interface-status.null-info.media-absent,inactive.dmp" },
		{ "registration/exported", "registration.exported.dmp" },
		{ "set-global-info/bad[No:such.NAME]", "set-global-info.bad._o_such_____-3a46004f.dmp" },
	};
	struct text one = { 0 }, other = { 0 };
	char id[400];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text name = { 0 };

		artifact_write_name(&name, rows[i].id, ARTIFACT_DUMP);
		cr_expect_str_eq(text_string(&name), rows[i].name);
		text_release(&name);
	}
	snprintf(id, sizeof(id), "a/%0300d", 1);
	artifact_write_name(&one, id, ARTIFACT_RECORD);
	snprintf(id, sizeof(id), "a/%0300d", 2);
	artifact_write_name(&other, id, ARTIFACT_RECORD);
	cr_expect_lt(one.length, 140);
	cr_expect_str_neq(text_string(&one), text_string(&other));
	text_release(&one);
	text_release(&other);
}

/* SPDX-License-Identifier: MIT */
/* GetMfeStatus: the status of a multicast forwarding entry. Addresses are what they are in either byte order. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()

static const struct axis_value groups[] = {
	{ .name = "224.1.1.224", .number = IPV4(224, 1, 1, 224) },
	{ .name = "239.1.1.239", .number = IPV4(239, 1, 1, 239) },
	{ .name = NULL },
};

static const struct axis_value no_groups[] = {
	{ .name = "0.0.0.0", .number = IPV4(0, 0, 0, 0) },
	{ .name = "10.0.0.1", .number = IPV4(10, 0, 0, 1) },
	{ .name = "223.1.1.223", .number = IPV4(223, 1, 1, 223) },
	{ .name = "240.1.1.240", .number = IPV4(240, 1, 1, 240) },
	{ .name = "255.255.255.255", .number = IPV4(255, 255, 255, 255) },
	{ .name = NULL },
};

static const struct axis_value no_sources[] = {
	{ .name = "224.0.0.224", .number = IPV4(224, 0, 0, 224) },
	{ .name = "239.1.1.239", .number = IPV4(239, 1, 1, 239) },
	{ .name = "255.255.255.255", .number = IPV4(255, 255, 255, 255) },
	{ .name = NULL },
};

static const struct test_case get_mfe_status_cases[] = {
	{
		.id = "succeeds",
		.requirement = MFE_01,
		.claim = "A valid index, group and source are not refused as invalid.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(GROUP, groups) },
		.call = GET_MFE_STATUS(),
		.expect = { .returns = PREFER(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id = "failure-code",
		.requirement = MFE_02,
		.claim = "A call that must be refused is refused with a documented code.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(INDEX, boundary_indexes) },
		.call = GET_MFE_STATUS(),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "unknown-index",
		.requirement = MFE_03,
		.claim = "An index that was never added is refused.",
		.given = STEPS(OPERATING),
		.call = GET_MFE_STATUS(.interface = INTERFACE_UNKNOWN),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "deleted-index",
		.requirement = MFE_03,
		.claim = "The index of a deleted interface is refused.",
		.given = STEPS(OPERATING, DELETE_INTERFACE()),
		.call = GET_MFE_STATUS(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "no-group",
		.requirement = MFE_04,
		.claim = "A group that is no multicast address is refused.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(GROUP, no_groups) },
		.call = GET_MFE_STATUS(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "no-source",
		.requirement = MFE_05,
		.claim = "A source that is a multicast or broadcast address is refused.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(SOURCE, no_sources) },
		.call = GET_MFE_STATUS(),
		.expect = { .returns = ONLY(ERROR_INVALID_PARAMETER) },
	},
	{
		.id = "status-defined",
		.requirement = MFE_06,
		.claim = "The status is one that the page of GetMfeStatus lists.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, states) },
		.call = GET_MFE_STATUS(.check = CHECK_STATUS_DEFINED),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "status-not-reserved",
		.requirement = MFE_07,
		.claim = "The status is none of those that are the router manager's to give.",
		.given = STEPS(RUNNING),
		.axes = { AXIS(GIVEN, states) },
		.call = GET_MFE_STATUS(.check = CHECK_STATUS_NOT_RESERVED),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "one-byte-of-status",
		.requirement = MFE_09,
		.claim = "However often it is asked, one byte is written to StatusCode.",
		.given = STEPS(OPERATING, GET_MFE_STATUS(.is_loose = true)),
		.call = GET_MFE_STATUS(),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id = "null-status",
		.requirement = MFE_10,
		.claim = "StatusCode NULL is survived.",
		.given = STEPS(OPERATING),
		.call = GET_MFE_STATUS(.nulls = NULLS(3)),
		.expect = { .returns = ANY_DOCUMENTED },
	},
	{
		.id = "unchanged-of-unknown",
		.requirement = MFE_11,
		.claim = "An unknown index leaves *StatusCode as it was.",
		.given = STEPS(OPERATING),
		.call = GET_MFE_STATUS(.interface = INTERFACE_UNKNOWN, .check = CHECK_STATUS_UNCHANGED),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
	},
	{
		.id = "unchanged-of-no-group",
		.requirement = MFE_11,
		.claim = "A group that is no multicast address leaves *StatusCode as it was.",
		.given = STEPS(OPERATING),
		.axes = { AXIS(GROUP, no_groups) },
		.call = GET_MFE_STATUS(.check = CHECK_STATUS_UNCHANGED),
		.expect = { .returns = ANY_DOCUMENTED, .is_about_failure = true },
	},
	{
		.id = "unused",
		.requirement = MFE_12,
		.claim = "A source and group that nobody uses have no status but 0.",
		.given = STEPS(OPERATING),
		.call = GET_MFE_STATUS(.check = CHECK_STATUS_ZERO),
		.expect = { .returns = ANY_OF(NO_ERROR, ERROR_CAN_NOT_COMPLETE) },
	},
	{
		.id = "before-start",
		.requirement = MFE_13,
		.claim = "Before StartProtocol there is no interface to ask about.",
		.given = STEPS(REGISTERED),
		.call = GET_MFE_STATUS(),
		.expect = { .returns = A_FAILURE },
	},
	{
		.id = "after-stop",
		.requirement = MFE_13,
		.claim = "After a completed stop there is no interface to ask about.",
		.given = STEPS(OPERATING, STOP_PROTOCOL(), AWAIT_STOPPED()),
		.call = GET_MFE_STATUS(),
		.expect = { .returns = A_FAILURE },
	},
};

const struct chapter get_mfe_status = CHAPTER(get_mfe_status_cases);

/* SPDX-License-Identifier: MIT */
/* The axes that the rows about the MIB share. */
#include "suites/mib.h"

#define END \
	{ \
		.name = NULL \
	}
#define SIZED(size) \
	{ \
		.name = #size "-bytes", .number = (size) \
	}

const struct axis_value short_requests[] = {
	{ .name = "0-bytes", .number = REQUEST_SIZE_ZERO },
	{ .name = "1-byte", .number = REQUEST_SIZE_1 },
	{ .name = "1-byte-less", .number = REQUEST_LESS_1 },
	END,
};

const struct axis_value null_requests[] = {
	{ .name = "size-0", .number = REQUEST_NULL },
	{ .name = "size-true", .number = REQUEST_NULL_SIZED },
	{ .name = "size-max", .number = REQUEST_NULL_MAX },
	END,
};

const struct axis_value random_requests[] = {
	SIZED(1),  SIZED(2),  SIZED(3),  SIZED(4),  SIZED(5),   SIZED(7),    SIZED(8),    SIZED(12),
	SIZED(13), SIZED(16), SIZED(24), SIZED(64), SIZED(255), SIZED(1024), SIZED(4096), END,
};

const struct axis_value tight_answers[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte-less", .number = ROOM_LESS_1 },
	{ .name = "exact", .number = ROOM_EXACT },
	END,
};

const struct axis_value null_answers[] = {
	{ .name = "size", .number = NULLS(OUTPUT_DATA_SIZE) },
	{ .name = "data", .number = NULLS(OUTPUT_DATA) },
	{ .name = "both", .number = NULLS(OUTPUT_DATA_SIZE) | NULLS(OUTPUT_DATA) },
	END,
};

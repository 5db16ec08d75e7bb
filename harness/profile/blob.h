/* SPDX-License-Identifier: MIT */
/* The data of a configuration as a profile writes it. */
#ifndef HARNESS_BLOB_H
#define HARNESS_BLOB_H

#include "harness/profile/profile.h"
#include "harness/base/span.h"

/*
 * Data is a list of tokens, separated by blanks. Their bytes follow one another without padding, numbers in
 * little-endian order.
 *
 *	u8:N u16:N u32:N u64:N     unsigned, decimal or 0x hexadecimal
 *	i8:N i16:N i32:N i64:N     signed
 *	ipv4:10.0.0.1              4 bytes in network order
 *	ipv6:2001:db8::1           16 bytes in network order
 *	mac:02-00-5e-10-00-01      6 bytes; ':' serves as well
 *	str:"text"                 UTF-8 without an end mark; escapes \n \t \r \0 \xNN \" \\
 *	wstr:"text"                UTF-16 little-endian without an end mark; the same escapes
 *	zero:N                     N bytes of zero
 *	hex:00ff                   bytes as they stand there
 *	file:blob.bin              the content of a file beside the profile; file:"name with blanks"
 *	ifindex                    4 bytes, filled in for each case (in the sections of the MIB)
 *	null                       alone: no data at all, a NULL pointer
 *	empty                      alone: a pointer, but no bytes
 */

/** The most bytes a configuration can have. */
enum { BLOB_SIZE_MOST = 65536 };

/** What data is read with. */
struct blob_context {
	const char *path;     /**< of the profile, in whose folder the files of `file:` are */
	bool reads_files;     /**< false refuses `file:` */
	bool takes_indexes;   /**< false refuses `ifindex` */
	uint64_t fingerprint; /**< the content of files is appended */
};

/**
 * Read `data`, which begins in `column`, into data and size of the blob. False with a reason that quotes the bad token
 * and its column; the blob has no data then.
 */
bool blob_read_data(struct blob *blob, struct span data, uint32_t column, struct blob_context *context,
		    struct reason *why);

/** Read `bytes`, `none` or `skip 4..8, 12..16` into the blob. False with a reason. */
bool blob_read_compare(struct blob *blob, struct span rule, struct reason *why);

/** Whether the ranges that the blob skips lie within its data and leave some of it. False with a reason. */
bool blob_check_skips(const struct blob *blob, struct reason *why);

/** Release what the blob holds; a zeroed one is fine. */
void blob_release(struct blob *blob);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Criterion brings libgit2 along, to show how two strings differ; libgit2 reads the certificates of every authority
 * on the system when a process begins, and each test is a process. Nobody connects to anything here.
 */

struct mbedtls_x509_crt;

int mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain, const char *path);

/* Found before the library's: reads nothing, and says that it did. */
int mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

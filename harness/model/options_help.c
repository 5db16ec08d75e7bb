/* SPDX-License-Identifier: MIT */
/* The text of --help. */
#include "harness/model/options.h"

#include <stdio.h>

/* In two parts: a compiler need not take a longer string than each. */
static const char *what_to_do(void)
{
	return "Usage: routprot-check [OPTIONS] CANDIDATE.dll\n"
	       "\n"
	       "Calls a routing-protocol DLL (the callbacks of routprot.h) as the router manager would, and says\n"
	       "which documented sentence it breaks, by which call, with which arguments.\n"
	       "\n"
	       "The candidate:\n"
	       "  --profile FILE           what only its vendor knows: ids, configurations, limits\n"
	       "  --write-profile FILE     write a commented profile to start from\n"
	       "\n"
	       "Which cases (PATTERN is matched against whole case ids: * any run of characters, ? any one):\n"
	       "  --only PATTERN           perform only these; may be repeated\n"
	       "  --skip PATTERN           leave these out; may be repeated\n"
	       "  --shard I/N              only the I-th of N shares of the cases, which together are all of them;\n"
	       "                           taken from the environment where Bazel, GitLab or Kubernetes set it\n"
	       "  --suite-version N        the cases of an older version, so that an upgrade changes no verdict\n"
	       "\n"
	       "How they are judged and performed:\n"
	       "  --level LEVEL            least level that fails the run: must, should (default), hardening\n"
	       "  --isolate HOW            what cases share: a running protocol (session, the default), a process\n"
	       "                           (run), nothing (case)\n"
	       "  --jobs N                 processes at once, 1 to 16 (default: [limits] copies of the\n"
	       "                           profile, else 1)\n"
	       "  --shuffle SEED           perform the cases in another order, a number for each (1 to 4294967295):\n"
	       "                           no verdict may depend on it\n"
	       "  --known FILE             known failures, each with what exactly goes wrong, a reason, a last day:\n"
	       "                           they do not fail the run, but an entry that is out of date does\n"
	       "  --write-known FILE       write such entries for the failures of this run, to be filled in\n"
	       "  --repeat N               perform every case N times; one whose verdict varies is flaky\n"
	       "  --flaky WHAT             what flaky cases do to the run: fail (default), allow\n"
	       "  --timeout-factor F       multiply every time limit, 0.1 to 100 (default 1), for slow machines\n"
	       "  --no-alone               do not perform failing cases once more, each alone in a fresh process\n"
	       "  --no-control             do not see first whether the bundled reference protocol passes here\n"
	       "  --stand-ins              on Windows, give the candidate our rtm.dll, rtutils.dll and mprapi.dll\n"
	       "                           instead of the system's, as always under Wine\n"
	       "  --in-process             no process of its own for the candidate: for debuggers\n"
	       "\n";
}

static const char *what_comes_of_it(void)
{
	return "What is written:\n"
	       "  --junit FILE             results as JUnit XML; - is standard output\n"
	       "  --junit-profile WHAT     strict (default): what every reader takes; rich: also file, line and\n"
	       "                           properties of each case, and flakyFailure\n"
	       "  --tap FILE               results as TAP 14; - is standard output\n"
	       "  --format WHAT            text (default), or github: annotations after it\n"
	       "  --journal FILE           every call of every case as JSON Lines; - is standard output\n"
	       "  --artifacts DIR          of each case that crashes or hangs (50 at most): a minidump, the stack in\n"
	       "                           words, its calls\n"
	       "  --quiet                  findings and counts only\n"
	       "  --verbose                every case as it ends\n"
	       "  --color WHEN             auto (default), always, never\n"
	       "\n"
	       "Instead of a run:\n"
	       "  --list                   list the cases; with --json as JSON\n"
	       "  --explain CASE           what the case does, and the sentence it examines\n"
	       "  --floor                  only load, register and free the candidate: what speed is measured by\n"
	       "  --version                name and version\n"
	       "  --help                   this text\n"
	       "\n"
	       "On Linux, the launcher also takes:\n"
	       "  --wine-prefix DIR        use this Wine prefix instead of a throw-away one\n"
	       "  --no-sandbox             run the candidate without bubblewrap\n"
	       "For x86 DLLs, where there is no wine32, it uses the 32-bit Wine that make-i386-root puts into\n"
	       "$ROUTPROT_CHECK_I386_ROOT (default: ~/.cache/routprot-check/i386-root)\n"
	       "\n"
	       "Exit status:\n"
	       "  0  conformant: no violation at --level or above, and every callback that the candidate offers\n"
	       "     and the selection covers has a passing case\n"
	       "  1  not conformant, or known failures are not as recorded\n"
	       "  2  usage or profile error; nothing was run\n"
	       "  3  the candidate could not be tested, in whole or in part\n"
	       "  4  the harness or its environment failed, or the run was aborted\n"
	       "\n"
	       "Examples:\n"
	       "  routprot-check --profile rip.profile rip.dll\n"
	       "      all cases; the console says what was found\n"
	       "  routprot-check --profile rip.profile --level must --junit results.xml rip.dll\n"
	       "      a gate for CI: only what the documentation demands fails it\n"
	       "  routprot-check --profile rip.profile --only 'registration/*' --isolate case rip.dll\n"
	       "      the cases of one callback, each in a process of its own\n";
}

const char *options_help(void)
{
	static char help[8192];

	snprintf(help, sizeof(help), "%s%s", what_to_do(), what_comes_of_it());
	return help;
}

# SPDX-License-Identifier: MIT
"""Makes the bash completion from the table of options, so that it knows them all.

The table is what tools/packaging/options.c prints with `table`; the launcher's own options are taken from the text of
--help. @WORDS@ in the template becomes all options, @VALUES@ a branch for each kind of value.
"""

import re

OWN = re.compile(r"  (--[\w-]+)(?: ([A-Z]+))?  +\S")


def read_options(table, text):
    """Every option: name -> what its value is called, nothing where it takes none."""
    options = dict(line.split("\t") for line in table.splitlines())
    own = text.partition("\nOn Linux, ")[2].partition("\n\n")[0]
    found = filter(None, map(OWN.match, own.splitlines()))
    options.update((match.group(1), match.group(2) or "") for match in found)
    return options


def write_values(options):
    """The branches of a `case` over the name of an option: what its value is completed with."""
    names = {}
    for name, value in options.items():
        if value in ("FILE", "DIR"):
            action = f"_routprot_check_files {'-d' if value == 'DIR' else '-f'}\n        return"
        elif " or " in value:
            words = " ".join(re.split(r", | or ", value))
            action = f"mapfile -t COMPREPLY < <(compgen -W '{words}' -- \"$current\")\n        return"
        else:
            action = "return"  # numbers, patterns and cases are the user's own
        if value:
            names.setdefault(action, []).append(name)
    return "\n".join(f"    {' | '.join(of)})\n        {action}\n        ;;" for action, of in names.items())


def make(template, table, text):
    """The completion."""
    options = read_options(table, text)
    return template.replace("@WORDS@", " ".join(options)).replace("    @VALUES@", write_values(options))

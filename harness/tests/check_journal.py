# SPDX-License-Identifier: MIT
"""Holds every line of a journal against the schema of the reports. Usage: check_journal.py FILE"""

import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).parents[2] / "reports" / "journal.schema.json"


def main(path):
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            value = json.loads(line)
            schema = {**validator.schema, "oneOf": [{"$ref": f"#/$defs/{value['type']}"}]}
            for error in validator.evolve(schema=schema).iter_errors(value):
                details = [detail.message for detail in error.context] or [error.message]
                sys.exit(f"{path}:{number}: {'; '.join(details)}")


if __name__ == "__main__":
    main(sys.argv[1])

# SPDX-License-Identifier: MIT
"""A schema as Python code that says yes or no, several times as fast as the checkers of shape.py, which say why.

It refuses what shape.py refuses; what it refuses, shape.py has the last word on. Of the schema it takes the same keywords.
"""

import re

CLASSES = {"object": "dict", "array": "list", "string": "str", "integer": "int", "number": "int, float", "null": "NoneType"}


class Code:
    """The functions of one schema, each of its definitions one: called with a value, true where it is well-formed."""

    def __init__(self, definitions):
        """definitions: the schemas by their names."""
        self.constants = {"NoneType": type(None), "MISSING": object()}
        self.lines = []
        self.count = 0
        for name, node in definitions.items():
            self.lines.append(f"def is_{name}(value):")
            self.write(node, "value", 1)
            self.lines.append("    return True")
        exec("\n".join(self.lines), self.constants)

    def __getitem__(self, name):
        return self.constants[f"is_{name}"]

    def say(self, depth, line):
        self.lines.append("    " * depth + line)

    def new(self, content=None):
        """The name of a variable of its own, or of a constant."""
        self.count += 1
        name = f"v{self.count}"
        if content is not None:
            self.constants[name] = content
        return name

    def write(self, node, value, depth):
        """Write what returns False where the variable `value` is not what the schema `node` asks for."""
        classes = [CLASSES[name] for name in as_list(node["type"])] if "type" in node else []
        if classes:
            self.say(depth, f"if type({value}) not in ({', '.join(classes)},): return False")
        if "$ref" in node:
            self.say(depth, f"if not is_{node['$ref'].removeprefix('#/$defs/')}({value}): return False")
        allowed = node.get("enum", [node["const"]] if "const" in node else None)
        if allowed is not None:
            self.say(depth, f"if type({value}) is bool or {value} not in {self.new(allowed)}: return False")
        if "pattern" in node:
            search = self.new(re.compile(node["pattern"]).search)
            self.say(depth, f"if type({value}) is str and not {search}({value}): return False")
        if "minimum" in node:
            self.say(depth, f"if type({value}) in (int, float) and {value} < {node['minimum']!r}: return False")
        if "items" in node:
            self.write_each("list", node["items"], value, value, depth, classes)
        if isinstance(node.get("additionalProperties"), dict):
            self.write_each("dict", node["additionalProperties"], value, f"{value}.values()", depth, classes)
        if "properties" in node or "required" in node:
            self.write_members(node, value, depth, classes)

    def only_if(self, name, value, depth, classes):
        """Restrict what follows to values of a class, where the type did not; the depth of what follows."""
        if classes == [name]:
            return depth
        self.say(depth, f"if type({value}) is {name}:")
        return depth + 1

    def write_each(self, name, node, value, elements, depth, classes):
        depth = self.only_if(name, value, depth, classes)
        element = self.new()
        self.say(depth, f"for {element} in {elements}:")
        self.say(depth + 1, "pass")
        self.write(node, element, depth + 1)

    def write_members(self, node, value, depth, classes):
        depth = self.only_if("dict", value, depth, classes)
        self.say(depth, "pass")
        required = node.get("required", [])
        properties = node.get("properties", {})
        for key in {**dict.fromkeys(required), **properties}:
            member = self.new()
            self.say(depth, f"{member} = {value}.get({key!r}, MISSING)")
            if key in required:
                self.say(depth, f"if {member} is MISSING: return False")
                self.write(properties.get(key, {}), member, depth)
            else:
                self.say(depth, f"if {member} is not MISSING:")
                self.say(depth + 1, "pass")
                self.write(properties[key], member, depth + 1)


def as_list(value):
    return value if isinstance(value, list) else [value]

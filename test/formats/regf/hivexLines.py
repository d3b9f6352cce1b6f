"""Prints a hive as libhivex reads it, in the lines of hiveLines.ts."""

import hashlib
import json
import sys

import hivex

hive = hivex.Hivex(sys.argv[1])
out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
stack = [(hive.root(), "")]
while stack:
    key, path = stack.pop()
    out.write(f"{json.dumps(path)} {hive.node_timestamp(key)}\n")
    for value in hive.node_values(key):
        kind, data = hive.value_value(value)
        name = json.dumps(hive.value_key(value))
        digest = data.hex() if len(data) <= 200 else f"{len(data)} {hashlib.md5(data).hexdigest()}"
        out.write(f"{name} {kind & 0xFFFFFFFF} {digest}\n")
    children = hive.node_children(key)
    stack.extend((child, path + "\\" + hive.node_name(child)) for child in reversed(children))
out.flush()

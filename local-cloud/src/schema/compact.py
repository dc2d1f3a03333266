#!/usr/bin/env python3
"""Writes the compact schemas of the resource types that the local cloud's CloudFormation supports.

Needs cfn-lint (pip), which ships AWS's registry schemas as package data. Only facts are kept: names,
JSON types, what is required, enums, what is read-only or fixed at creation, what Fn::GetAtt answers.
Run it after adding a type to types.txt:  python3 local-cloud/src/schema/compact.py
"""
import json
import pathlib

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent / "main/resources/dev/messagerouting/localcloud/cloudformation/schema"
REGION = "us-east-1"


def compact(node, top=False):
    """One schema node with only what the check of properties reads."""
    kept = {}
    if "$ref" in node:
        return {"$ref": node["$ref"].removeprefix("#/definitions/")}
    if "type" in node:
        kept["type"] = node["type"]
    if "enum" in node:
        kept["enum"] = node["enum"]
    if "const" in node:
        kept["enum"] = [node["const"]]
    if "items" in node:
        kept["items"] = compact(node["items"])
    if node.get("patternProperties"):
        kept["values"] = compact(next(iter(node["patternProperties"].values())))
    if node.get("properties") and not top:
        kept["properties"] = {k: compact(v) for k, v in sorted(node["properties"].items())}
    if node.get("required") and not top:
        kept["required"] = sorted(node["required"])
    if "type" not in kept and "properties" in kept:
        kept["type"] = "object"
    return kept


def paths(schema, key):
    return sorted(p.removeprefix("/properties/") for p in schema.get(key, []))


def attributes(name):
    found = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, name).get_atts
    return sorted(str(attribute) for attribute in found)


def used(node, names):
    if isinstance(node, dict):
        if "$ref" in node:
            names.add(node["$ref"])
        for value in node.values():
            used(value, names)
    if isinstance(node, list):
        for value in node:
            used(value, names)
    return names


def reachable(properties, definitions):
    wanted, todo = set(), used(properties, set())
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted.add(name)
            todo |= used(definitions[name], set())
    return {name: definitions[name] for name in sorted(wanted)}


def write(name):
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, name).schema
    definitions = {k: compact(v) for k, v in schema.get("definitions", {}).items()}
    properties = {k: compact(v) for k, v in sorted(schema["properties"].items())}
    result = {
        "typeName": name,
        "required": sorted(schema.get("required", [])),
        "readOnly": paths(schema, "readOnlyProperties"),
        "createOnly": paths(schema, "createOnlyProperties"),
        "attributes": attributes(name),
        "properties": properties,
        "definitions": reachable(properties, definitions),
    }
    TARGET.mkdir(parents=True, exist_ok=True)
    lines = ["{"]
    for key, value in result.items():
        end = "" if key == "definitions" else ","
        if key in ("properties", "definitions"):
            inner = [f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items()]
            body = "{\n" + ",\n".join(inner) + "\n  }" if inner else "{}"
        else:
            body = json.dumps(value)
        lines.append(f"  {json.dumps(key)}: {body}{end}")
    lines.append("}")
    (TARGET / (name.replace("::", "-") + ".json")).write_text("\n".join(lines) + "\n")


for line in (HERE / "types.txt").read_text().split():
    write(line)

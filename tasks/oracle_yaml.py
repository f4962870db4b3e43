"""Answers what the real OmegaConf makes of YAML texts, for tasks/fuzz_yaml.ts.

A line in is a JSON list of texts; a line out is the JSON list of answers. An answer is the value that the loader gives,
with its types: ints as {"i": digits}, floats as {"f": repr}, mappings as {"m": [[key, value], ...]}, tuples as
{"t": [...]}, other Python types as {"x": name}; or {"error": class, "line": 1-based, absent where there is none}.
With the argument "dump" an answer is {"value": ..., "dump": what OmegaConf.to_yaml writes, or null}.
"""
import json
import sys

import yaml
from omegaconf import OmegaConf
from omegaconf._yaml import get_yaml_loader

LOADER = get_yaml_loader()
DUMPS = "dump" in sys.argv[1:]


def typed(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"i": hex(value) if value.bit_length() > 10000 else str(value)}
    if isinstance(value, float):
        return {"f": repr(value)}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, tuple):
        return {"t": [typed(item) for item in value]}
    if isinstance(value, dict):
        return {"m": [[typed(key), typed(item)] for key, item in value.items()]}
    return {"x": type(value).__name__}


def failure(error):
    answer = {"error": type(error).__name__}
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        answer["line"] = mark.line + 1
    return answer


def answer(text):
    try:
        return typed(yaml.load(text, Loader=LOADER))
    except Exception as error:
        return failure(error)


def dump(text):
    try:
        return OmegaConf.to_yaml(OmegaConf.create(text))
    except Exception:
        return None


for line in sys.stdin:
    texts = json.loads(line)
    answers = [{"value": answer(text), "dump": dump(text)} if DUMPS else answer(text) for text in texts]
    sys.stdout.write(json.dumps(answers, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()

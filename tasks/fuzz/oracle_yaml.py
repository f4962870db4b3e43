"""Answers what the real OmegaConf makes of YAML texts, for tasks/fuzz_yaml.ts. Reads one JSON question a line, and answers each with one line.

Question: {"texts": [...], "dump": bool}. Answer: a list with one item a text: {"value": V} or {"error": class, "line": 1-based, if it has one},
and with "dump" also {"dump": what OmegaConf.to_yaml writes of OmegaConf.create(text), null where that fails}.
V is what the loader gives, with its types: {"i": digits}, {"f": repr}, {"m": [[key, value], ...]}, {"t": [...]} for tuples, {"x": name} for
types that no configuration holds; strings, truth values, null and lists stand for themselves.
"""
import json
import sys

import yaml
from omegaconf import OmegaConf
from omegaconf._yaml import get_yaml_loader

LOADER = get_yaml_loader()


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


def loaded(text):
    try:
        return {"value": typed(yaml.load(text, Loader=LOADER))}
    except Exception as error:
        mark = getattr(error, "problem_mark", None)
        answer = {"error": type(error).__name__}
        return answer if mark is None else {**answer, "line": mark.line + 1}


def dumped(text):
    try:
        return OmegaConf.to_yaml(OmegaConf.create(text))
    except Exception:
        return None


for line in sys.stdin:
    question = json.loads(line)
    answers = [loaded(text) for text in question["texts"]]
    if question["dump"]:
        answers = [{**answer, "dump": dumped(text)} for answer, text in zip(answers, question["texts"])]
    print(json.dumps(answers), flush=True)

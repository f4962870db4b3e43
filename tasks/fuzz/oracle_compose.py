"""Composes config trees with the real Hydra. Reads one JSON case a line, and answers each with one line.

Case: {"dir", "config_name", "overrides", "env"}. Answer: {"yaml", "yaml_resolved", "choices"} or {"error": {"type", "message", "cause"}}.
"""
import json
import os
import sys
import warnings

warnings.simplefilter("ignore")
from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf, open_dict


def described(error):
    text = {"type": type(error).__name__, "message": str(error)}
    if error.__cause__ is not None:
        text["cause"] = {"type": type(error.__cause__).__name__, "message": str(error.__cause__)}
    return {"error": text}


def answer(case):
    os.chdir(case["dir"])
    os.environ.clear()
    os.environ.update(case["env"])
    try:
        with initialize_config_dir(case["dir"], version_base=None):
            config = compose(case["config_name"], overrides=case["overrides"], return_hydra_config=True)
        choices = OmegaConf.to_container(config.hydra.runtime.choices)
        hydra = OmegaConf.to_container(config.hydra, resolve=False)
        with open_dict(config):
            del config["hydra"]
    except RecursionError:
        return {"skip": True}
    except Exception as error:
        return described(error)
    yaml = OmegaConf.to_yaml(config)
    try:
        resolved = OmegaConf.to_yaml(config, resolve=True)
    except RecursionError:
        return {"skip": True}
    except Exception as error:
        resolved = described(error)
    own = {key: value for key, value in choices.items() if not str(key).startswith("hydra/")}
    hydras = {key: value for key, value in choices.items() if str(key).startswith("hydra/")}
    job = {key: hydra["job"][key] for key in hydra["job"] if key not in ("id", "num")}
    return {"yaml": yaml, "yaml_resolved": resolved, "choices": own, "hydra_choices": hydras, "hydra_job": OmegaConf.to_yaml(job)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

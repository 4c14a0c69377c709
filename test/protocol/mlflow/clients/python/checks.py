"""Runs the test_* functions of a script in the order in which they stand, and writes what came of each as JSON."""

import json
import os
import sys
import traceback
import uuid
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

import mlflow  # noqa: E402

major = int(mlflow.__version__.split(".")[0])
_expected = []


def unique(name):
    """A name that no other run of a script has given."""
    return f"{name}-{uuid.uuid4().hex[:8]}"


def model_name(name):
    """The argument that names a logged model, as the generation has it."""
    return {"name": name} if major >= 3 else {"artifact_path": name}


def expect_elsewhere(run, *, params=None, points=None, tags=None, artifacts=None, status="FINISHED", name=None):
    """What another face must show of the run: values of parameters and tags, counts of points, names of files."""
    info = run.info
    _expected.append(
        {
            "runId": info.run_id,
            "name": name or info.run_name,
            "status": status,
            "params": {key: str(value) for key, value in (params or {}).items()},
            "points": points or {},
            "tags": tags or {},
            "artifacts": artifacts or [],
        }
    )


def refused(call, *arguments, code="INVALID_PARAMETER_VALUE", **named):
    """Calls, and expects an error of this code."""
    try:
        call(*arguments, **named)
    except mlflow.exceptions.MlflowException as error:
        assert error.error_code == code, f"expected {code}, got {error.error_code}: {error}"
        return str(error)
    raise AssertionError(f"expected {code}")


def run(script):
    """Writes {"outcomes": {name: "ok" or the traceback}, "expected": [...]} to the file named by the first argument."""
    outcomes = {}
    for name, check in list(script.items()):
        if not name.startswith("test_"):
            continue
        try:
            check()
            outcomes[name] = "ok"
        except Exception:
            outcomes[name] = traceback.format_exc()
        while mlflow.active_run() is not None:
            mlflow.end_run()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump({"outcomes": outcomes, "expected": _expected}, file)

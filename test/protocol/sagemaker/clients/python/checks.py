"""Runs the test_* functions of a script in the order in which they stand, and writes what came of each as JSON."""

import json
import sys
import traceback

import boto3
from botocore.exceptions import ClientError

_called = set()


def client(service, **options):
    """A client of boto3 whose calls are counted."""
    made = boto3.client(service, **options)
    made.meta.events.register("before-call", lambda model, **_: _called.add(model.name))
    return made


def refused(code, call, **arguments):
    """Calls, expects the error of this code, and gives it back."""
    try:
        answer = call(**arguments)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"expected {code}, got {error}"
        return error
    raise AssertionError(f"expected {code}, got {answer}")


def run(script):
    """Writes {"outcomes": {name: "ok" or the traceback}, "operations": [...]} to the file named by the first argument."""
    outcomes = {}
    for name, check in list(script.items()):
        if not name.startswith("test_"):
            continue
        try:
            check()
            outcomes[name] = "ok"
        except Exception:
            outcomes[name] = traceback.format_exc()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump({"outcomes": outcomes, "operations": sorted(_called)}, file)

"""The sample of script mode as a training program that something else starts; what it leaves free stands around it."""

import types

from samples import run_sample, training

scope = {**training(), "args": types.SimpleNamespace(region="us-east-1")}
run_sample("keras-callback.py", scope)
run_sample("script-mode.py", scope)

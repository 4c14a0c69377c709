"""The sagemaker package's names, wherever the generation that is installed keeps them."""

import importlib
import importlib.metadata

major = int(importlib.metadata.version("sagemaker").split(".")[0])
_root = "sagemaker" if major == 2 else "sagemaker.core"


def _from(module, *names):
    found = importlib.import_module(f"{_root}.{module}")
    return [getattr(found, name) for name in names]


Run, load_run, list_runs = _from("experiments.run", "Run", "load_run", "list_runs")
(Experiment,) = _from("experiments.experiment", "Experiment")
(Session,) = _from("session" if major == 2 else "helper.session_helper", "Session")
(ExperimentAnalytics,) = _from("analytics", "ExperimentAnalytics")
(Artifact,) = _from("lineage.artifact", "Artifact")
(Association,) = _from("lineage.association", "Association")

"""A training script: it knows neither experiment nor run."""

from sdk import load_run

with load_run() as run:
    run.log_parameter("param1", "value1")
    for step in range(3):
        run.log_metric("loss", 1 / (step + 1), step=step)
    print("in", run.experiment_name, run.run_name)

"""Everything that signs: one run with metrics, a file and a chart."""

from checks import run as run_checks
from sdk import Run, list_runs


def test_a_run_passes_the_lock():
    with Run(experiment_name="locked", run_name="one") as run:
        run.log_parameter("lr", 0.1)
        run.log_metric("loss", 1.5, step=0)
        run.log_file(__file__, name="script")
        run.log_confusion_matrix([0, 1, 1], [0, 1, 0], title="cm")
    assert [each.run_name for each in list_runs("locked")] == ["one"]


if __name__ == "__main__":
    run_checks(globals())

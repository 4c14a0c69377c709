"""Runs, as scripts of the sagemaker package make and read them. No session is given: the environment says it all."""

import json

import boto3
from checks import run as run_checks
from sdk import Artifact, Association, Experiment, ExperimentAnalytics, Run, Session, list_runs, load_run

sagemaker = boto3.client("sagemaker")


def component(name):
    return sagemaker.describe_trial_component(TrialComponentName=name)


def test_the_default_bucket_is_ours():
    assert Session().default_bucket() == "assay"


def test_a_run_records_everything():
    with open("f.txt", "w", encoding="utf-8") as file:
        file.write("content")
    with Run(experiment_name="My-Exp", run_name="Run-A", tags=[{"Key": "k", "Value": "v"}]) as run:
        run.log_parameter("lr", 0.1)
        run.log_parameters({"opt": "adam", "n": 3})
        for step in range(12):
            run.log_metric("loss", 1.0 / (step + 1), step=step)
        run.log_artifact("model", "s3://b/m.tar.gz", media_type="application/x-tar")
        run.log_file("f.txt", name="data", is_output=False)
        run.log_confusion_matrix([0, 1, 1], [0, 1, 0], title="cm")
        run.log_roc_curve([0, 1, 1], [0.1, 0.9, 0.4], title="roc", is_output=False)
        run.log_precision_recall([0, 1, 1], [0.1, 0.9, 0.4], title="pr")
        assert component("my-exp-run-a")["Status"]["PrimaryStatus"] == "InProgress"
    found = component("my-exp-run-a")
    assert found["Status"]["PrimaryStatus"] == "Completed"
    assert found["EndTime"] >= found["StartTime"]
    assert found["Parameters"]["lr"] == {"NumberValue": 0.1} and found["Parameters"]["opt"] == {"StringValue": "adam"}
    assert found["OutputArtifacts"] == {"model": {"MediaType": "application/x-tar", "Value": "s3://b/m.tar.gz"}}
    assert found["InputArtifacts"]["data"]["MediaType"] == "text/plain"
    loss = next(each for each in found["Metrics"] if each["MetricName"] == "loss")
    assert (loss["Count"], loss["Min"], loss["Max"], loss["Last"]) == (12, 1 / 12, 1.0, 1 / 12)
    tags = sagemaker.list_tags(ResourceArn=found["TrialComponentArn"])["Tags"]
    assert tags == [{"Key": "k", "Value": "v"}, {"Key": "sagemaker:trial-component-source", "Value": "run"}], tags


def test_the_file_is_in_the_bucket():
    uri = component("my-exp-run-a")["InputArtifacts"]["data"]["Value"]
    bucket, key = uri.removeprefix("s3://").split("/", 1)
    assert boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read() == b"content"


def test_charts_hang_on_the_run():
    arn = component("my-exp-run-a")["TrialComponentArn"]
    produced = [each.destination_arn for each in Association.list(source_arn=arn)]
    given = [each.source_arn for each in Association.list(destination_arn=arn)]
    assert (len(produced), len(given)) == (2, 1)
    roc = Artifact.load(artifact_arn=given[0])
    assert (roc.artifact_name, roc.artifact_type) == ("roc", "ROCCurve")
    bucket, key = roc.source.source_uri.removeprefix("s3://").split("/", 1)
    drawn = json.loads(boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read())
    assert drawn["type"] == "ROCCurve" and drawn["areaUnderCurve"] == 1.0


def test_a_run_is_opened_again_and_keeps_what_it_had():
    with Run(experiment_name="My-Exp", run_name="Run-A") as run:
        run.log_parameter("lr", 0.2)
        with load_run() as same:
            assert same is run
    with load_run(experiment_name="my-exp", run_name="run-a") as run:
        run.log_metric("again", 1)
    found = component("my-exp-run-a")
    assert found["Parameters"]["lr"] == {"NumberValue": 0.2} and len(found["Parameters"]) == 3
    assert list(found["InputArtifacts"]) == ["data"] and list(found["OutputArtifacts"]) == ["model"]


def test_a_run_that_raises_has_failed():
    try:
        with Run(experiment_name="My-Exp", run_name="Run-B", run_display_name="Shown"):
            raise RuntimeError("out of memory")
    except RuntimeError as error:
        assert str(error) == "out of memory"
    found = component("my-exp-run-b")
    assert found["Status"] == {"PrimaryStatus": "Failed", "Message": "out of memory"}, found
    assert found["DisplayName"] == "Shown"


def test_a_run_without_a_name_gets_one():
    with Run(experiment_name="My-Exp") as run:
        run.log_metric("loss", 0.5)
    assert run.run_name.startswith("sagemaker-run-")


def test_truth_values_are_numbers():
    with Run(experiment_name="truth", run_name="of-values") as run:
        run.log_parameters({"yes": True, "no": False})
    found = component("truth-of-values")["Parameters"]
    assert found == {"yes": {"NumberValue": 1.0}, "no": {"NumberValue": 0.0}}, found


def test_runs_are_listed():
    sagemaker.create_trial_component(TrialComponentName="by-hand")
    names = sorted(each.run_name for each in list_runs("My-Exp"))
    assert len(names) == 3 and names[:2] == ["run-a", "run-b"], names


def test_analytics_make_a_frame():
    frame = ExperimentAnalytics(experiment_name="my-exp", sagemaker_session=Session()).dataframe()
    row = frame[frame["TrialComponentName"] == "my-exp-run-a"].iloc[0]
    assert len(frame) == 3
    assert (row["loss - Count"], row["loss - Max"], row["lr"]) == (12, 1.0, 0.2)
    assert row["model - Value"] == "s3://b/m.tar.gz"
    assert row["Experiments"] == ["my-exp"]


def test_an_experiment_is_deleted_with_all_in_it():
    with Run(experiment_name="doomed", run_name="one") as run:
        run.log_metric("loss", 1)
    Experiment.load("doomed", Session())._delete_all("--force")
    try:
        sagemaker.describe_experiment(ExperimentName="doomed")
        raise AssertionError("is still there")
    except sagemaker.exceptions.ResourceNotFound:
        pass


if __name__ == "__main__":
    run_checks(globals())

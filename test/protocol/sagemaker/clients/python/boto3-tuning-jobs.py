"""Studies as tuning jobs. They are made natively, as SageMaker's own operation would start containers."""

import json
import os
import urllib.request

from checks import client, refused, run

sagemaker = client("sagemaker")
job = {"HyperParameterTuningJobName": "boto-search"}


def native(path, body):
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/api/v1" + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def test_a_study_is_described():
    study = native("/studies", {
        "experimentName": "boto-tuning",
        "name": "boto-search",
        "space": {"lr": {"low": 0.001, "high": 0.1, "log": True}, "layers": {"kind": "int", "low": 1, "high": 3}},
        "objectives": [{"metric": "accuracy", "direction": "maximize"}],
        "sampler": {"kind": "random"},
        "limits": {"maxTrials": 30},
    })
    asked = native(f"/studies/{study['id']}/ask", {"worker": "boto", "count": 13})
    for trial in asked["trials"]:
        told = {"state": "complete", "objectives": [trial["values"]["lr"]]}
        native(f"/studies/{study['id']}/trials/{trial['number']}/tell", told)
    described = sagemaker.describe_hyper_parameter_tuning_job(**job)
    assert described["HyperParameterTuningJobStatus"] == "InProgress", described
    assert described["TrainingJobStatusCounters"]["Completed"] == 13, described
    config = described["HyperParameterTuningJobConfig"]
    assert config["ResourceLimits"]["MaxNumberOfTrainingJobs"] == 30, config
    assert config["ParameterRanges"]["ContinuousParameterRanges"][0]["ScalingType"] == "Logarithmic", config


def test_training_jobs_are_paged_and_sorted_by_the_objective():
    pages = sagemaker.get_paginator("list_training_jobs_for_hyper_parameter_tuning_job").paginate(
        **job, SortBy="FinalObjectiveMetricValue", SortOrder="Descending", PaginationConfig={"PageSize": 5})
    trials = [each for page in pages for each in page["TrainingJobSummaries"]]
    values = [each["FinalHyperParameterTuningJobObjectiveMetric"]["Value"] for each in trials]
    assert len(values) == 13 and values == sorted(values, reverse=True), values
    best = sagemaker.describe_hyper_parameter_tuning_job(**job)["BestTrainingJob"]
    assert best["TrainingJobName"] == trials[0]["TrainingJobName"], best
    training_job = sagemaker.describe_training_job(TrainingJobName=best["TrainingJobName"])
    assert training_job["HyperParameters"] == best["TunedHyperParameters"], training_job


def test_tuning_jobs_are_listed_and_stopped():
    sagemaker.stop_hyper_parameter_tuning_job(**job)
    [summary] = sagemaker.list_hyper_parameter_tuning_jobs(StatusEquals="Stopped")["HyperParameterTuningJobSummaries"]
    assert summary["HyperParameterTuningJobName"] == "boto-search", summary
    refused("ResourceNotFound", sagemaker.stop_hyper_parameter_tuning_job, HyperParameterTuningJobName="nothing")


run(globals())

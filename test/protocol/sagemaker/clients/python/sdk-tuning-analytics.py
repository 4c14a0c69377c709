"""What the SDK's analytics make of a tuning job: a data frame of its trials."""

import json
import sys

from sagemaker.analytics import HyperparameterTuningJobAnalytics

analytics = HyperparameterTuningJobAnalytics(sys.argv[1])
frame = analytics.dataframe().sort_values("FinalObjectiveValue")
print(json.dumps({
    "columns": sorted(frame.columns),
    "values": list(frame["FinalObjectiveValue"].dropna()),
    "statuses": sorted(frame["TrainingJobStatus"]),
    "learning_rates": len(frame["lr"].dropna()),
    "ranges": analytics.tuning_ranges,
}))

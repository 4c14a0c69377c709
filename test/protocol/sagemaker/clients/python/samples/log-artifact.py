# Track a string value as an input or output artifact
run.log_artifact(name="training_data", value="data.csv" is_output=False)

# Upload a local file to S3 and track it as an input or output artifact
run.log_file("training_data.csv", name="training_data", is_output=False)

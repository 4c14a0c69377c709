# Log a single parameter
run.log_parameter("param1", "value1")

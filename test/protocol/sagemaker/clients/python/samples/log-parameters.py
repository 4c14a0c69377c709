# Log multiple parameters
run.log_parameters({
    "param2": "value2",
    "param3": "value3"
})

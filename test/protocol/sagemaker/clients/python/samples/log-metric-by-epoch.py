# Log a metric over the course of a run at each epoch
run.log_metric(name="test:loss", value=loss, step=epoch)

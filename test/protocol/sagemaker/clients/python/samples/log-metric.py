# Log a metric over the course of a run
run.log_metric(name="Final_loss", value=finalloss)

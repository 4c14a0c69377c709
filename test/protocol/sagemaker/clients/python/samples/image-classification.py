import sagemaker
from sagemaker.session import Session
from sagemaker.experiments.run import Run

# Initialize SageMaker session
session = Session()

# Create an experiment
with Run(experiment_name="image-classification", 
         run_name="initial-training") as run:
    
    # Log hyperparameters
    run.log_parameter("learning_rate", 0.001)
    run.log_parameter("batch_size", 64)
    run.log_parameter("epochs", 10)
    
    # Train your model
    # ...training code...
    
    # Log metrics
    run.log_metric("accuracy", 0.85)
    run.log_metric("precision", 0.83)
    
    # Log artifacts
    run.log_artifact("model", "s3://bucket/model.tar.gz")

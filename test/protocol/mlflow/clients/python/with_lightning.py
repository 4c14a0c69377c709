"""PyTorch Lightning: autologging, its own logger, and checkpoints."""

import logging

import torch

# Debian's PyTorch 1.13 cannot import its own sharded tensors under Python 3.11, and Lightning asks for them where it may.
torch.distributed.is_available = lambda: False

import mlflow  # noqa: E402
import numpy as np  # noqa: E402
import pytorch_lightning as pl  # noqa: E402
from checks import expect_elsewhere, model_name, unique  # noqa: E402
from checks import run as run_checks  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from pytorch_lightning.loggers import MLFlowLogger  # noqa: E402
from torch.utils.data import DataLoader, TensorDataset  # noqa: E402

logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
client = MlflowClient()
experiment = mlflow.set_experiment(unique("lightning"))
epochs = 3


class Line(pl.LightningModule):
    def __init__(self, rate=0.1):
        super().__init__()
        self.save_hyperparameters()
        self.layer = torch.nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x)

    def training_step(self, batch, _):
        x, y = batch
        loss = torch.nn.functional.mse_loss(self(x), y)
        self.log("train_loss", loss, on_step=False, on_epoch=True)
        return loss

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=self.hparams.rate)


def data():
    torch.manual_seed(1)
    x = torch.rand(64, 2)
    return DataLoader(TensorDataset(x, x.sum(dim=1, keepdim=True)), batch_size=16)


def trainer(**options):
    return pl.Trainer(max_epochs=epochs, accelerator="cpu", enable_progress_bar=False, enable_model_summary=False, **options)


def test_autologging_records_epochs_settings_and_the_model():
    mlflow.pytorch.autolog(silent=True)
    model = Line()
    with mlflow.start_run() as run:
        trainer(logger=False, enable_checkpointing=False).fit(model, data())
    mlflow.pytorch.autolog(disable=True)
    history = client.get_metric_history(run.info.run_id, "train_loss")
    assert len(history) == epochs and history[-1].value < history[0].value
    loaded = mlflow.pytorch.load_model(f"runs:/{run.info.run_id}/model")
    x = torch.rand(5, 2)
    assert np.allclose(loaded(x).detach(), model(x).detach())
    expect_elsewhere(
        run, params={"epochs": epochs, "optimizer_name": "SGD"}, points={"train_loss": epochs}, artifacts=["model_summary.txt"]
    )


def test_its_own_logger_records_metrics_settings_and_checkpoints():
    logger = MLFlowLogger(experiment.name, tracking_uri=mlflow.get_tracking_uri(), run_name="pl", log_model=True)
    trainer(logger=logger, log_every_n_steps=1).fit(Line(rate=0.05), data())
    run = client.get_run(logger.run_id)
    assert run.info.run_name == "pl" and run.info.status == "FINISHED" and run.data.params["rate"] == "0.05"
    assert len(client.get_metric_history(logger.run_id, "train_loss")) == epochs
    checkpoints = [each.path for each in client.list_artifacts(logger.run_id, "model/checkpoints")]
    assert len(checkpoints) == 1, checkpoints
    below = [each.path for each in client.list_artifacts(logger.run_id, checkpoints[0])]
    assert any(each.endswith(".ckpt") for each in below), below
    expect_elsewhere(run, params={"rate": 0.05}, points={"train_loss": epochs, "epoch": epochs}, artifacts=below)


def test_a_network_is_logged_and_loaded_back():
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
    x = torch.rand(6, 3)
    with mlflow.start_run() as run:
        info = mlflow.pytorch.log_model(model, **model_name("net"), pip_requirements=[])
        mlflow.pytorch.log_state_dict(model.state_dict(), artifact_path="state")
    assert torch.equal(mlflow.pytorch.load_model(info.model_uri)(x), model(x))
    expect_elsewhere(run, artifacts=["state/state_dict.pth"])


run_checks(globals())

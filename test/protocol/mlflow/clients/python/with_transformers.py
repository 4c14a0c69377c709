"""Hugging Face's Trainer with its MLflow callback."""

import os

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["HF_HUB_OFFLINE"] = "1"

import mlflow  # noqa: E402
import torch  # noqa: E402
from checks import expect_elsewhere, unique  # noqa: E402
from checks import run as run_checks  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments  # noqa: E402

client = MlflowClient()
mlflow.set_experiment(unique("transformers"))
steps = 6


class Sentences(torch.utils.data.Dataset):
    def __len__(self):
        return 24

    def __getitem__(self, i):
        words = torch.tensor([(i * 7 + k) % 50 for k in range(8)])
        return {"input_ids": words, "attention_mask": torch.ones_like(words), "labels": torch.tensor(i % 2)}


def test_the_trainer_reports_its_settings_and_its_losses():
    settings = BertConfig(vocab_size=50, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)
    arguments = TrainingArguments(
        output_dir="out",
        run_name=unique("trainer"),
        report_to=["mlflow"],
        max_steps=steps,
        logging_steps=1,
        eval_strategy="steps",
        eval_steps=3,
        per_device_train_batch_size=4,
        save_strategy="no",
        use_cpu=True,
        disable_tqdm=True,
    )
    trainer = Trainer(BertForSequenceClassification(settings), arguments, train_dataset=Sentences(), eval_dataset=Sentences())
    trainer.train()
    run = mlflow.last_active_run()
    mlflow.end_run()
    assert len(client.get_metric_history(run.info.run_id, "loss")) == steps
    assert len(client.get_metric_history(run.info.run_id, "eval_loss")) == 2
    found = client.get_run(run.info.run_id)
    # The configuration and the arguments are some 200 parameters: more than one batch may hold.
    assert found.data.params["hidden_size"] == "16" and len(found.data.params) > 150
    expect_elsewhere(
        found, params={"hidden_size": 16, "max_steps": steps}, points={"loss": steps, "eval_loss": 2, "learning_rate": steps}
    )


run_checks(globals())

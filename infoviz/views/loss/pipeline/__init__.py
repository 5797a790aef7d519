"""The way from the logits to the loss, stage by stage."""

from infoviz.views.loss.pipeline.face import Pipeline

__all__ = ["Pipeline"]

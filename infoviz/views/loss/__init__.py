"""Cross-entropy as a loss: logits, softmax, the gradient, and training."""

from infoviz.views.loss.view import Loss

__all__ = ["Loss"]

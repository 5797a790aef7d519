"""Cross-entropy as a loss: logits, softmax, and the gradient."""

from infoviz.views.loss.view import Loss

__all__ = ["Loss"]

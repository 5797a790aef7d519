"""Training that can be watched: B goes towards A by gradient descent."""

from infoviz.views.loss.training.face import Training

__all__ = ["Training"]

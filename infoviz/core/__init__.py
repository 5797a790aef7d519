"""The mathematics: numpy and the standard library only."""

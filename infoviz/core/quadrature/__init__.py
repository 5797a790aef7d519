"""Integrals by Gauss-Legendre on panels that follow the densities, each with an error estimate."""

"""The race: forward KL, reverse KL and JS from one start, with a model that cannot be right."""

import math

import numpy as np
import pytest

from infoviz.core.descent import Settings
from infoviz.core.distribution import Distribution
from infoviz.core.training import RACERS, advance, begin, race

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

WEATHER = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])


def two_humps(n=24, left=6.0, right=16.0, of_left=0.55):
    places = np.arange(float(n))
    weights = of_left * np.exp(-((places - left) ** 2) / 4)
    weights += (1 - of_left) * np.exp(-((places - right) ** 2) / 4)
    return Distribution.from_weights(weights + 1e-6)


def test_forward_kl_covers_both_humps_and_reverse_kl_picks_one():
    a = two_humps()
    settings = Settings(model="bell", learning_rate=0.3)
    left, right = a.p[:11].sum(), a.p[11:].sum()
    starts = {}
    for place in (7.0, 14.5):
        places = np.arange(24.0)
        start = Distribution.from_weights(np.exp(-((places - place) ** 2) / 8))
        runs = [advance(run, 3000) for run in race(a, settings, "present", start)]
        assert [run.settings.objective for run in runs] == list(RACERS)
        for run in runs:
            np.testing.assert_array_equal(run.trajectory[0], runs[0].trajectory[0])
        starts[place] = runs
    for forward, reverse, _ in starts.values():
        # The mean and the spread of A itself, cut at the ends a little.
        mean, sigma = forward.parameters[0], math.exp(forward.parameters[1])
        assert left * 6 + right * 16 == pytest.approx(mean, abs=0.3)
        assert sigma > 4.5
        assert math.exp(reverse.parameters[1]) < 1.7
        assert forward.curve("kl_ab")[-1] < reverse.curve("kl_ab")[-1]
        assert reverse.curve("kl_ba")[-1] < forward.curve("kl_ba")[-1]
    assert starts[7.0][1].parameters[0] == pytest.approx(6, abs=0.2)
    assert starts[14.5][1].parameters[0] == pytest.approx(16, abs=0.2)
    # From either hump forward KL comes to the same.
    np.testing.assert_allclose(starts[7.0][0].parameters, starts[14.5][0].parameters, rtol=1e-6)


def test_a_race_is_run_by_each_one_alone():
    runs = [advance(run, 10) for run in race(WEATHER, Settings(model="bell"), "random", seed=4)]
    for run in runs:
        alone = advance(begin(WEATHER, run.settings, "random", seed=4), 10)
        np.testing.assert_array_equal(alone.trajectory, run.trajectory)

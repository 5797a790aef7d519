"""Draws the pictures of the README with the program itself, into resources/pictures.

Run by hand when the window or a lens looks different:

    python -m tests.tools.make_pictures [NAME …]

No display is needed. Each picture is what `python main.py ARGUMENTS --render FILE` draws.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "pictures"

WINDOW = "--preset weather --size 1440x900"
# So low that the term panel has folded for the lens.
LENS = "--size 1280x740 --theme light"
COIN = "--a 0.7,0.3 --b 0.4,0.6 --labels heads,tails"
THREE = "--a 0.5,0.3,0.2 --b 0.2,0.45,0.35 --labels sunny,cloudy,rain"

PICTURES = {
    "window-light": f"{WINDOW} --theme light",
    "window-dark": f"{WINDOW} --theme dark",
    "coding_cost": f"--preset weather --view coding_cost {LENS}",
    "surprisal": f"--preset weather --view surprisal {LENS}",
    "landscape_two": f"{COIN} --view landscape {LENS}",
    "landscape_simplex": f"{THREE} --view landscape {LENS}",
    "landscape_path": f"--preset weather --view landscape {LENS}",
    "pairs": f"--preset weather --view pairs --view-options part=0.6 {LENS}",
    "loss_pipeline": f"--preset logits --view loss --view-options face=pipeline {LENS}",
    # Large enough for the curves over the bins, which give way first.
    "continuous": "--preset two_normals --size 1440x900 --theme light",
    "loss_training": f"--preset weather --view loss --view-options face=training,steps=60 {LENS}",
}
"""The name of each picture, and what the program is started with for it."""


def main(names: list[str]) -> None:
    for name in names or PICTURES:
        path = FOLDER / f"{name}.png"
        arguments = [*shlex.split(PICTURES[name]), "--render", str(path)]
        # Nothing that a person has set on this machine is to be seen.
        settings = dict(os.environ, XDG_CONFIG_HOME=os.devnull)
        subprocess.run([sys.executable, "main.py", *arguments], cwd=ROOT, env=settings, check=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])

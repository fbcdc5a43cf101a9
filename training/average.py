"""The mean of several weights of one model: between two stages it reads better than either (docs/reader.md).

python training/average.py OUT.pt WEIGHTS.pt WEIGHTS.pt …

A head that earlier weights lack is the mean of those that have it; the last ones have all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    args = parser.parse_args()
    states = [torch.load(path, weights_only=True) for path in args.weights]
    mean = {}
    for name, value in states[-1].items():
        held = [state[name] for state in states if name in state]
        mean[name] = sum(held) / len(held) if value.is_floating_point() else value
    torch.save(mean, args.out)


if __name__ == "__main__":
    main()

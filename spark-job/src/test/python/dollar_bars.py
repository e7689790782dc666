"""Dollar bars by pandas groupby, for comparison with the kernel.

usage: dollar_bars.py FILE TRADES THRESHOLD_ATOMS

FILE holds TRADES little-endian int64 each of time, price ticks, size lots, then int8 sides.
Prints: CPU nanoseconds (median of 5 runs), number of bars, sum of all values of all bars.
"""

import sys
import time

import numpy as np
import pandas as pd


def bars(trades, threshold):
    value = trades["price"] * trades["size"]
    before = value.cumsum() - value
    buy = trades["size"].where(trades["side"] > 0, 0)
    table = trades.assign(value=value, buy=buy, signed=value * trades["side"])
    return table.groupby(before // threshold, sort=False).agg(
        open_time=("time", "first"),
        close_time=("time", "last"),
        open=("price", "first"),
        high=("price", "max"),
        low=("price", "min"),
        close=("price", "last"),
        volume=("size", "sum"),
        dollar=("value", "sum"),
        ticks=("price", "count"),
        buy_volume=("buy", "sum"),
        signed_dollar=("signed", "sum"),
    )


def main():
    path, count, threshold = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(path, "rb") as file:
        columns = {name: np.fromfile(file, "<i8", count) for name in ("time", "price", "size")}
        columns["side"] = np.fromfile(file, "i1", count)
    trades = pd.DataFrame(columns)
    runs = []
    for _ in range(6):
        start = time.process_time_ns()
        made = bars(trades, threshold)
        runs.append(time.process_time_ns() - start)
    closed = made.iloc[: int((trades["price"] * trades["size"]).sum() // threshold)]
    total = int(closed.drop(columns=["open_time", "close_time"]).to_numpy().sum())
    print(sorted(runs[1:])[2], len(made), total)


main()

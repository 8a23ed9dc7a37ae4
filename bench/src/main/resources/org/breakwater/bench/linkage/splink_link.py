"""Links a tab-separated table with Splink and writes the scored pairs: splink_link.py IN OUT COLUMNS.

Prints the seconds spent from learning to prediction, and how many pairs were compared.
"""
import sys
import time

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

source, target, columns = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
people = pd.read_csv(source, sep="\t", names=["unique_id"] + columns, dtype=str, quoting=3,
                     keep_default_na=False, na_values=[""])
people["unique_id"] = people["unique_id"].astype(int)


def comparison(column):
    if column == "given":
        return cl.NameComparison(column).configure(term_frequency_adjustments=True)
    if column in ("family", "full"):
        return cl.NameComparison(column).configure(term_frequency_adjustments=True)
    if column == "born":
        return cl.DamerauLevenshteinAtThresholds(column, [1, 2])
    if column in ("number", "postcode"):
        return cl.DamerauLevenshteinAtThresholds(column, [1, 2])
    if column in ("sex", "state"):
        return cl.ExactMatch(column)
    return cl.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)


wanted = [("given", "family"), ("given", "born"), ("family", "born"), ("given", "postcode"),
          ("family", "postcode"), ("born", "postcode"), ("born", "place"), ("full", "born"),
          ("full", "occupation"), ("email",), ("number",), ("address", "place")]
rules = [block_on(*rule) for rule in wanted if all(c in columns for c in rule)]
if all(c in columns for c in ("given", "family", "born")):
    rules.append(block_on("family", "substr(given, 1, 1)", "substr(born, 1, 4)"))
    rules.append(block_on("substr(given, 1, 3)", "substr(family, 1, 4)", "substr(born, 1, 4)"))

start = time.time()
settings = SettingsCreator(link_type="dedupe_only", comparisons=[comparison(c) for c in columns],
                           blocking_rules_to_generate_predictions=rules)
api = DuckDBAPI()
try:
    linker = Linker(people, settings, api)
except Exception:  # Splink 5 takes a registered table
    linker = Linker(api.register(people), settings)
linker.training.estimate_probability_two_random_records_match(rules[:3], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000)
for rule in (rules[1], rules[0], rules[2]):
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    except Exception as failed:
        print("left out one training session:", type(failed).__name__, file=sys.stderr)
pairs = linker.inference.predict(threshold_match_weight=-12).as_pandas_dataframe()
seconds = time.time() - start
pairs[["unique_id_l", "unique_id_r", "match_weight"]].to_csv(target, sep="\t", header=False, index=False)
print(seconds, len(pairs))

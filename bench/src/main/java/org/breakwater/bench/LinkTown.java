package org.breakwater.bench;

import java.util.List;
import org.breakwater.bench.linkage.Towns;
import org.breakwater.town.TownPlan;

/** Whether the linkage engine serves people of all names, and twins, in invented towns. */
final class LinkTown implements Benchmark {
  @Override
  public String name() {
    return "link-town";
  }

  @Override
  public Table run(Setting setting) {
    return new Table(
        "Linking, names of many origins and twins",
        Towns.COLUMNS,
        Towns.table(List.of(TownPlan.of(51, 4_000), TownPlan.of(52, 20_000))),
        "Learnt from each town's mentions without labels; the thresholds for joining without"
            + " anybody looking, because a name alone fits several. English names are those of"
            + " White British and Black Caribbean families. A mention without a given name may be"
            + " either twin's and is not counted as joining them.");
  }
}

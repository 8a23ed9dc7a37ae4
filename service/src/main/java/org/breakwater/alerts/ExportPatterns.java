package org.breakwater.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Scan;
import org.breakwater.patterns.Watch;
import org.breakwater.record.Entries;
import org.breakwater.story.AsKnown;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out the patterns in this record for those who must read them elsewhere. Whoever runs it
 * sees the whole area: it is for an operator at the machine.
 */
public final class ExportPatterns {
  private final Transactions transactions;
  private final ToldReports told;
  private final Looks looks;
  private final JsonMapper json;
  private final Budget budget;

  ExportPatterns(
      Transactions transactions, Entries entries, Looks looks, JsonMapper json, Budget budget) {
    this.transactions = transactions;
    told = new ToldReports(transactions, entries);
    this.looks = looks;
    this.json = json;
    this.budget = budget;
  }

  /**
   * Writes JSON: the day, the budget and every pattern, in the order of surfacing. That they are
   * handed out is on record first.
   *
   * @param operator the operating system's name for whoever runs the command
   * @param now what counts as the day where none is asked for
   * @return how many patterns
   * @throws UncheckedIOException when {@code out} cannot be written to
   */
  public int export(String operator, AsKnown asKnown, Instant now, Writer out) {
    looks.exporting(operator, "exported-patterns", List.of());
    Scan scan = budget.scan();
    var gathered = new Gathering(transactions.writing(() -> told.all(asKnown)));
    var watch = new Watch(Standing.of(scan, gathered.reports()).cutOff(), Set.of());
    gathered.reports().forEach(watch::follow);
    var patterns = new ArrayList<Map<String, Object>>();
    for (var pattern : watch.patterns()) patterns.add(exported(pattern, watch, gathered));
    var all = new LinkedHashMap<String, Object>();
    all.put("asKnownOn", asKnown.moment(now).toString());
    all.put("budgetPerMonth", scan.budgetPerMonth());
    all.put("patterns", patterns);
    try {
      out.write(json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns.size();
  }

  private static Map<String, Object> exported(Pattern pattern, Watch watch, Gathering gathered) {
    var surfacedBy = gathered.told(pattern.surfacedBy());
    var agencies = new TreeSet<>(pattern.agencies());
    var exported = new LinkedHashMap<String, Object>();
    exported.put("id", Findings.id(pattern).toString());
    exported.put("surfacedAt", surfacedBy.recorded().toString());
    exported.put("surfacedBy", reference(surfacedBy));
    exported.put("score", Math.round(pattern.score() * 100) / 100.0);
    exported.put("state", pattern.absorbedBy() == null ? "open" : "absorbed");
    exported.put("sentence", watch.explain(pattern.number(), gathered::words).sentence());
    exported.put("children", pattern.children());
    exported.put("adults", gathered.adults(pattern.entities(), pattern.reports()));
    exported.put("things", gathered.things(pattern.entities()));
    exported.put(
        "reports", pattern.reports().stream().map(name -> reference(gathered.told(name))).toList());
    exported.put("agencies", agencies);
    Integer absorbedBy = pattern.absorbedBy();
    if (absorbedBy != null)
      exported.put("absorbedBy", Findings.id(watch.patterns().get(absorbedBy - 1)).toString());
    return exported;
  }

  private static Map<String, String> reference(Told told) {
    var reference = new LinkedHashMap<String, String>();
    reference.put("agency", told.report().agency());
    reference.put("report", told.report().ref());
    return reference;
  }
}

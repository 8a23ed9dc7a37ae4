package org.breakwater.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.breakwater.database.Transactions;
import tools.jackson.databind.json.JsonMapper;

/** The real record without the application around it, for a process that starts in a second. */
public final class BareEntries {
  private BareEntries() {}

  /** With no more events and readings than these, and nothing that follows. */
  public static Entries over(
      Transactions transactions, List<Class<? extends Event>> families, Reading... readings) {
    var kinds = new EventKinds(families, JsonMapper.builder().build());
    var table = new EntryTable(kinds, Clock.systemUTC(), new SecureRandom());
    var all = new ArrayList<Reading>(List.of(new StandingReading(table)));
    all.addAll(List.of(readings));
    return new Entries(transactions, table, all, List.of());
  }
}

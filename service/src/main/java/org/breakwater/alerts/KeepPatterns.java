package org.breakwater.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Pattern;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all reports when new ones have come, and puts on record which patterns are found
 * for the first time, are found otherwise than before, or are not found any more. Whoever decides
 * about a pattern is asked in the same transaction.
 *
 * <p>A look goes by the cut-off that stands. Where another is set, which takes long, every pattern
 * is found otherwise; whatever comes then does not wait until all of that is told.
 */
public final class KeepPatterns {
  static final Author BY = Author.engine("alerts/1");

  /** A pattern in which nothing was written for so long is history, and nobody is asked. */
  static final int LIVE_DAYS = 730;

  /** Most patterns that are told in one transaction, while others wait to write. */
  private static final int AT_ONCE = 25;

  private static final String NEWEST =
      """
      select max(e.place) from record.entry e
      where e.place > coalesce((select place from pattern_scan where id = 1), 0)
        and (e.kind like 'report.%' or e.kind like 'identity.%'
          or e.kind in ('record.erased', 'pattern.cut-off-set'))\
      """;

  private static final String WAITING = "select count(*) from pattern where state = 'ASKED'";

  private static final String SCANNED =
      "select coalesce((select place from pattern_scan where id = 1), 0)";

  private static final String KEPT =
      """
      select p.id, p.found, p.state, p.content, p.lost is not null,
        (select array_agg(r.entry) from pattern_report r where r.pattern = p.id),
        p.merged_into, p.split_from is not null
      from pattern p order by p.found_at, p.id\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final CutOffs cutOffs;
  private final Following following;
  private final Asking asking;
  private final Clock clock;

  KeepPatterns(
      Transactions transactions, Entries entries, Asking asking, Budget budget, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    cutOffs = new CutOffs(transactions, entries, budget, clock);
    following = new Following(transactions, entries, cutOffs);
    this.asking = asking;
    this.clock = clock;
  }

  /** A pattern as it stands on record. */
  private record Kept(
      UUID id,
      UUID found,
      String state,
      UUID content,
      boolean lost,
      Set<UUID> reports,
      @Nullable UUID mergedInto,
      boolean split) {
    /** Whether reports that bear on it bring it back. */
    boolean answered() {
      return state.equals("SET_ASIDE") || state.equals("ENDED");
    }
  }

  /** A pattern that is found now, under the id that it has on record or will have. */
  private record Now(UUID id, @Nullable Kept kept, Findings.Made made) {
    Finding finding() {
      return made.finding();
    }

    boolean changed() {
      return kept == null || kept.lost() || !kept.content().equals(made.content());
    }

    boolean newReports() {
      return kept == null
          || finding().reports().stream()
              .anyMatch(report -> !kept.reports().contains(report.entry()));
    }
  }

  /**
   * Looks through the reports until all that has come is told. What another instance has done
   * meanwhile is not done again.
   *
   * @return whether they were looked through
   */
  public boolean run() {
    boolean looked = false;
    while (look()) {
      looked = true;
    }
    return looked;
  }

  /**
   * Looks through the reports once, if something has come that can change what is found: all that
   * is new in them is told then. Where very much is found otherwise than before, such as by another
   * cut-off, the rest is left to the next look.
   *
   * @return whether they were looked through
   */
  public synchronized boolean look() {
    Optional<Long> newest = newest();
    return newest.isPresent() && look(newest.get());
  }

  /**
   * Sets the cut-off anew, if the years or the number of false alarms that it was set for are not
   * those of today. Looks go on meanwhile, and the next one goes by it.
   *
   * @return whether it was set
   */
  public boolean setCutOff() {
    return cutOffs.setAnew();
  }

  private boolean look(long newest) {
    Followed followed = following.upTo(newest);
    boolean looked =
        entries.exclusively(() -> {
          Long scanned = transactions.batch().queryForObject(SCANNED, Long.class);
          if (scanned == null || scanned >= newest) {
            return false;
          }
          keep(followed, newest);
          return true;
        });
    following.from(followed, newest);
    return looked;
  }

  /** How many patterns wait for somebody's decision. */
  public long waiting() {
    return transactions.writing(() -> {
      Long waiting = transactions.batch().queryForObject(WAITING, Long.class);
      return waiting == null ? 0 : waiting;
    });
  }

  private Optional<Long> newest() {
    return transactions.writing(
        () -> Optional.ofNullable(transactions.batch().queryForObject(NEWEST, Long.class)));
  }

  /**
   * Tells what is found otherwise than before, first that in which there are new reports. Where it
   * is much, the rest is left to another look, which takes along whatever has come meanwhile; that
   * all was looked through is on record with the last of it.
   */
  private void keep(Followed followed, long place) {
    Map<UUID, Kept> kept = kept();
    List<Now> found = found(followed, kept);
    Set<UUID> waiting =
        found.stream()
            .filter(Now::changed)
            .sorted(Comparator.comparing(now -> !now.newReports()))
            .skip(AT_ONCE)
            .map(Now::id)
            .collect(Collectors.toSet());
    List<Now> told = found.stream().filter(now -> !waiting.contains(now.id())).toList();
    var drafts = new ArrayList<Draft>();
    told.stream()
        .filter(Now::changed)
        .forEach(
            now -> drafts.add(draft(new PatternEvent.Found(now.id(), now.finding()), now.id())));
    if (waiting.isEmpty()) {
      var still = found.stream().map(Now::id).collect(Collectors.toSet());
      kept.values().stream()
          .filter(one -> !one.lost() && !one.split() && !still.contains(one.id()))
          .forEach(one -> drafts.add(draft(new PatternEvent.Lost(one.id()), one.id())));
    }
    Map<UUID, UUID> firstFound = firstFound(kept, drafts);
    var asked = new ArrayList<Draft>();
    Map<UUID, PatternEvent.Because> because = new LinkedHashMap<>();
    told.forEach(now -> because(now).ifPresent(why -> because.put(now.id(), why)));
    broughtBack(kept, told)
        .forEach(back -> because.putIfAbsent(back, PatternEvent.Because.NEW_REPORTS));
    FrontDoor.door(transactions.batch())
        .ifPresent(door ->
            because.forEach((pattern, why) ->
                asked.addAll(
                    asking.drafts(
                        pattern, Objects.requireNonNull(firstFound.get(pattern)), why, door))));
    if (waiting.isEmpty()) asked.add(scanned(followed, place));
    entries.add(asked);
  }

  private Draft scanned(Followed followed, long place) {
    var cutOff = followed.watch().cutOff();
    return Draft.now(
        new PatternEvent.Scanned(
            place,
            followed.gathered().size(),
            cutOff.score(),
            cutOff.budgetPerMonth(),
            cutOff.shuffledPerMonth(),
            cutOff.shuffles(),
            followed.standing().reports()),
        clock.instant(),
        BY,
        Purpose.ENGINE,
        List.of());
  }

  /** Appends what was found; the entry with which each pattern was first found names it. */
  private Map<UUID, UUID> firstFound(Map<UUID, Kept> kept, List<Draft> drafts) {
    var first = new HashMap<UUID, UUID>();
    kept.values().forEach(one -> first.put(one.id(), one.found()));
    if (!drafts.isEmpty()) {
      for (Entry entry : entries.add(drafts)) {
        if (entry.event() instanceof PatternEvent.Found it) {
          first.putIfAbsent(it.pattern(), entry.id());
        }
      }
    }
    return first;
  }

  /**
   * Answered patterns on which new reports bear through another: one that was merged into them, or
   * from which they were taken.
   */
  private List<UUID> broughtBack(Map<UUID, Kept> before, List<Now> found) {
    var back = new ArrayList<UUID>();
    for (Now now : found) {
      UUID into = now.kept() == null ? null : now.kept().mergedInto();
      Kept root = into == null ? null : before.get(into);
      if (root != null && root.answered() && now.newReports()) back.add(root.id());
    }
    if (before.values().stream().noneMatch(Kept::split)) return back;
    for (Kept now : kept().values()) {
      Kept was = before.get(now.id());
      if (was != null
          && now.split()
          && now.answered()
          && now.reports().size() > was.reports().size()) back.add(now.id());
    }
    return back;
  }

  /** Why somebody is asked about it now; empty where nobody is. */
  private Optional<PatternEvent.Because> because(Now now) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Occurred.ZONE);
    boolean live = now.finding().lastOn().isAfter(today.minusDays(LIVE_DAYS));
    if (!live || now.finding().partOf() != null) {
      return Optional.empty();
    }
    return switch (now.kept() == null ? "FOUND" : now.kept().state()) {
      case "FOUND" -> Optional.of(PatternEvent.Because.FOUND);
      case "SET_ASIDE", "ENDED" ->
          now.newReports() ? Optional.of(PatternEvent.Because.NEW_REPORTS) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private List<Now> found(Followed followed, Map<UUID, Kept> kept) {
    var findings = followed.findings(transactions);
    List<Pattern> patterns = followed.watch().patterns();
    var own = patterns.stream().map(Findings::id).collect(Collectors.toSet());
    var taken = new HashSet<UUID>();
    var ids = new HashMap<Integer, UUID>();
    var found = new ArrayList<Now>();
    for (Pattern pattern : patterns) {
      Integer absorbedBy = pattern.absorbedBy();
      Findings.Made made = findings.of(pattern, absorbedBy == null ? null : ids.get(absorbedBy));
      UUID id = Findings.id(pattern);
      if (!kept.containsKey(id)) {
        id = known(made.finding(), kept, own, taken).orElse(id);
      }
      taken.add(id);
      ids.put(pattern.number(), id);
      found.add(new Now(id, kept.get(id), made));
    }
    return found;
  }

  /**
   * A pattern that is barely above the cut-off may surface with another report once that has moved:
   * it is the one on record with which it shares most of that one's reports.
   */
  private static Optional<UUID> known(
      Finding finding, Map<UUID, Kept> kept, Set<UUID> own, Set<UUID> taken) {
    UUID best = null;
    long most = 0;
    for (Kept one : kept.values()) {
      if (one.split() || own.contains(one.id()) || taken.contains(one.id())) continue;
      long shared =
          finding.reports().stream()
              .filter(report -> one.reports().contains(report.entry()))
              .count();
      if (shared > most && 2 * shared >= one.reports().size()) {
        most = shared;
        best = one.id();
      }
    }
    return Optional.ofNullable(best);
  }

  private Map<UUID, Kept> kept() {
    var kept = new LinkedHashMap<UUID, Kept>();
    transactions
        .batch()
        .query(
            KEPT,
            row -> {
              UUID id = row.getObject(1, UUID.class);
              var reports = row.getArray(6);
              kept.put(
                  id,
                  new Kept(
                      id,
                      row.getObject(2, UUID.class),
                      row.getString(3),
                      row.getObject(4, UUID.class),
                      row.getBoolean(5),
                      reports == null ? Set.of() : Set.of((UUID[]) reports.getArray()),
                      row.getObject(7, UUID.class),
                      row.getBoolean(8)));
            });
    return kept;
  }

  private Draft draft(PatternEvent event, UUID pattern) {
    Instant now = clock.instant();
    return Draft.now(event, now, BY, Purpose.ENGINE, List.of(subject(pattern)));
  }

  /** A pattern as the subject of entries. */
  static Subject subject(UUID pattern) {
    return new Subject("pattern", pattern);
  }
}

package org.breakwater.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.breakwater.access.Looks;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * One view of one story, as it was read: all that a page shows of it.
 *
 * @param subjectName how its person is called for the most part; empty for a thing
 * @param all entries, before anything was filtered out
 * @param chosen entries, on all pages
 * @param years of what is chosen, each with the page on which it begins
 * @param done what was done on the days of the whole story, in the order in which it is told
 * @param lastOnPageBefore the day of the last entry before this page; absent on the first
 * @param looks the newest few
 * @param allLooks how many there were
 */
public record Story(
    Asked asked,
    String subjectName,
    List<Chronology.Strand> strands,
    int all,
    int chosen,
    int pages,
    List<YearLink> years,
    List<Telling> tellings,
    List<Panel.Done> done,
    @Nullable LocalDate lastOnPageBefore,
    List<Around.Companion> people,
    List<Around.Belonging> things,
    List<Looks.Look> looks,
    long allLooks,
    List<Panel.Card> cards) {
  /** Entries on one page. */
  static final int A_PAGE = 100;

  /** The most entries that are printed at once. */
  public static final int PRINTED = 2_000;

  /** A year, how much was written of it, and where to jump to. */
  public record YearLink(int year, int entries, String href) {}

  /** One agency that knows: how many entries it wrote, and about when. */
  public record Agency(String code, int entries, Instant first, Instant last) {}

  /** The agencies that know, the one with the latest entry first. */
  public List<Agency> agencies() {
    return strands.stream()
        .collect(Collectors.groupingBy(Chronology.Strand::agency))
        .entrySet()
        .stream()
        .map(one -> agency(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing(Agency::last).reversed())
        .toList();
  }

  private static Agency agency(String code, List<Chronology.Strand> strands) {
    return new Agency(
        code,
        strands.stream().mapToInt(Chronology.Strand::entries).sum(),
        strands.stream().map(Chronology.Strand::first).min(Comparator.naturalOrder()).orElseThrow(),
        strands.stream().map(Chronology.Strand::last).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** The kinds of report in it. */
  public SortedSet<String> kinds() {
    return strands.stream()
        .map(Chronology.Strand::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** When the first of it happened or was written down; nothing where there is nothing. */
  public @Nullable Instant first() {
    return strands.stream()
        .map(Chronology.Strand::first)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the last of it happened or was written down. */
  public @Nullable Instant last() {
    return strands.stream()
        .map(Chronology.Strand::last)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  public List<Around.Companion> family() {
    return people.stream().filter(one -> !one.professional()).toList();
  }

  public List<Around.Companion> professionals() {
    return people.stream().filter(Around.Companion::professional).toList();
  }

  public List<Panel.Card> cards(Panel.Place where) {
    return cards.stream()
        .filter(card -> card.where() == where)
        .sorted(Comparator.comparingInt(Panel.Card::order))
        .toList();
  }

  /**
   * What was done between the entry that is told before this one and it, so that each stands on one
   * page; after all of the last page for the number of its entries. Nothing while the story is
   * narrowed to some reports.
   */
  public List<Panel.Done> doneBefore(int number) {
    boolean last = number == tellings.size();
    if (asked.filter().narrows() || (last && nextPage() != null)) {
      return List.of();
    }
    LocalDate after = number == 0 ? lastOnPageBefore : day(number - 1);
    LocalDate until = last ? null : day(number);
    return done.stream().filter(one -> isBetween(one.day(), after, until)).toList();
  }

  /** On the day of an entry, the entry comes first in the order of time. */
  private boolean isBetween(LocalDate day, @Nullable LocalDate after, @Nullable LocalDate until) {
    return asked.filter().order() == Filter.Order.OLDEST
        ? (after == null || !day.isBefore(after)) && (until == null || day.isBefore(until))
        : (after == null || day.isBefore(after)) && (until == null || !day.isBefore(until));
  }

  private LocalDate day(int number) {
    return day(tellings.get(number).line());
  }

  static LocalDate day(Chronology.Line line) {
    return line.since().atZone(Occurred.ZONE).toLocalDate();
  }

  public boolean cutShort() {
    return asked.print() && chosen > PRINTED;
  }

  public @Nullable String previousPage() {
    int number = asked.address().number();
    return asked.print() || number <= 1 ? null : asked.address().page(number - 1);
  }

  public @Nullable String nextPage() {
    int number = asked.address().number();
    return asked.print() || number >= pages ? null : asked.address().page(number + 1);
  }
}

package org.breakwater.alerts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * Puts two patterns together and takes one apart, as people hold them to be. What each was, and who
 * was told, stays on its own page.
 */
final class Together {
  private static final String WORKED =
      """
      select lead, lead_partner from pattern
      where id = ? and state = 'TAKEN_UP' and lead is not null and lead_partner is not null\
      """;

  private static final String WORKERS =
      """
      select lead from pattern where id = ? and lead is not null and state = 'TAKEN_UP'
      union select t.app_user from pattern_team t join pattern p on p.id = t.pattern
        where p.id = ? and p.state = 'TAKEN_UP'\
      """;

  private final Entries entries;
  private final RunningClocks clocks;
  private final Asking asking;
  private final Patterns patterns;
  private final PatternActs acts;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Clock clock;

  Together(
      Entries entries,
      RunningClocks clocks,
      Asking asking,
      Patterns patterns,
      PatternActs acts,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    this.entries = entries;
    this.clocks = clocks;
    this.asking = asking;
    this.patterns = patterns;
    this.acts = acts;
    this.viewing = viewing;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Lead(UUID user, String partner) {}

  /**
   * Into which the viewer may merge a pattern: what is being worked on keeps its lead and its
   * clock, so it goes only into another that is.
   */
  List<KnownPattern> targets(Viewer viewer, KnownPattern pattern) {
    boolean worked = pattern.state() == KnownPattern.State.TAKEN_UP;
    return viewing.read(viewer, patterns::all).stream()
        .filter(one -> !one.id().equals(pattern.id()) && one.partOf() == null)
        .filter(one -> !worked || one.state() == KnownPattern.State.TAKEN_UP)
        .filter(one -> acts.may(viewer, one).change())
        .toList();
  }

  /**
   * Merges a pattern into another, unless something happened to it since the viewer looked. Where
   * nobody works on the other or is asked about it, somebody is.
   *
   * @return whether it stands
   */
  boolean merge(
      Viewer viewer, KnownPattern pattern, KnownPattern into, String words, long version) {
    Subject about = KeepPatterns.subject(pattern.id());
    return entries.exclusively(() -> {
      if (entries.version(about) > version) {
        return false;
      }
      List<UUID> workers =
          transactions.batch().queryForList(WORKERS, UUID.class, pattern.id(), pattern.id());
      var drafts = new ArrayList<Draft>();
      drafts.add(
          draft(
              viewer,
              new PatternEvent.Merged(pattern.id(), into.id(), words, viewer.name()),
              into.id(),
              pattern.id()));
      drafts.addAll(asking.stopped(pattern.id(), Asking.STEPS, viewer.author()));
      workers.stream()
          .filter(user -> !user.equals(viewer.id()))
          .forEach(user ->
              drafts.add(
                  Notices.to(
                      user,
                      "pattern-merged-worker",
                      List.of(viewer.name()),
                      about,
                      clock.instant(),
                      KeepPatterns.BY)));
      drafts.addAll(
          asking.toHolders(
              pattern.id(),
              "pattern-merged",
              List.of(viewer.name() + ", " + viewer.postName()),
              viewer.partner()));
      entries.add(drafts);
      if (into.state() != KnownPattern.State.TAKEN_UP && into.state() != KnownPattern.State.ASKED) {
        ask(into.id(), into.found(), PatternEvent.Because.MERGED);
      }
      return true;
    });
  }

  /**
   * Has a merged pattern stand alone again, and somebody is asked about it.
   *
   * @return whether it stands
   */
  boolean part(Viewer viewer, KnownPattern pattern, UUID from, String words, long version) {
    return entries.exclusively(() -> {
      if (entries.version(KeepPatterns.subject(pattern.id())) > version) {
        return false;
      }
      entries.add(
          draft(
              viewer,
              new PatternEvent.Parted(pattern.id(), from, words, viewer.name()),
              from,
              pattern.id()));
      ask(pattern.id(), pattern.found(), PatternEvent.Because.PARTED);
      return true;
    });
  }

  /**
   * Takes members out of a pattern into one of their own, unless something happened to it since the
   * viewer looked. Whoever leads the old one leads the new one; where nobody does, somebody is
   * asked about it.
   *
   * @return the new pattern; empty where nothing was saved
   */
  Optional<UUID> split(
      Viewer viewer, WholePattern whole, List<String> members, String words, long version) {
    UUID from = whole.pattern().id();
    Subject about = KeepPatterns.subject(from);
    return entries.exclusively(() -> {
      if (entries.version(about) > version) {
        return Optional.empty();
      }
      UUID into = UUID.randomUUID();
      Entry split =
          entries.add(
              draft(
                  viewer,
                  new PatternEvent.Split(from, into, members, words, viewer.name()),
                  into,
                  from));
      Optional<Lead> lead =
          transactions
              .batch()
              .query(
                  WORKED,
                  (row, _) -> new Lead(row.getObject(1, UUID.class), row.getString(2)),
                  into)
              .stream()
              .findFirst();
      if (lead.isPresent()) {
        var drafts = new ArrayList<Draft>();
        drafts.add(
            clocks.start(
                PatternActs.DISCUSSION,
                KeepPatterns.subject(into),
                split.id(),
                new RunningClocks.Answers(lead.get().partner(), null, lead.get().user()),
                clock.instant(),
                viewer.author()));
        drafts.addAll(
            asking.toHolders(
                into,
                "pattern-split",
                List.of(viewer.name() + ", " + viewer.postName()),
                viewer.partner()));
        entries.add(drafts);
      } else {
        ask(into, split.id(), PatternEvent.Because.SPLIT);
      }
      return Optional.of(into);
    });
  }

  private void ask(UUID pattern, UUID found, PatternEvent.Because because) {
    FrontDoor.door(transactions.batch())
        .ifPresent(door -> entries.add(asking.drafts(pattern, found, because, door)));
  }

  private Draft draft(Viewer viewer, PatternEvent event, UUID other, UUID pattern) {
    return Draft.now(
        event,
        clock.instant(),
        viewer.author(),
        Purpose.ENQUIRY,
        List.of(KeepPatterns.subject(pattern), KeepPatterns.subject(other)));
  }
}

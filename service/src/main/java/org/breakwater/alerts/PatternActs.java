package org.breakwater.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.Decision;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.decisions.Dissents;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What people do about a pattern: each is an entry with a name, and stops and starts its clocks.
 */
final class PatternActs {
  /** The rule of the clock under which its lead holds the discussion. */
  static final String DISCUSSION = "strategy-discussion";

  private static final String REVIEW = "pattern-review";

  private static final String COLLEAGUES =
      """
      select u.id, u.name, p.name, p.partner from app_user u join post p on p.code = u.post
      where p.role in ('PRACTITIONER', 'MANAGER') and not u.disabled
      order by p.role, p.reach <> 'PARTNER', u.name, u.id limit 500\
      """;

  private static final String HOLDS =
      """
      select exists (select 1 from access.pattern_held(?) h where h.agency = access.my_partner())
        and access.answers_for_my_partner()\
      """;

  private static final String TOGETHER = "select access.pattern_together(?)";

  private final Entries entries;
  private final Decisions decisions;
  private final Dissents dissents;
  private final RunningClocks clocks;
  private final Asking asking;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Clock clock;

  PatternActs(
      Entries entries,
      Decisions decisions,
      Dissents dissents,
      RunningClocks clocks,
      Asking asking,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    this.entries = entries;
    this.decisions = decisions;
    this.dissents = dissents;
    this.clocks = clocks;
    this.asking = asking;
    this.viewing = viewing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What somebody saw of a pattern: hand it back with what they do. */
  long version(UUID pattern) {
    return transactions.writing(() -> entries.version(KeepPatterns.subject(pattern)));
  }

  /**
   * Whoever decides for the organisation whose front door it is answers a pattern, or a manager of
   * it who was told that nobody does; its lead goes on with it; and whoever answers for an agency
   * that holds reports may disagree.
   */
  PatternRights may(Viewer viewer, KnownPattern pattern) {
    if (pattern.state() == KnownPattern.State.MERGED) {
      return new PatternRights(false, false, false, false, viewer.decidesForTheArea());
    }
    boolean answers =
        viewer.role() != Role.SCRUTINEER
            && transactions
                .writing(() -> FrontDoor.door(transactions.batch()))
                .filter(door -> door.partner().equals(viewer.partner()))
                .isPresent();
    boolean decides =
        answers
            && (viewer.decidesForTheArea()
                || (viewer.role() == Role.MANAGER && clocks.wasTold(viewer.id(), pattern.found())));
    boolean worked = pattern.state() == KnownPattern.State.TAKEN_UP;
    return new PatternRights(
        decides && !worked && pattern.partOf() == null,
        worked && (decides || viewer.id().equals(pattern.lead())),
        mayDisagree(viewer, pattern),
        decides || (worked && viewer.id().equals(pattern.lead())),
        false);
  }

  /** Who took part says so on the decision's own page. */
  private boolean mayDisagree(Viewer viewer, KnownPattern pattern) {
    UUID decision = pattern.decision();
    return decision != null
        && viewing.read(
            viewer,
            () ->
                Boolean.TRUE.equals(
                        transactions.batch().queryForObject(HOLDS, Boolean.class, pattern.id()))
                    && decisions.whole(decision).isEmpty()
                    && decisions.mine(decision).stream().allMatch(one -> one.answer() != null));
  }

  /** The viewer's own disagreements with the last decision. */
  List<Decision.Dissent> mine(Viewer viewer, KnownPattern pattern) {
    UUID decision = pattern.decision();
    return decision == null ? List.of() : viewing.read(viewer, () -> decisions.mine(decision));
  }

  /** Says that the last decision is wrong. */
  void disagree(Viewer viewer, KnownPattern pattern, String reasons) {
    dissents.dissentOfSender(Objects.requireNonNull(pattern.decision()), viewer, reasons);
  }

  /**
   * The agencies that should discuss it (the one that answers, police, and whoever holds reports),
   * and after them the others, which may be asked.
   */
  List<PatternForm.Agency> agencies(Viewer viewer, WholePattern whole) {
    var codes = new LinkedHashSet<String>();
    codes.add(viewer.partner());
    codes.add("police");
    whole.held().forEach(held -> codes.add(held.agency()));
    Map<String, List<PatternForm.Colleague>> found = new LinkedHashMap<>();
    codes.forEach(code -> found.put(code, new ArrayList<>()));
    viewing
        .read(
            viewer,
            () ->
                transactions
                    .batch()
                    .query(
                        COLLEAGUES,
                        (row, _) ->
                            new PatternForm.Colleague(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4))))
        .forEach(one -> found.computeIfAbsent(one.partner(), _ -> new ArrayList<>()).add(one));
    return found.entrySet().stream()
        .map(agency ->
            new PatternForm.Agency(
                agency.getKey(), List.copyOf(agency.getValue()), codes.contains(agency.getKey())))
        .toList();
  }

  /** By when the discussion of a pattern that is taken up now is to be held. */
  LocalDate heldBy() {
    return transactions
        .writing(() -> clocks.due(DISCUSSION, clock.instant()))
        .minusNanos(1)
        .atZone(Occurred.ZONE)
        .toLocalDate();
  }

  /**
   * Decides about a pattern, unless something happened to it since the viewer looked.
   *
   * @return the decision; empty where nothing was saved
   */
  Optional<UUID> decide(Viewer viewer, WholePattern whole, long version, PatternForm.Chosen it) {
    KnownPattern pattern = whole.pattern();
    Subject about = KeepPatterns.subject(pattern.id());
    DecisionEvent.Known known =
        viewing.read(
            viewer,
            () ->
                decisions.knownOf(
                    whole.reports().stream().map(WholePattern.Evidence::entry).toList()));
    return entries.exclusively(() -> {
      if (entries.version(about) > version) {
        return Optional.empty();
      }
      UUID decision =
          entries
              .add(
                  decisions.made(
                      viewer, choice(pattern, it), known, Purpose.ENQUIRY, List.of(about)))
              .id();
      var drafts = new ArrayList<Draft>();
      PatternForm.Colleague lead = it.lead();
      List<UUID> team =
          lead == null
              ? List.of()
              : it.seats().stream()
                  .flatMap(seat -> Optional.ofNullable(seat.user()).stream())
                  .toList();
      drafts.add(
          draft(
              viewer,
              about,
              new PatternEvent.Decided(
                  pattern.id(),
                  it.answer(),
                  decision,
                  lead == null ? null : lead.id(),
                  lead == null ? null : lead.name(),
                  lead == null ? null : lead.partner(),
                  team,
                  viewer.name())));
      turn(viewer, pattern, lead == null ? null : DISCUSSION, lead, it.held(), drafts);
      tell(viewer, pattern, it, team, drafts);
      entries.add(drafts);
      return Optional.of(decision);
    });
  }

  private static Decisions.Choice choice(KnownPattern pattern, PatternForm.Chosen it) {
    return new Decisions.Choice(
        DecisionEvent.About.PATTERN,
        pattern.found(),
        pattern.id().toString(),
        Arrays.stream(PatternEvent.Answer.values()).map(Enum::name).toList(),
        it.answer().name(),
        it.reasons(),
        it.disagreement(),
        it.seats(),
        it.bringsBack(),
        it.review());
  }

  /**
   * Stops what runs, and starts what is next for its lead.
   *
   * @param last the day on which it must have happened, where somebody said so
   */
  private void turn(
      Viewer viewer,
      KnownPattern pattern,
      @Nullable String rule,
      PatternForm.@Nullable Colleague lead,
      @Nullable LocalDate last,
      List<Draft> drafts) {
    Subject about = KeepPatterns.subject(pattern.id());
    drafts.addAll(asking.stopped(pattern.id(), Asking.STEPS, viewer.author()));
    if (rule == null) {
      transactions
          .batch()
          .queryForList(TOGETHER, UUID.class, pattern.id())
          .forEach(
              one -> drafts.addAll(asking.stopped(one, List.of(Resources.RULE), viewer.author())));
    }
    if (rule != null && lead != null) {
      Instant now = clock.instant();
      Instant due =
          last == null || last.equals(heldBy())
              ? clocks.due(rule, now)
              : last.plusDays(1).atStartOfDay(Occurred.ZONE).toInstant();
      drafts.add(
          clocks.start(
              UUID.randomUUID(),
              rule,
              about,
              pattern.found(),
              new RunningClocks.Answers(lead.partner(), null, lead.id()),
              now,
              due,
              viewer.author()));
    }
  }

  private void tell(
      Viewer viewer,
      KnownPattern pattern,
      PatternForm.Chosen it,
      List<UUID> team,
      List<Draft> drafts) {
    PatternForm.Colleague lead = it.lead();
    if (lead == null) {
      drafts.addAll(
          asking.toHolders(
              pattern.id(),
              "pattern-set-aside",
              List.of(viewer.name() + ", " + viewer.postName()),
              viewer.partner()));
      return;
    }
    if (!lead.id().equals(viewer.id())) {
      drafts.add(notice(viewer, lead.id(), "pattern-lead", pattern));
    }
    team.stream()
        .filter(user -> !user.equals(lead.id()) && !user.equals(viewer.id()))
        .forEach(user -> drafts.add(notice(viewer, user, "pattern-team", pattern)));
    drafts.addAll(
        asking.toHolders(
            pattern.id(),
            "pattern-taken-up",
            List.of(lead.name() + ", " + lead.post()),
            viewer.partner()));
  }

  private Draft notice(Viewer viewer, UUID user, String kind, KnownPattern pattern) {
    return Notices.to(
        user,
        kind,
        List.of(viewer.name()),
        KeepPatterns.subject(pattern.id()),
        clock.instant(),
        KeepPatterns.BY);
  }

  /**
   * Puts on record that it was discussed, unless something happened to it since the viewer looked.
   *
   * @return whether this stands
   */
  boolean discuss(
      Viewer viewer,
      WholePattern whole,
      long version,
      LocalDate happened,
      PatternEvent.Next next,
      String words) {
    KnownPattern pattern = whole.pattern();
    Subject about = KeepPatterns.subject(pattern.id());
    UUID lead = Objects.requireNonNull(pattern.lead());
    String partner =
        whole.clocks().isEmpty() ? viewer.partner() : whole.clocks().getFirst().partner();
    var drafts = new ArrayList<Draft>();
    drafts.add(
        draft(
            viewer,
            about,
            new PatternEvent.Discussed(pattern.id(), happened, next, words, viewer.name())));
    return entries.exclusively(() -> {
      turn(
          viewer,
          pattern,
          next == PatternEvent.Next.ENDS ? null : REVIEW,
          new PatternForm.Colleague(lead, String.valueOf(pattern.leadName()), "", partner),
          null,
          drafts);
      return entries.append(drafts, new Seen(about, version)) instanceof Outcome.Appended;
    });
  }

  private Draft draft(Viewer viewer, Subject about, PatternEvent event) {
    Instant now = clock.instant();
    return Draft.now(event, now, viewer.author(), Purpose.ENQUIRY, List.of(about));
  }
}

package org.breakwater.alerts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import tools.jackson.databind.json.JsonMapper;

/** Who and what belongs to a pattern, as people see it: they outrank what was found. */
final class Membership {
  private static final Pattern ADDRESS =
      Pattern.compile(
          ".*/(people|things)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}).*");

  private static final String SEEN = "select exists (select 1 from appearance where subject = ?)";

  private static final String THING = "select type, shown from thing where id = ?";

  private final Entries entries;
  private final Viewing viewing;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Clock clock;

  Membership(
      Entries entries, Viewing viewing, Transactions transactions, JsonMapper json, Clock clock) {
    this.entries = entries;
    this.viewing = viewing;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /** Somebody or something that can be put in. */
  record Proposed(String key, Finding.Kind kind, UUID subject, String type, String shown) {}

  /**
   * Whom the address of a page is about; empty where it is no such address, or the viewer may not
   * see it. Whoever reports ever speak of as a child is a child here.
   */
  Optional<Proposed> at(String address, Viewer viewer) {
    var matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(matcher.group(2));
    boolean thing = matcher.group(1).equals("things");
    return viewing.read(
        viewer,
        () -> {
          if (!Boolean.TRUE.equals(transactions.batch().queryForObject(SEEN, Boolean.class, id))) {
            return Optional.empty();
          }
          return thing ? thing(id) : person(id);
        });
  }

  private Optional<Proposed> thing(UUID id) {
    return transactions
        .batch()
        .query(
            THING,
            (row, _) ->
                new Proposed(
                    "thing:" + id, Finding.Kind.THING, id, row.getString(1), row.getString(2)),
            id)
        .stream()
        .findFirst();
  }

  private Optional<Proposed> person(UUID id) {
    Map<UUID, Identity> who = new People(transactions.jdbc(), json).who(List.of(id));
    return Optional.ofNullable(who.get(id))
        .map(identity ->
            identity.child()
                ? new Proposed("child:" + id, Finding.Kind.CHILD, id, "child", "")
                : new Proposed("adult:" + id, Finding.Kind.ADULT, id, "adult", ""));
  }

  /**
   * Puts somebody or something in, unless something happened to the pattern since the viewer
   * looked.
   *
   * @return whether it stands
   */
  boolean add(Viewer viewer, WholePattern whole, Proposed it, String words, long version) {
    String key =
        whole.members().stream()
            .filter(member -> it.subject().equals(member.subject()))
            .map(WholePattern.Member::key)
            .findFirst()
            .orElse(it.key());
    return append(
        viewer,
        whole,
        new PatternEvent.MemberAdded(
            whole.pattern().id(),
            key,
            it.kind(),
            it.subject(),
            it.type(),
            it.shown(),
            words,
            viewer.name()),
        version);
  }

  /**
   * Takes a member out, unless something happened to the pattern since the viewer looked.
   *
   * @return whether it stands
   */
  boolean remove(
      Viewer viewer, WholePattern whole, WholePattern.Member member, String words, long version) {
    return append(
        viewer,
        whole,
        new PatternEvent.MemberRemoved(whole.pattern().id(), member.key(), words, viewer.name()),
        version);
  }

  private boolean append(Viewer viewer, WholePattern whole, PatternEvent event, long version) {
    Subject about = KeepPatterns.subject(whole.pattern().id());
    return entries.append(
            List.of(
                Draft.now(
                    event, clock.instant(), viewer.author(), Purpose.ENQUIRY, List.of(about))),
            new Seen(about, version))
        instanceof Outcome.Appended;
  }
}

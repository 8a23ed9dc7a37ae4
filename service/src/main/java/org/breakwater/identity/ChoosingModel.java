package org.breakwater.identity;

import java.time.Clock;
import java.util.List;
import org.breakwater.database.Transactions;
import org.breakwater.linkage.Model;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;

/** Somebody puts a version of the model in force, with a reason; each is kept when it is learnt. */
public final class ChoosingModel {
  private final Models models;
  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  ChoosingModel(Models models, Entries entries, Transactions transactions, Clock clock) {
    this.models = models;
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Tells whether another was put in force since: hand it back when choosing. */
  public long seen() {
    return transactions.writing(() -> entries.version(ModelEvent.ABOUT));
  }

  /**
   * Puts a version in force from now on. Nobody is moved: whoever is on record is weighed again in
   * the background, and what the version would change is proposed.
   *
   * @param hash the whole hash of the version
   * @param reason in the words of whoever chooses
   * @param name who they are
   * @param seen {@link #seen} as they had it before them
   * @return false where it is in force already, is unknown, or somebody chose meanwhile
   */
  public boolean choose(String hash, String reason, String name, Author by, long seen) {
    return entries.exclusively(() -> {
      if (models.model(hash).isEmpty() || models.inForce().hash().equals(hash)) {
        return false;
      }
      var draft =
          Draft.now(
              new ModelEvent.Chosen(hash, reason, name),
              clock.instant(),
              by,
              Purpose.OVERSIGHT,
              List.of(ModelEvent.ABOUT));
      return entries.append(List.of(draft), new Seen(ModelEvent.ABOUT, seen))
          instanceof Outcome.Appended;
    });
  }

  /** Keeps a version that was learnt from so many descriptions of this record. */
  void keep(Model model, int descriptions) {
    entries.add(
        Draft.now(
            new ModelEvent.Learnt(model.hash(), model.toJson(), descriptions),
            clock.instant(),
            Author.engine("learning " + LinkageMatcher.name(model)),
            Purpose.ENGINE,
            List.of(ModelEvent.ABOUT)));
  }
}

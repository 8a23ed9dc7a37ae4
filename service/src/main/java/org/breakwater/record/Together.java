package org.breakwater.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.breakwater.database.RecordUnavailable;

/**
 * Appends of several at once as one transaction, so that they share what a transaction costs. Who
 * comes while nobody is at it is stored at once; who comes meanwhile is stored with all others who
 * did. Nobody is answered before their own entries are stored for good.
 *
 * <p>All or nothing holds for each: if they cannot be stored together, each is stored alone, and
 * only whoever's entries are at fault is told so.
 */
final class Together {
  /** One transaction waits for the disk while another is made ready. */
  private static final int AT_ONCE = 2;

  /** An append of more entries is worth a transaction of its own. */
  static final int FEW = 8;

  /** Entries of one transaction. */
  private static final int MOST = 1_000;

  private final Function<List<Draft>, List<Entry>> store;

  /** Guards itself and {@link #working}. */
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

  private int working;

  /**
   * @param store stores drafts in one transaction; gives back their entries first, in their order
   */
  Together(Function<List<Draft>, List<Entry>> store) {
    this.store = store;
  }

  /** What somebody who waits is told. */
  private sealed interface Answer {
    /** Nobody else is at it any more: store what waits. */
    record Lead() implements Answer {}

    record Stored(List<Entry> entries) implements Answer {}

    record Failed(RuntimeException why) implements Answer {}
  }

  private record Waiting(List<Draft> drafts, CompletableFuture<Answer> answer) {}

  /**
   * Stores the drafts, with those of others; gives back their entries in their order, and none of
   * what followed from them.
   */
  List<Entry> add(List<Draft> drafts) {
    var mine = new Waiting(drafts, new CompletableFuture<>());
    Answer answer = comesFirst(mine) ? new Answer.Lead() : mine.answer.join();
    if (answer instanceof Answer.Lead) {
      answer = lead(mine);
    }
    return switch (answer) {
      case Answer.Stored stored -> stored.entries;
      case Answer.Failed failed -> throw failed.why;
      case Answer.Lead _ -> throw new IllegalStateException("told to lead twice");
    };
  }

  /** How many appends wait until a transaction takes them along. */
  int waiting() {
    synchronized (queue) {
      return queue.size();
    }
  }

  private boolean comesFirst(Waiting mine) {
    synchronized (queue) {
      if (working < AT_ONCE) {
        working++;
        return true;
      }
      queue.add(mine);
      return false;
    }
  }

  private Answer lead(Waiting mine) {
    List<Waiting> group = with(mine);
    try {
      List<Answer> answers = answers(group);
      for (int i = 1; i < group.size(); i++) {
        group.get(i).answer.complete(answers.get(i));
      }
      return answers.getFirst();
    } finally {
      // After an error that is no exception too, nobody waits for ever.
      group.forEach(one ->
          one.answer.complete(
              new Answer.Failed(new IllegalStateException("whoever stored this broke off"))));
      handOn();
    }
  }

  private List<Waiting> with(Waiting mine) {
    var group = new ArrayList<Waiting>();
    group.add(mine);
    int entries = mine.drafts.size();
    synchronized (queue) {
      for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
        Waiting next = all.next();
        entries += next.drafts.size();
        if (entries > MOST) {
          break;
        }
        group.add(next);
        all.remove();
      }
    }
    return group;
  }

  private void handOn() {
    synchronized (queue) {
      Waiting next = queue.poll();
      if (next == null) {
        working--;
      } else {
        next.answer.complete(new Answer.Lead());
      }
    }
  }

  /** What becomes of each, in the same order. */
  @SuppressWarnings("IllegalCatch")
  private List<Answer> answers(List<Waiting> group) {
    List<Entry> stored;
    try {
      stored = store.apply(group.stream().flatMap(one -> one.drafts.stream()).toList());
    } catch (RecordUnavailable e) {
      // What holds for the transaction holds for each: nothing is saved, or it is not known.
      return group.stream()
          .<Answer>map(_ -> new Answer.Failed(new RecordUnavailable(e.saved(), e)))
          .toList();
    } catch (RuntimeException e) {
      return group.size() == 1
          ? List.of(new Answer.Failed(e))
          : group.stream().map(one -> answers(List.of(one)).getFirst()).toList();
    }
    var answers = new ArrayList<Answer>();
    int from = 0;
    for (Waiting one : group) {
      int to = from + one.drafts.size();
      answers.add(new Answer.Stored(List.copyOf(stored.subList(from, to))));
      from = to;
    }
    return answers;
  }
}

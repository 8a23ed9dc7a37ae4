package org.breakwater.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.breakwater.database.RecordUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Appends that come while others are stored share a transaction, and nothing else. */
@Timeout(60)
class TogetherTest {
  private static final Instant NOW = Instant.parse("2011-03-09T16:20:00Z");

  private final ExecutorService people = Executors.newCachedThreadPool();
  private final CountDownLatch atIt = new CountDownLatch(2);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch secondGoesOn = new CountDownLatch(1);
  private final List<List<String>> transactions = new ArrayList<>();
  private final Together together = new Together(this::store);

  private record Said(String words) implements Event {}

  @AfterEach
  void end() {
    secondGoesOn.countDown();
    people.shutdownNow();
  }

  @Test
  void who_comes_while_two_are_at_it_is_stored_with_all_who_wait() throws Exception {
    List<Future<List<Entry>>> all = sent("first", "second", "a", "b", "c");
    for (Future<List<Entry>> one : all.subList(2, 5)) {
      one.get();
    }
    assertThat(words(all.get(3).get())).containsExactly("b", "b too");
    assertThat(transactions).hasSize(3);
    assertThat(transactions.getLast()).containsExactly("a", "a too", "b", "b too", "c", "c too");
  }

  @Test
  void whose_entries_are_at_fault_fails_and_the_others_are_stored() throws Exception {
    List<Future<List<Entry>>> all = sent("first", "second", "a", "unfit", "c");
    assertThat(words(all.get(2).get())).containsExactly("a", "a too");
    assertThat(words(all.get(4).get())).containsExactly("c", "c too");
    assertThatThrownBy(() -> all.get(3).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("unfit on purpose");
    assertThat(words(together.add(drafts("later")))).containsExactly("later", "later too");
  }

  @Test
  void when_the_record_is_lost_nobody_is_tried_again_and_each_is_told() throws Exception {
    List<Future<List<Entry>>> all = sent("first", "second", "a", "lost", "c");
    for (Future<List<Entry>> one : all.subList(2, 5)) {
      assertThatThrownBy(one::get)
          .cause()
          .isInstanceOfSatisfying(
              RecordUnavailable.class,
              told -> assertThat(told.saved()).isEqualTo(RecordUnavailable.Saved.UNKNOWN));
    }
    assertThat(transactions).hasSize(3);
  }

  /** The first is at it until all others wait, one after the other; the second to the end. */
  private List<Future<List<Entry>>> sent(String... words) throws InterruptedException {
    var all = new ArrayList<Future<List<Entry>>>();
    for (int i = 0; i < words.length; i++) {
      List<Draft> drafts = drafts(words[i]);
      all.add(people.submit(() -> together.add(drafts)));
      if (i == 1) {
        atIt.await();
      }
      while (together.waiting() < i - 1) {
        Thread.onSpinWait();
      }
    }
    goOn.countDown();
    return all;
  }

  private List<Entry> store(List<Draft> drafts) {
    List<String> words = drafts.stream().map(draft -> ((Said) draft.event()).words()).toList();
    synchronized (transactions) {
      transactions.add(words);
    }
    if (words.contains("first")) {
      atItUntil(goOn);
    }
    if (words.contains("second")) {
      atItUntil(secondGoesOn);
    }
    if (words.contains("unfit")) {
      throw new IllegalStateException("unfit on purpose");
    }
    if (words.contains("lost")) {
      throw new RecordUnavailable(RecordUnavailable.Saved.UNKNOWN, new IOException("lost"));
    }
    var entries = new ArrayList<Entry>();
    drafts.forEach(draft -> entries.add(entry(entries.size(), draft)));
    // What followed, which is nobody's answer.
    entries.add(entry(entries.size(), drafts("followed").getFirst()));
    return entries;
  }

  private void atItUntil(CountDownLatch told) {
    atIt.countDown();
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Draft> drafts(String word) {
    return List.of(draft(word), draft(word + " too"));
  }

  private static Draft draft(String word) {
    return Draft.now(new Said(word), NOW, Author.engine("test/1"), Purpose.ENGINE, List.of());
  }

  private static Entry entry(long place, Draft draft) {
    return new Entry(
        place,
        UUID.randomUUID(),
        draft.event(),
        draft.occurred(),
        draft.recorded(),
        NOW,
        draft.author(),
        draft.purpose(),
        draft.marking(),
        draft.subjects(),
        null,
        null);
  }

  private static List<String> words(List<Entry> entries) {
    return entries.stream()
        .map(entry -> ((Said) Objects.requireNonNull(entry.event())).words())
        .toList();
  }
}

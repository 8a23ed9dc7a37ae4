package org.breakwater.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows from entries that are being stored: one processor works out what can be worked out
 * beforehand while another, PostgreSQL's, stores them.
 */
final class Following implements AutoCloseable {
  private final List<Entry> entries;
  private final List<Part> parts = new ArrayList<>();
  private @Nullable ExecutorService beside;

  private Following(List<Entry> entries) {
    this.entries = entries;
  }

  /** One consequence, with what was begun of it. */
  private record Part(Consequence consequence, @Nullable Future<List<Draft>> begun) {}

  /** Begins, before the entries are stored, in the running transaction. */
  static Following begun(
      List<Consequence> consequences, List<Entry> entries, Transactions transactions) {
    var following = new Following(entries);
    JdbcTemplate shared = transactions.shared();
    for (Consequence consequence : consequences) {
      Optional<Supplier<List<Draft>>> work = consequence.beside(entries, shared);
      following.parts.add(new Part(consequence, work.map(following::begin).orElse(null)));
    }
    return following;
  }

  private Future<List<Draft>> begin(Supplier<List<Draft>> work) {
    if (beside == null) {
      beside = Executors.newSingleThreadExecutor();
    }
    return beside.submit(work::get);
  }

  /** All that follows, now that the entries are stored and the readings have taken them up. */
  List<Draft> drafts(JdbcTemplate jdbc) {
    var drafts = new ArrayList<Draft>();
    for (Part part : parts) {
      drafts.addAll(part.begun == null ? part.consequence.of(entries, jdbc) : worked(part.begun));
    }
    return drafts;
  }

  private static List<Draft> worked(Future<List<Draft>> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException why
          ? why
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop before what follows was worked out", e);
    }
  }

  /** Waits for what was begun: nothing may use the connection after its transaction has ended. */
  @Override
  public void close() {
    if (beside != null) {
      beside.close();
    }
  }
}

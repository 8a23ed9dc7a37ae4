package org.breakwater.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's first process on a folder, as its own pid file names it. */
record Postmaster(ProcessHandle process) {
  private static final String FILE = "postmaster.pid";

  /**
   * The server that runs on this cluster, if one does. After a crash the number in the file may be
   * somebody else's by now, so the process must say that it serves this very folder.
   */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    return named(cluster).filter(process -> serves(process, cluster)).map(Postmaster::new);
  }

  /**
   * Takes away a pid file whose number now belongs to another program, which PostgreSQL itself
   * would take for a running server; only for who holds the folder's lock. Where the system does
   * not say what the process is, the file stays, and PostgreSQL judges.
   */
  static void clearStale(Path cluster) throws IOException {
    Optional<String[]> words = named(cluster).flatMap(process -> process.info().arguments());
    if (words.isPresent() && !mentions(words.get(), cluster)) {
      Files.deleteIfExists(cluster.resolve(FILE));
    }
  }

  private static Optional<ProcessHandle> named(Path cluster) throws IOException {
    Path file = cluster.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive);
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    return process.info().arguments().filter(words -> mentions(words, cluster)).isPresent();
  }

  private static boolean mentions(String[] words, Path cluster) {
    return Arrays.asList(words).contains(cluster.toString());
  }

  /**
   * Whether the process that started it is gone, so that nothing would end this server. A server of
   * ours is always the child of the process that started it.
   */
  boolean orphaned(long starter) {
    return process.parent().map(ProcessHandle::pid).filter(pid -> pid == starter).isEmpty();
  }
}

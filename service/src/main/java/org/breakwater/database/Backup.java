package org.breakwater.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Copies the whole record of an embedded PostgreSQL into one file while it is in use, and makes a
 * folder from such a file again. The file holds every secret of the record, its passwords included:
 * keep it as safe as the record itself.
 *
 * <p>It is PostgreSQL's own online backup: files are copied between {@code pg_backup_start} and
 * {@code pg_backup_stop}, and the write-ahead log of that time makes them one consistent state.
 */
public final class Backup {
  /** Replayed or made anew at the next start; PostgreSQL's documentation, 25.3.4. */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> WITHOUT =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "pg_control");

  /** Names in the archive; without these it is not whole. */
  private static final String CONTROL = "cluster/global/pg_control";

  private static final String LABEL = "cluster/backup_label";

  private static final int BUFFER = 1 << 16;

  private Backup() {}

  /**
   * Writes a backup; whole or not at all under its name.
   *
   * @param progress told how many bytes of the record have been copied
   * @throws UnusableDatabase when the record is not an embedded one
   */
  public static void take(Database database, Path to, LongConsumer progress) throws IOException {
    EmbeddedPostgres postgres =
        database
            .postgres()
            .orElseThrow(() ->
                new UnusableDatabase(
                    "this record is on a server of your own: back it up with pg_basebackup or"
                        + " pg_dump"));
    Path folder = to.toAbsolutePath().getParent();
    Path beside = Files.createTempFile(folder, to.getFileName() + "-", ".part");
    try {
      try (var tar = tar(beside);
          Connection connection = connect(postgres);
          Statement statement = connection.createStatement()) {
        copy(postgres, statement, tar, progress);
      } catch (SQLException e) {
        throw new IOException("PostgreSQL did not let itself be copied: " + e.getMessage(), e);
      }
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return postgres
        .source("postgres", EmbeddedPostgres.ADMIN, postgres.secrets().admin())
        .getConnection();
  }

  private static TarArchiveOutputStream tar(Path file) throws IOException {
    OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    var tar = new TarArchiveOutputStream(new GZIPOutputStream(plain, BUFFER));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return tar;
  }

  private static void copy(
      EmbeddedPostgres postgres,
      Statement statement,
      TarArchiveOutputStream tar,
      LongConsumer progress)
      throws SQLException, IOException {
    Path cluster = postgres.cluster();
    long copied = 0;
    // Keeps the write-ahead log of the backup's own time until it has been copied, and goes with
    // this connection, so that a backup that is killed does not keep it for ever.
    statement.execute(
        "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
    String first =
        asked(statement, "select pg_walfile_name(pg_backup_start('breakwater', fast => true))");
    for (Path file : files(cluster)) {
      copied += add(file, name(cluster, file), tar);
      progress.accept(copied);
    }
    add(CONTROL, settled(cluster.resolve("global/pg_control")), tar);
    String[] end =
        asked(
                statement,
                "select pg_walfile_name(lsn) || ' ' || labelfile"
                    + " from pg_backup_stop(wait_for_archive => false)")
            .split(" ", 2);
    add(LABEL, end[1].getBytes(StandardCharsets.UTF_8), tar);
    for (Path segment : segments(cluster, first, end[0])) {
      copied += add(segment, name(cluster, segment), tar);
      progress.accept(copied);
    }
    add(cluster.resolveSibling(Secrets.FILE), Secrets.FILE, tar);
    tar.finish();
  }

  private static String asked(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The write-ahead log from the backup's start to its end, whose names sort as they follow. */
  private static List<Path> segments(Path cluster, String first, String last) throws IOException {
    try (Stream<Path> files = Files.list(cluster.resolve("pg_wal"))) {
      List<Path> segments =
          files
              .filter(file -> {
                String name = file.getFileName().toString();
                return name.matches("[0-9A-F]{24}")
                    && name.compareTo(first) >= 0
                    && name.compareTo(last) <= 0;
              })
              .sorted()
              .toList();
      if (segments.isEmpty() || !segments.getFirst().endsWith(first)) {
        throw new IOException("the write-ahead log of the backup's time is not whole");
      }
      return segments;
    }
  }

  /** A small file that the server rewrites whole: read until two reads agree, so never half. */
  private static byte[] settled(Path file) throws IOException {
    byte[] read = Files.readAllBytes(file);
    for (int tries = 0; tries < 100; tries++) {
      byte[] again = Files.readAllBytes(file);
      if (Arrays.equals(read, again)) {
        return read;
      }
      read = again;
    }
    throw new IOException(file.getFileName() + " does not hold still");
  }

  private static List<Path> files(Path cluster) throws IOException {
    try (Stream<Path> all = Files.walk(cluster)) {
      return all.filter(file -> !file.equals(cluster))
          .filter(file -> !WITHOUT.contains(file.getFileName().toString()))
          .filter(file -> !file.getFileName().toString().startsWith("pgsql_tmp"))
          .filter(file -> {
            Path within = cluster.relativize(file);
            return within.getNameCount() == 1
                || !WITHOUT_CONTENT.contains(within.getName(0).toString());
          })
          .toList();
    }
  }

  private static String name(Path cluster, Path file) {
    return "cluster/" + cluster.relativize(file);
  }

  /**
   * Adds a file that may be written to meanwhile: what it holds now, in the size that it has now.
   */
  private static long add(Path file, String name, TarArchiveOutputStream tar) throws IOException {
    if (Files.isDirectory(file)) {
      var folder = new TarArchiveEntry(name + "/");
      tar.putArchiveEntry(folder);
      tar.closeArchiveEntry();
      return 0;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      long size = Files.size(file);
      var entry = new TarArchiveEntry(name);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      byte[] buffer = new byte[BUFFER];
      long left = size;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          // It shrank; the write-ahead log knows.
          Arrays.fill(buffer, (byte) 0);
          read = (int) Math.min(buffer.length, left);
        }
        tar.write(buffer, 0, read);
        left -= read;
      }
      tar.closeArchiveEntry();
      return size;
    } catch (NoSuchFileException _) {
      // Dropped since the list was made; the write-ahead log knows.
      return 0;
    }
  }

  private static void add(String name, byte[] content, TarArchiveOutputStream tar)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /**
   * Makes a record's folder from a backup, starts it and reads every table of it; whole or not at
   * all.
   *
   * @param folder new, or empty
   * @param progress told how many bytes have been written
   * @throws UnusableDatabase when the folder holds something, or the file is not a whole backup
   */
  public static void restore(Path from, Path folder, LongConsumer progress) throws IOException {
    boolean made = Files.notExists(folder);
    Files.createDirectories(folder);
    try (Stream<Path> held = Files.list(folder)) {
      if (held.findAny().isPresent()) {
        throw new UnusableDatabase(
            "the folder "
                + folder
                + " is not empty; restore into a new one, so that nothing is lost");
      }
    }
    Path beside = Files.createDirectory(folder.resolve(EmbeddedPostgres.RESTORING));
    try {
      unpack(from, beside, progress);
      for (String part : List.of("cluster/PG_VERSION", CONTROL, LABEL, Secrets.FILE)) {
        if (!Files.exists(beside.resolve(part))) {
          throw new UnusableDatabase(
              from + " is not a whole backup of Breakwater; nothing was restored");
        }
      }
      Files.move(beside.resolve(Secrets.FILE), folder.resolve(Secrets.FILE));
      Files.move(beside.resolve("cluster"), folder.resolve(EmbeddedPostgres.CLUSTER));
      Files.delete(beside);
      readThrough(folder);
    } catch (IOException | RuntimeException e) {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Runner.delete(file);
        }
      }
      if (made) {
        Files.delete(folder);
      }
      throw e;
    }
  }

  private static void unpack(Path from, Path into, LongConsumer progress) throws IOException {
    long written = 0;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        InputStream plain = new GZIPInputStream(file, BUFFER);
        var tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the backup names a file outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          Runner.makePrivate(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(tar, target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
          written += entry.getSize();
          progress.accept(written);
        }
      }
      // The checksum of the whole comes after its last file.
      plain.transferTo(OutputStream.nullOutputStream());
      Runner.makePrivate(into.resolve("cluster"));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableDatabase(
          from
              + " is not a whole backup of Breakwater, or there is no room for it ("
              + e.getMessage()
              + "); nothing was restored",
          e);
    }
  }

  /** Replays what was written during the backup, and lets PostgreSQL check every page it reads. */
  private static void readThrough(Path folder) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder);
        Connection connection =
            postgres
                .source(Database.NAME, EmbeddedPostgres.ADMIN, postgres.secrets().admin())
                .getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ declare known regclass; begin
            for known in select oid from pg_class where relkind in ('r', 'm') loop
              execute format('select count(*) from %s', known);
            end loop;
          end $$
          """);
    } catch (SQLException e) {
      throw new UnusableDatabase(
          "the restored record cannot be read, and was taken away again: " + e.getMessage(), e);
    }
  }
}

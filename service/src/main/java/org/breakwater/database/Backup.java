package org.breakwater.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
 * Copies the whole record of an embedded PostgreSQL into one file while it is in use, and makes a folder
 * from such a file again. The file holds every secret of the record, its passwords included: keep it as
 * safe as the record itself.
 *
 * <p>It is PostgreSQL's own online backup: files are copied between {@code pg_backup_start} and {@code
 * pg_backup_stop}, and the write-ahead log of that time makes them one consistent state.
 */
public final class Backup {
  /** Replayed or made anew at the next start; PostgreSQL's documentation, 25.3.4. */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of(
          "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots",
          "pg_stat_tmp", "pg_subtrans");

  private static final Set<String> WITHOUT =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

  private static final String SLOT = "breakwater_backup";

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
            .embedded()
            .orElseThrow(
                () ->
                    new UnusableDatabase(
                        "this record is on a server of your own: back it up with pg_basebackup or"
                            + " pg_dump"));
    Path beside = to.resolveSibling(to.getFileName() + ".part");
    try {
      try (var tar = tar(beside);
          Connection connection = connect(postgres);
          Statement statement = connection.createStatement()) {
        copy(postgres.folder(), statement, tar, progress);
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
    return DriverManager.getConnection(
        postgres.url("postgres"), EmbeddedPostgres.ADMIN, postgres.secrets().admin());
  }

  private static TarArchiveOutputStream tar(Path file) throws IOException {
    OutputStream plain =
        Files.newOutputStream(
            Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    var tar = new TarArchiveOutputStream(new GZIPOutputStream(new BufferedOutputStream(plain), 1 << 16));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return tar;
  }

  private static void copy(
      Path folder, Statement statement, TarArchiveOutputStream tar, LongConsumer progress)
      throws SQLException, IOException {
    Path cluster = folder.resolve("cluster");
    long[] copied = {0};
    // The slot keeps the write-ahead log of the backup's own time until it has been copied.
    dropSlot(statement);
    statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true)");
    try {
      statement.execute("select pg_backup_start('breakwater', fast => true)");
      for (Path file : files(cluster)) {
        copied[0] += add(file, name(cluster, file), tar);
        progress.accept(copied[0]);
      }
      String label;
      try (ResultSet row =
          statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
        row.next();
        label = row.getString(1);
      }
      add("cluster/backup_label", label.getBytes(StandardCharsets.UTF_8), tar);
      statement.execute("select pg_switch_wal()");
      try (Stream<Path> segments = Files.list(cluster.resolve("pg_wal"))) {
        for (Path segment : segments.filter(Files::isRegularFile).sorted().toList()) {
          copied[0] += add(segment, name(cluster, segment), tar);
          progress.accept(copied[0]);
        }
      }
      Path secrets = folder.resolve("connection.properties");
      add(secrets, "connection.properties", tar);
    } finally {
      dropSlot(statement);
    }
    tar.finish();
  }

  private static void dropSlot(Statement statement) throws SQLException {
    statement.execute(
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '"
            + SLOT
            + "'");
  }

  private static List<Path> files(Path cluster) throws IOException {
    try (Stream<Path> all = Files.walk(cluster)) {
      return all.filter(file -> !file.equals(cluster))
          .filter(file -> !WITHOUT.contains(file.getFileName().toString()))
          .filter(file -> !file.getFileName().toString().startsWith("pgsql_tmp"))
          .filter(
              file -> {
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

  /** Adds a file that may be written to meanwhile: what it holds now, in the size that it has now. */
  private static long add(Path file, String name, TarArchiveOutputStream tar) throws IOException {
    if (Files.isDirectory(file)) {
      var folder = new TarArchiveEntry(name + "/");
      tar.putArchiveEntry(folder);
      tar.closeArchiveEntry();
      return 0;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long size = Files.size(file);
      var entry = new TarArchiveEntry(name);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      byte[] buffer = new byte[1 << 16];
      long left = size;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          // It shrank; the write-ahead log knows.
          java.util.Arrays.fill(buffer, (byte) 0);
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
   * Makes a folder from a backup; whole or not at all. The next command that opens the folder replays what
   * was written during the backup.
   *
   * @param progress told how many bytes have been written
   * @throws UnusableDatabase when the folder holds something, or the file is not a backup
   */
  public static void restore(Path from, Path folder, LongConsumer progress) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> held = Files.list(folder)) {
        if (held.findAny().isPresent()) {
          throw new UnusableDatabase(
              "the folder " + folder + " is not empty; restore into a new one, so that nothing is lost");
        }
      }
      Files.delete(folder);
    }
    Path home = folder.toAbsolutePath().normalize();
    Path beside = home.resolveSibling(home.getFileName() + ".restoring");
    Runner.delete(beside);
    Files.createDirectories(beside);
    try {
      unpack(from, beside, progress);
      if (!Files.exists(beside.resolve("cluster/PG_VERSION"))
          || !Files.exists(beside.resolve("cluster/backup_label"))
          || !Files.exists(beside.resolve("connection.properties"))) {
        throw new UnusableDatabase(from + " is not a whole backup of Breakwater; nothing was restored");
      }
      EmbeddedPostgres.makePrivate(beside.resolve("cluster"));
      Files.setPosixFilePermissions(
          beside.resolve("connection.properties"), PosixFilePermissions.fromString("rw-------"));
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Runner.delete(beside);
    }
  }

  private static void unpack(Path from, Path into, LongConsumer progress) throws IOException {
    long written = 0;
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(from)), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the backup names a file outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          EmbeddedPostgres.makePrivate(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(tar, target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
          written += entry.getSize();
          progress.accept(written);
        }
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new UnusableDatabase(from + " is not a whole backup of Breakwater; nothing was restored", e);
    }
  }
}

package org.breakwater.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.breakwater.access.AccessEvent;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.Log;
import org.breakwater.ledger.LogVerifier;
import org.breakwater.ledger.VerificationReport;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.TileTree;
import org.breakwater.log.Proofs;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the log costs: appends through the record while it is taken into the log, beside plain
 * inserts of the same rows; how soon an entry is under a signed checkpoint; how fast a log is
 * checked beside the bare hashing that it needs; and how long one proof takes.
 */
final class LogRate implements Benchmark {
  private static final int WRITERS = 8;
  private static final int APPENDED = 16_000;
  private static final int PROOFS = 2_000;
  private static final int LEAF = 73;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Seldom enough that looking takes no part of what is measured. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  /** The tables of the record, with the column that names the entry. */
  private static final Map<String, String> TABLES = Map.of("entry", "id", "body", "entry");

  @Override
  public String name() {
    return "log";
  }

  @Override
  public Table run(Setting setting) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    try (var record = new OpenRecord(setting.fresh("log-appends"))) {
      for (int batch : new int[] {1, 50}) {
        appends(record, batch, rows);
      }
    }
    checking(setting, rows);
    return new Table(
        "The log",
        List.of("what", "figure", "beside", "ratio", "goal"),
        rows,
        WRITERS
            + " writers at once, embedded PostgreSQL with fsync on, Java warm, the log taken in"
            + " every 0.2 s."
            + " Plain inserts: the values of the same rows of record.entry and record.body,"
            + " ready-made, sent by the same driver in batches, as many a transaction, same"
            + " indexes, no triggers. The log that is checked lies in files; bare hashing is a leaf"
            + " and a node an entry on one core.");
  }

  private static void appends(OpenRecord record, int batch, List<List<String>> rows)
      throws InterruptedException {
    Entries entries = record.bean(Entries.class);
    // As for plain inserts: once to warm Java up.
    all(number -> entries.add(drafts(batch)), APPENDED / batch);
    record.bean(Proofs.class).takeIn();
    var stop = new AtomicBoolean();
    var waits = new ConcurrentLinkedQueue<Duration>();
    Cost cost;
    try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> log = beside.submit(() -> takeIn(record.bean(Proofs.class), stop));
      Future<?> sampler = beside.submit(() -> sample(record, stop, waits));
      cost = Cost.of(() -> all(number -> entries.add(drafts(batch)), APPENDED / batch));
      stop.set(true);
      joined(log);
      joined(sampler);
    }
    Cost plain;
    try (var yardstick = new Yardstick(record.owner())) {
      plain = yardstick.insert(batch);
    }
    rows.add(
        List.of(
            "appends a second, " + batch + " a transaction",
            perSecond(APPENDED, cost.took),
            perSecond(APPENDED, plain.took) + " plain inserts",
            ratio((double) plain.took.toNanos() / cost.took.toNanos()),
            "0.7"));
    rows.add(
        List.of(
            "processor an append, Java and PostgreSQL, ms",
            cost.each(APPENDED),
            plain.each(APPENDED) + " plain inserts",
            ratio((double) plain.processor().toNanos() / cost.processor().toNanos()),
            ""));
    Latencies latencies = Latencies.of(waits);
    rows.add(
        List.of(
            "append to signed checkpoint meanwhile, p50 and p99, ms",
            millis(latencies.within(0.5)) + " and " + millis(latencies.within(0.99)),
            latencies.sorted().size() + " samples",
            "",
            "1,000"));
  }

  private interface Work {
    void of(int number);
  }

  private interface Measured {
    void run() throws InterruptedException;
  }

  /** What something took by the clock, and of processors: of this Java, and of what it started. */
  record Cost(Duration took, Duration java, Duration postgres) {
    static Cost of(Measured work) throws InterruptedException {
      Duration java = spent(Stream.of(ProcessHandle.current()));
      Duration postgres = spent(ProcessHandle.current().descendants());
      long begun = System.nanoTime();
      work.run();
      return new Cost(
          Duration.ofNanos(System.nanoTime() - begun),
          spent(Stream.of(ProcessHandle.current())).minus(java),
          spent(ProcessHandle.current().descendants()).minus(postgres));
    }

    private static Duration spent(Stream<ProcessHandle> processes) {
      return processes
          .flatMap(process -> process.info().totalCpuDuration().stream())
          .reduce(Duration.ZERO, Duration::plus);
    }

    Duration processor() {
      return java.plus(postgres);
    }

    String each(int count) {
      return String.format(
          Locale.ROOT,
          "%.3f and %.3f",
          java.toNanos() / 1e6 / count,
          postgres.toNanos() / 1e6 / count);
    }
  }

  /** As many writers as there are share the work. */
  private static void all(Work work, int count) throws InterruptedException {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> running =
          IntStream.range(0, WRITERS)
              .<Future<?>>mapToObj(writer ->
                  writers.submit(() -> {
                    for (int number = writer; number < count; number += WRITERS) {
                      work.of(number);
                    }
                  }))
              .toList();
      for (Future<?> one : running) {
        joined(one);
      }
    }
  }

  private static void joined(Future<?> future) throws InterruptedException {
    try {
      future.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Draft> drafts(int count) {
    var now = Clock.systemUTC().instant();
    return IntStream.range(0, count)
        .mapToObj(_ ->
            Draft.now(
                new AccessEvent.PurposeStated("A note of the length that people write in a hurry."),
                now,
                Author.engine("bench"),
                Purpose.OVERSIGHT,
                List.of(Subject.person(UUID.randomUUID()))))
        .toList();
  }

  private static void takeIn(Proofs proofs, AtomicBoolean stop) {
    while (!stop.get()) {
      proofs.takeIn();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    proofs.takeIn();
  }

  /** Appends one entry after another, and waits for each to be under a checkpoint. */
  private static void sample(
      OpenRecord record, AtomicBoolean stop, ConcurrentLinkedQueue<Duration> waits) {
    var transactions = record.bean(Transactions.class);
    while (!stop.get()) {
      long begun = System.nanoTime();
      UUID entry = record.bean(Entries.class).add(drafts(1)).getFirst().id();
      while (!Boolean.TRUE.equals(
          transactions.writing(() ->
              transactions
                  .batch()
                  .queryForObject(
                      "select exists (select 1 from log.sequenced where entry = ?)",
                      Boolean.class,
                      entry)))) {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
      waits.add(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Plain inserts of the rows that the record has by now, by as many connections as writers. */
  static final class Yardstick implements AutoCloseable {
    private final HikariDataSource source;
    private final JdbcTemplate owner;
    private final TransactionTemplate transaction;

    Yardstick(JdbcTemplate of) {
      var pool = (HikariDataSource) java.util.Objects.requireNonNull(of.getDataSource());
      var config = new HikariConfig();
      config.setDataSource(pool.getDataSource());
      config.setConnectionInitSql(pool.getConnectionInitSql());
      config.setMaximumPoolSize(WRITERS);
      this.source = new HikariDataSource(config);
      this.owner = new JdbcTemplate(source);
      this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
      owner.execute("drop schema if exists yardstick cascade");
      owner.execute("create schema yardstick");
      for (String table : TABLES.keySet()) {
        owner.execute(
            "create table yardstick." + table + " (like record." + table + " including all)");
      }
    }

    @Override
    public void close() {
      source.close();
    }

    Cost insert(int batch) throws InterruptedException {
      List<UUID> ids =
          owner.queryForList(
              "select id from record.entry where kind = 'access.purpose-stated' order by place desc"
                  + " limit "
                  + APPENDED,
              UUID.class);
      List<Ready> tables =
          TABLES.entrySet().stream()
              .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
              .map(table -> rows(table.getKey(), table.getValue(), ids))
              .toList();
      Work insert =
          number ->
              transaction.executeWithoutResult(
                  _ -> tables.forEach(table -> table.insert(number * batch, batch, owner)));
      all(insert, APPENDED / batch);
      owner.execute("truncate yardstick.entry, yardstick.body");
      return Cost.of(() -> all(insert, APPENDED / batch));
    }

    /** Rows that are ready to be sent. */
    private record Ready(String insert, List<Object[]> rows) {
      void insert(int from, int count, JdbcTemplate jdbc) {
        jdbc.batchUpdate(insert, rows.subList(from, from + count), count, Ready::bind);
      }

      private static void bind(PreparedStatement statement, Object[] row) throws SQLException {
        for (int column = 0; column < row.length; column++) {
          if (row[column] instanceof String[] texts) {
            statement.setArray(column + 1, statement.getConnection().createArrayOf("text", texts));
          } else {
            statement.setObject(column + 1, row[column]);
          }
        }
      }
    }

    private Ready rows(String table, String key, List<UUID> ids) {
      List<Object[]> rows =
          owner.query(
              "select * from record.%s where %s = any(?)".formatted(table, key),
              (row, _) -> {
                Object[] values = new Object[row.getMetaData().getColumnCount()];
                for (int column = 0; column < values.length; column++) {
                  Object value = row.getObject(column + 1);
                  values[column] = value instanceof Array array ? array.getArray() : value;
                }
                return values;
              },
              (Object) ids.toArray(UUID[]::new));
      String marks = String.join(", ", Collections.nCopies(rows.getFirst().length, "?"));
      return new Ready("insert into yardstick." + table + " values (" + marks + ")", rows);
    }
  }

  private static void checking(Setting setting, List<List<String>> rows) throws IOException {
    var key = SigningKey.generate("bench.invalid/log", SignatureKind.ED25519, new SecureRandom());
    Path folder = setting.fresh("log-checked");
    var store = new QuickFolder(folder);
    Log log = Log.create(store, key);
    var random = new SplittableRandom(1);
    while (log.size() < setting.entries()) {
      int count = (int) Math.min(8_192, setting.entries() - log.size());
      var leaves = new ArrayList<byte[]>(count);
      for (int number = 0; number < count; number++) {
        byte[] leaf = new byte[LEAF];
        random.nextBytes(leaf);
        leaves.add(leaf);
      }
      log.append(leaves);
    }
    long begun = System.nanoTime();
    VerificationReport report = new LogVerifier(key.verifierKey()).verify(store);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (!report.sound()) {
      throw new IOException(report.words());
    }
    Duration bare = hashing(setting.entries());
    rows.add(
        List.of(
            "entries checked a second, of " + setting.entries(),
            perSecond(setting.entries(), took),
            perSecond(setting.entries(), bare) + " hashed",
            ratio((double) bare.toNanos() / took.toNanos()),
            "0.5"));
    var waits = new ArrayList<Duration>();
    for (int number = 0; number < PROOFS; number++) {
      long index = random.nextLong(setting.entries());
      long from = System.nanoTime();
      InclusionProof.of(new TileTree(store, setting.entries()), index, setting.entries());
      waits.add(Duration.ofNanos(System.nanoTime() - from));
    }
    Latencies latencies = Latencies.of(waits);
    rows.add(
        List.of(
            "one proof among " + setting.entries() + ", p50 and p99, ms",
            millis(latencies.within(0.5)) + " and " + millis(latencies.within(0.99)),
            PROOFS + " at random, tiles read anew",
            "",
            ""));
  }

  /** What no checker can do without: each leaf's hash, and one node above it. */
  private static Duration hashing(int entries) {
    byte[] leaf = new byte[LEAF];
    Hash sum = TreeHasher.leaf(leaf);
    long begun = System.nanoTime();
    for (int number = 0; number < entries; number++) {
      ByteBuffer.wrap(leaf).putInt(number);
      sum = TreeHasher.node(sum, TreeHasher.leaf(leaf));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (sum.equals(TreeHasher.EMPTY)) {
      throw new IllegalStateException();
    }
    return took;
  }

  private static String perSecond(long count, Duration took) {
    return String.format(Locale.ROOT, "%,.0f", count * 1e9 / took.toNanos());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
  }

  /** A folder that is not made durable: how fast it is filled is not what is measured. */
  private record QuickFolder(Path root, DirectoryTiles tiles) implements TileStore {
    QuickFolder(Path root) {
      this(root, new DirectoryTiles(root));
    }

    @Override
    public void write(Map<String, byte[]> files) throws IOException {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path place = root.resolve(file.getKey());
        Files.createDirectories(java.util.Objects.requireNonNull(place.getParent()));
        Files.write(place, file.getValue());
      }
    }

    @Override
    public void delete(String path) throws IOException {
      tiles.delete(path);
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
      return tiles.read(path);
    }

    @Override
    public Optional<Stream<String>> list() throws IOException {
      return tiles.list();
    }
  }
}

package org.breakwater.bench.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Record linkage the way of Splink, in SQL on DuckDB: blocking rules, comparison levels by
 * Jaro-Winkler and Damerau-Levenshtein, u from random pairs, m by expectation-maximisation over the
 * patterns of levels, term frequencies for exact agreement, connected components.
 */
final class SqlPipeline implements Contender, AutoCloseable {
  private static final int ROUNDS = 25;
  private static final int RANDOM_PAIRS = 1_000_000;

  /** Levels of every comparison: the same, nearly, somewhat, not; none where either is missing. */
  private static final int LEVELS = 4;

  private final Connection database;
  private final Statement sql;

  SqlPipeline(int threads) throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:");
    sql = database.createStatement();
    sql.execute("set threads to " + threads);
  }

  @Override
  public String name() {
    return "Splink-style SQL on DuckDB";
  }

  @Override
  public double threshold() {
    return 0;
  }

  @Override
  public Found link(LabelledSet set) throws IOException {
    try {
      fill(set);
      long start = System.nanoTime();
      block(set.columns());
      double[][] weights = learn(set.columns());
      score(set.columns(), weights);
      var pairs = new ArrayList<Scores.Scored>();
      try (ResultSet found = sql.executeQuery("select l, r, w from scored where w > -12")) {
        while (found.next()) {
          pairs.add(new Scores.Scored(found.getInt(1), found.getInt(2), found.getDouble(3)));
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long[] met = {0};
      eachPair((one, other) -> met[0] += Scores.same(set, one, other) ? 1 : 0);
      return new Found(pairs, count("select count(*) from pairs"), met[0], seconds);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Makes the table of records; not part of what is timed. */
  void fill(LabelledSet set) throws IOException, SQLException {
    Path file = Files.createTempFile("linkage", ".tsv");
    try {
      set.write(file);
      sql.execute("drop table if exists people");
      sql.execute(
          "create table people(id integer, "
              + set.columns().stream()
                  .map(c -> "\"" + c + "\" varchar")
                  .collect(Collectors.joining(", "))
              + ")");
      sql.execute("copy people from '" + file + "' (delimiter '\t', header false, nullstr '')");
    } finally {
      Files.delete(file);
    }
  }

  /** The pairs that any rule brings together, each once. */
  void block(List<String> columns) throws SQLException {
    var rules = new ArrayList<String>();
    rule(rules, columns, "given", "family");
    rule(rules, columns, "given", "born");
    rule(rules, columns, "family", "born");
    rule(rules, columns, "given", "postcode");
    rule(rules, columns, "family", "postcode");
    rule(rules, columns, "born", "postcode");
    rule(rules, columns, "born", "place");
    rule(rules, columns, "full", "born");
    rule(rules, columns, "full", "occupation");
    rule(rules, columns, "email");
    rule(rules, columns, "number");
    rule(rules, columns, "nhs");
    rule(rules, columns, "upn");
    rule(rules, columns, "phone");
    rule(rules, columns, "family", "address");
    rule(rules, columns, "address", "place");
    if (columns.containsAll(List.of("given", "family", "born"))) {
      rules.add(
          "a.family = b.family and substr(a.given, 1, 1) = substr(b.given, 1, 1)"
              + " and substr(a.born, 1, 4) = substr(b.born, 1, 4)");
      rules.add(
          "substr(a.given, 1, 3) = substr(b.given, 1, 3)"
              + " and substr(a.family, 1, 4) = substr(b.family, 1, 4)"
              + " and substr(a.born, 1, 4) = substr(b.born, 1, 4)");
    }
    sql.execute(
        "create or replace table pairs as "
            + rules.stream()
                .map(rule ->
                    "select a.id l, b.id r from people a join people b on "
                        + rule
                        + " where a.id < b.id")
                .collect(Collectors.joining(" union ")));
  }

  private static void rule(List<String> rules, List<String> columns, String... equal) {
    if (columns.containsAll(List.of(equal))) {
      rules.add(
          java.util.Arrays.stream(equal)
              .map(c -> "a.\"" + c + "\" = b.\"" + c + "\"")
              .collect(Collectors.joining(" and ")));
    }
  }

  private static String level(String c) {
    String a = "a.\"" + c + "\"";
    String b = "b.\"" + c + "\"";
    String near =
        switch (c) {
          case "born" ->
              " when damerau_levenshtein(%1$s, %2$s) <= 1 then 1"
                  + " when damerau_levenshtein(%1$s, %2$s) <= 2 then 2";
          case "sex", "state" -> "";
          case "postcode", "number", "nhs", "upn", "phone" ->
              " when damerau_levenshtein(%1$s, %2$s) <= 1 then 1";
          default ->
              " when jaro_winkler_similarity(%1$s, %2$s) >= 0.92 then 1"
                  + " when jaro_winkler_similarity(%1$s, %2$s) >= 0.8 then 2";
        };
    return ("case when %1$s is null or %2$s is null then -1 when %1$s = %2$s then 0"
            + near
            + " else 3 end as \"g_%3$s\"")
        .formatted(a, b, c);
  }

  private static String levels(List<String> columns) {
    return columns.stream().map(SqlPipeline::level).collect(Collectors.joining(", "));
  }

  private static String gammas(List<String> columns) {
    return columns.stream().map(c -> "\"g_" + c + "\"").collect(Collectors.joining(", "));
  }

  private record Pattern(int[] levels, double count) {}

  /** Weights in bits by column and level; one row more holds the odds before comparing. */
  private double[][] learn(List<String> columns) throws SQLException {
    long n = count("select count(*) from people");
    sql.execute(
        "create or replace table randomly as select (random()*%d)::int l, (random()*%d)::int r from range(%d)"
            .formatted(n - 1, n - 1, RANDOM_PAIRS));
    double[][] u = new double[columns.size()][LEVELS];
    for (Pattern pattern : patterns(columns, "randomly")) {
      count(u, pattern.levels, pattern.count);
    }
    share(u);
    sql.execute("create or replace table sampled as select * from pairs using sample 2000000 rows");
    double part =
        (double) count("select count(*) from sampled") / count("select count(*) from pairs");
    List<Pattern> patterns = patterns(columns, "sampled");
    double[][] m = new double[columns.size()][];
    for (int c = 0; c < m.length; c++) {
      m[c] = new double[] {.8, .1, .05, .05};
    }
    double prior = 1e-4;
    double all = (double) n * (n - 1) / 2;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] counts = new double[columns.size()][LEVELS];
      double matches = 0;
      for (Pattern pattern : patterns) {
        double odds = prior / (1 - prior);
        for (int c = 0; c < m.length; c++) {
          int level = pattern.levels[c];
          odds *= level < 0 ? 1 : m[c][level] / u[c][level];
        }
        double match = odds / (1 + odds) * pattern.count;
        matches += match;
        count(counts, pattern.levels, match);
      }
      share(counts);
      m = counts;
      prior = Math.max(1 / all, matches / part / all);
    }
    double[][] weights = new double[columns.size() + 1][LEVELS];
    for (int c = 0; c < m.length; c++) {
      for (int level = 0; level < LEVELS; level++) {
        weights[c][level] = Math.log(m[c][level] / u[c][level]) / Math.log(2);
      }
    }
    weights[columns.size()][0] = Math.log(prior / (1 - prior)) / Math.log(2);
    return weights;
  }

  private static void count(double[][] counts, int[] levels, double much) {
    for (int c = 0; c < counts.length; c++) {
      if (levels[c] >= 0) {
        counts[c][levels[c]] += much;
      }
    }
  }

  private static void share(double[][] counts) {
    for (double[] levels : counts) {
      double sum = java.util.Arrays.stream(levels).sum() + 1e-3 * LEVELS;
      for (int i = 0; i < LEVELS; i++) {
        levels[i] = (levels[i] + 1e-3) / sum;
      }
    }
  }

  private List<Pattern> patterns(List<String> columns, String pairs) throws SQLException {
    var patterns = new ArrayList<Pattern>();
    String asked =
        "select %1$s, count(*) from (select %2$s from %3$s p join people a on a.id = p.l join people b on b.id = p.r where p.l <> p.r) group by all"
            .formatted(gammas(columns), levels(columns), pairs);
    try (ResultSet found = sql.executeQuery(asked)) {
      while (found.next()) {
        int[] levels = new int[columns.size()];
        for (int c = 0; c < levels.length; c++) {
          levels[c] = found.getInt(c + 1);
        }
        patterns.add(new Pattern(levels, found.getDouble(columns.size() + 1)));
      }
    }
    return patterns;
  }

  /** Weighs all pairs; an exact agreement weighs by how rare the value is. */
  void score(List<String> columns, double[][] weights) throws SQLException {
    String frequencies =
        columns.stream()
            .map(c ->
                "f_%1$s as (select \"%1$s\" v, count(*) / (select count(\"%1$s\") from people) f from people where \"%1$s\" is not null group by 1), c_%1$s as (select coalesce(sum(f * f), 1) s from f_%1$s)"
                    .formatted(c))
            .collect(Collectors.joining(", "));
    String sum =
        IntStream.range(0, columns.size())
            .mapToObj(i -> {
              String c = columns.get(i);
              return "case \"g_%1$s\" when 0 then %2$s + 0.7 * log2((select s from c_%1$s) / greatest(t_%1$s, 1e-9)) when 1 then %3$s when 2 then %4$s when 3 then %5$s else 0 end"
                  .formatted(c, weights[i][0], weights[i][1], weights[i][2], weights[i][3]);
            })
            .collect(Collectors.joining(" + "));
    String joins =
        columns.stream()
            .map(c -> " left join f_%1$s on a.\"%1$s\" = f_%1$s.v".formatted(c))
            .collect(Collectors.joining());
    String terms =
        columns.stream()
            .map(c -> "f_%1$s.f as t_%1$s".formatted(c))
            .collect(Collectors.joining(", "));
    sql.execute(
        "create or replace table scored as with "
            + frequencies
            + " select l, r, "
            + weights[columns.size()][0]
            + " + "
            + sum
            + " as w from (select p.l, p.r, "
            + levels(columns)
            + ", "
            + terms
            + " from pairs p join people a on a.id = p.l join people b on b.id = p.r"
            + joins
            + ")");
  }

  /** Two rows that shared a rule. */
  interface Met {
    void pair(int one, int other);
  }

  /** The pairs that were brought together last. */
  void eachPair(Met met) throws SQLException {
    try (ResultSet all = sql.executeQuery("select l, r from pairs")) {
      while (all.next()) {
        met.pair(all.getInt(1), all.getInt(2));
      }
    }
  }

  /** Seconds to weigh so many pairs once they are blocked and learnt, on the threads given. */
  double secondsToScore(LabelledSet set) throws IOException, SQLException {
    fill(set);
    block(set.columns());
    double[][] weights = learn(set.columns());
    long start = System.nanoTime();
    score(set.columns(), weights);
    return (System.nanoTime() - start) / 1e9;
  }

  long count(String asked) throws SQLException {
    try (ResultSet found = sql.executeQuery(asked)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    sql.close();
    database.close();
  }
}

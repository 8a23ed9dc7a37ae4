package org.breakwater.patterns;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely chance is to let two entities share so many units, given how often every entity and
 * every unit turns up at all: the stochastic degree sequence model (Neal, Domagalski and Sagan
 * 2021), whose cell probabilities are those of the bipartite configuration model.
 */
final class Sdsm {
  private static final int MOST_STEPS = 2_000;
  private static final double CLOSE = 1e-9;

  private final int[] unitDegrees;
  private final int[] unitCounts;
  private final int[] entityDegrees;
  private final int[] entityCounts;
  private final double[] ofUnit;
  private final double[] ofEntity;

  /**
   * @param units how many entities each unit met, 1 or more
   * @param entities how many units each entity met, 1 or more; both sum to the same
   */
  Sdsm(int[] units, int[] entities) {
    int[] rows = classes(units);
    int[] columns = classes(entities);
    unitDegrees = degrees(rows);
    unitCounts = Arrays.stream(unitDegrees).map(degree -> rows[degree]).toArray();
    entityDegrees = degrees(columns);
    entityCounts = Arrays.stream(entityDegrees).map(degree -> columns[degree]).toArray();
    double root = Math.sqrt(Math.max(1, Arrays.stream(units).sum()));
    ofUnit = Arrays.stream(unitDegrees).mapToDouble(degree -> degree / root).toArray();
    ofEntity = Arrays.stream(entityDegrees).mapToDouble(degree -> degree / root).toArray();
    for (int step = 0; step < MOST_STEPS; step++) {
      double moved = settle(ofUnit, unitDegrees, ofEntity, entityCounts);
      moved = Math.max(moved, settle(ofEntity, entityDegrees, ofUnit, unitCounts));
      if (moved < CLOSE) break;
    }
  }

  /** How many there are of each degree. */
  private static int[] classes(int[] degrees) {
    int[] classes = new int[Arrays.stream(degrees).max().orElse(0) + 1];
    for (int degree : degrees) classes[degree]++;
    return classes;
  }

  private static int[] degrees(int[] classes) {
    return IntStream.range(0, classes.length).filter(degree -> classes[degree] > 0).toArray();
  }

  /** One step towards expected degrees that are the degrees seen; how far it went, relatively. */
  private static double settle(double[] mine, int[] degrees, double[] others, int[] counts) {
    double moved = 0;
    for (int i = 0; i < mine.length; i++) {
      double sum = 0;
      for (int j = 0; j < others.length; j++)
        sum += counts[j] * others[j] / (1 + mine[i] * others[j]);
      double next = sum == 0 ? 0 : degrees[i] / sum;
      // A unit that met everything would run off to infinity; so far is far enough.
      next = Math.min(next, 1e9);
      moved = Math.max(moved, Math.abs(next - mine[i]) / Math.max(next, 1e-12));
      mine[i] = next;
    }
    return moved;
  }

  /** The chance that a unit with one number of entities met an entity with one number of units. */
  double met(int unitDegree, int entityDegree) {
    double odds =
        ofUnit[Arrays.binarySearch(unitDegrees, unitDegree)]
            * ofEntity[Arrays.binarySearch(entityDegrees, entityDegree)];
    return odds / (1 + odds);
  }

  /** The chance that entities which met so many units each share at least {@code shared}. */
  double share(int oneDegree, int otherDegree, int shared) {
    if (shared <= 0) return 1;
    var fewer = new double[shared];
    fewer[0] = 1;
    for (int i = 0; i < unitDegrees.length; i++) {
      double both = met(unitDegrees[i], oneDegree) * met(unitDegrees[i], otherDegree);
      fewer = among(fewer, unitCounts[i], both);
    }
    return Math.clamp(1 - Arrays.stream(fewer).sum(), 0.0, 1.0);
  }

  /** Adds a binomial number to one whose chances of being 0, 1, … below a limit are given. */
  private static double[] among(double[] fewer, int number, double chance) {
    var sums = new double[fewer.length];
    double term = Math.exp(number * Math.log1p(-Math.min(chance, 1 - 1e-15)));
    for (int k = 0; k < fewer.length && k <= number; k++) {
      for (int i = 0; i + k < fewer.length; i++) sums[i + k] += fewer[i] * term;
      term *= (double) (number - k) / (k + 1) * chance / Math.max(1e-15, 1 - chance);
    }
    return sums;
  }
}

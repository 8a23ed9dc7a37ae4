package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChancesTest {
  @Test
  void tails_of_a_poisson_number_are_those_of_the_tables() {
    assertThat(Chances.poissonAtLeast(0, 2)).isCloseTo(1, within(1e-9));
    assertThat(Chances.poissonAtLeast(1, 2)).isCloseTo(0.864665, within(1e-6));
    assertThat(Chances.poissonAtLeast(3, 2)).isCloseTo(0.323324, within(1e-6));
    assertThat(Chances.poissonAtLeast(5, 0.01)).isCloseTo(8.264e-13, within(1e-15));
  }

  @Test
  void counting_no_more_than_three_expects_less_than_the_mean_and_never_more_than_three() {
    assertThat(Chances.poissonUpTo(3, 0.1)).isCloseTo(0.1, within(1e-4));
    assertThat(Chances.poissonUpTo(3, 2)).isBetween(1.5, 2.0);
    assertThat(Chances.poissonUpTo(3, 50)).isCloseTo(3, within(1e-9));
  }

  @Test
  void the_null_model_keeps_every_degree() {
    var random = new SplittableRandom(4);
    for (int trial = 0; trial < 50; trial++) {
      int rows = 5 + random.nextInt(30);
      int columns = 5 + random.nextInt(20);
      var units = new int[rows];
      var entities = new int[columns];
      for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
          if (random.nextInt(5) == 0 || i % columns == j || j % rows == i) {
            units[i]++;
            entities[j]++;
          }
      var model = new Sdsm(units, entities);
      for (int unit : units)
        assertThat(IntStream.of(entities).mapToDouble(entity -> model.met(unit, entity)).sum())
            .isCloseTo(unit, within(1e-3));
      for (int entity : entities)
        assertThat(IntStream.of(units).mapToDouble(unit -> model.met(unit, entity)).sum())
            .isCloseTo(entity, within(1e-3));
    }
  }

  @Test
  void sharing_is_as_likely_as_adding_up_every_unit_one_by_one() {
    int[] units = {1, 1, 2, 2, 3, 3, 3, 4};
    int[] entities = {5, 4, 4, 3, 2, 1};
    var model = new Sdsm(units, entities);
    var exactly = new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0};
    for (int unit : units) {
      double both = model.met(unit, 4) * model.met(unit, 3);
      for (int k = exactly.length - 1; k >= 0; k--)
        exactly[k] = exactly[k] * (1 - both) + (k == 0 ? 0 : exactly[k - 1] * both);
    }
    double atLeastTwo = 1 - exactly[0] - exactly[1];
    assertThat(model.share(4, 3, 2)).isCloseTo(atLeastTwo, within(1e-9));
    assertThat(model.share(4, 3, 0)).isEqualTo(1);
    assertThat(model.share(5, 4, 3)).isLessThan(model.share(5, 4, 2));
  }
}

package org.breakwater.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilePathTest {
  @Test
  void a_large_index_is_written_in_groups_of_three_digits() {
    assertThat(new TilePath(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(TilePath.entries(1_234_067, 5).path()).isEqualTo("tile/entries/x001/x234/067.p/5");
    assertThat(new TilePath(63, 0, 1).path()).isEqualTo("tile/63/000.p/1");
    assertThat(new TilePath(0, 1000, 256).path()).isEqualTo("tile/0/x001/000");
  }

  @Test
  void every_path_is_read_as_what_it_was_written_from() {
    Random random = new Random(3);
    for (int round = 0; round < 10_000; round++) {
      long index = random.nextLong() >>> 1 + random.nextInt(62);
      TilePath path = new TilePath(random.nextInt(65) - 1, index, 1 + random.nextInt(256));
      assertThat(TilePath.parse(path.path())).contains(path);
    }
  }

  @Test
  void nothing_else_names_a_tile() {
    List<String> wrong =
        List.of(
            "",
            "checkpoint",
            "tile/0/0",
            "tile/0/0000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/x000/000",
            "tile/0/001/000",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/0/000/",
            "/tile/0/000",
            "tile/0/../0/000");
    assertThat(wrong).allSatisfy(path -> assertThat(TilePath.parse(path)).isEmpty());
    assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, -1, 1));
  }

  @Test
  void a_tree_of_seventy_thousand_has_the_tiles_of_the_specifications_example() {
    assertThat(new TilePath(0, 272, 256).widthAt(70_000)).isEqualTo(256);
    assertThat(new TilePath(0, 273, 256).widthAt(70_000)).isEqualTo(112);
    assertThat(new TilePath(1, 0, 256).widthAt(70_000)).isEqualTo(256);
    assertThat(new TilePath(1, 1, 256).widthAt(70_000)).isEqualTo(17);
    assertThat(new TilePath(2, 0, 256).widthAt(70_000)).isEqualTo(1);
    assertThat(new TilePath(3, 0, 256).widthAt(70_000)).isZero();
    assertThat(new TilePath(9, 0, 256).widthAt(Long.MAX_VALUE)).isZero();
    assertThat(new TilePath(0, Long.MAX_VALUE, 256).widthAt(Long.MAX_VALUE)).isZero();
  }
}

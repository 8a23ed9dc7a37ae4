package org.breakwater.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.breakwater.ledger.merkle.ConsistencyProof;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.junit.jupiter.api.Test;

class TileTreeTest {
  private static final int SIZE = 66_100;

  @Test
  void proofs_made_from_tiles_of_three_levels_prove_what_they_should() throws Exception {
    MemoryTiles tiles = new MemoryTiles();
    TreeEdge edge = new TreeEdge();
    Map<Long, Hash> roots = new LinkedHashMap<>();
    Random random = new Random(8);
    byte[] hash = new byte[Hash.SIZE];
    for (long leaf = 0; leaf < SIZE; leaf++) {
      TreeHasher.leaf(entry(leaf)).copyTo(hash, 0);
      edge.add(hash, 0, (path, hashes) -> tiles.write(Map.of(path.path(), hashes)));
      if (random.nextInt(2_000) == 0 || leaf + 1 == SIZE) {
        roots.put(edge.size(), edge.root());
      }
    }
    edge.partials().forEach((path, hashes) -> tiles.write(Map.of(path.path(), hashes)));
    TileTree tree = new TileTree(tiles, SIZE);
    Hash root = edge.root();
    assertThat(tree.root(SIZE)).isEqualTo(root);
    for (Map.Entry<Long, Hash> older : roots.entrySet()) {
      assertThat(ConsistencyProof.of(tree, older.getKey(), SIZE).proves(older.getValue(), root))
          .isTrue();
      assertThat(tree.root(older.getKey())).isEqualTo(older.getValue());
      long place = random.nextLong(older.getKey());
      assertThat(
              InclusionProof.of(tree, place, older.getKey())
                  .proves(TreeHasher.leaf(entry(place)), older.getValue()))
          .isTrue();
    }
    TreeEdge loaded = TreeEdge.load(tiles, SIZE);
    assertThat(loaded.root()).isEqualTo(root);
  }

  @Test
  void an_edge_grows_in_whole_tiles_as_it_does_leaf_by_leaf() throws Exception {
    TreeEdge slow = new TreeEdge();
    TreeEdge quick = new TreeEdge();
    TreeHasher hasher = new TreeHasher();
    for (int tile = 0; tile < 300; tile++) {
      byte[] hashes = new byte[TilePath.FULL * Hash.SIZE];
      new Random(tile).nextBytes(hashes);
      for (int leaf = 0; leaf < TilePath.FULL; leaf++) {
        slow.add(hashes, leaf * Hash.SIZE, (_, _) -> {});
      }
      hasher.reduce(hashes, 0, TilePath.FULL);
      quick.addFullTile(Hash.of(hashes, 0), (_, _) -> {});
      assertThat(quick.root()).isEqualTo(slow.root());
      assertThat(quick.size()).isEqualTo(slow.size());
    }
  }

  @Test
  void a_node_that_is_not_complete_yet_and_a_tile_that_is_not_there_are_refused() {
    TileTree tree = new TileTree(new MemoryTiles(), 3);
    assertThatIllegalArgumentException().isThrownBy(() -> tree.hash(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.entry(3));
    assertThatThrownBy(() -> tree.hash(0, 0))
        .isInstanceOf(IOException.class)
        .hasMessage("tile/0/000.p/3 is missing");
  }

  @Test
  void a_bundle_is_read_as_it_was_written_and_refused_when_cut() {
    List<byte[]> entries = new ArrayList<>();
    entries.add(new byte[0]);
    entries.add(new byte[EntryBundle.LONGEST_ENTRY]);
    entries.add(new byte[] {1});
    byte[] bundle = EntryBundle.encode(entries);
    assertThat(bundle).hasSize(6 + EntryBundle.LONGEST_ENTRY + 1);
    assertThat(EntryBundle.decode(bundle)).usingRecursiveComparison().isEqualTo(entries);
    assertThat(EntryBundle.lengthOf(bundle, 1)).isEqualTo(2);
    for (int cut : new int[] {1, 3, 4, bundle.length - 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EntryBundle.decode(Arrays.copyOf(bundle, cut)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryBundle.encode(List.of(new byte[EntryBundle.LONGEST_ENTRY + 1])));
  }

  private static byte[] entry(long place) {
    return ("entry " + place).getBytes(StandardCharsets.UTF_8);
  }
}

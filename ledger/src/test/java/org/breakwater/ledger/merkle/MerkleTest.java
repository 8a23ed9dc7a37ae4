package org.breakwater.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MerkleTest {
  private static final int SIZE = 70;
  private static final NaiveTree TREE = NaiveTree.of(SIZE);

  @Test
  void an_empty_tree_has_the_hash_of_nothing_as_its_root() throws Exception {
    assertThat(TreeHasher.EMPTY.toString())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(TREE.root(0)).isEqualTo(TreeHasher.EMPTY);
  }

  @Test
  void every_root_is_the_one_of_the_standard() throws Exception {
    for (int size = 0; size <= SIZE; size++) {
      assertThat(TREE.root(size)).isEqualTo(TREE.treeHash(0, size));
    }
  }

  @Test
  void a_tile_reduces_to_the_root_over_it() throws Exception {
    byte[] hashes = new byte[64 * Hash.SIZE];
    for (int leaf = 0; leaf < 64; leaf++) {
      TREE.hash(0, leaf).copyTo(hashes, leaf * Hash.SIZE);
    }
    new TreeHasher().reduce(hashes, 0, 64);
    assertThat(Hash.of(hashes, 0)).isEqualTo(TREE.root(64));
  }

  @Test
  void every_entry_of_every_tree_has_the_standards_proof_and_no_other_place_or_leaf_has_it()
      throws Exception {
    for (int size = 1; size <= SIZE; size++) {
      Hash root = TREE.root(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(TREE, index, size);
        Hash leaf = TREE.hash(0, index);
        assertThat(proof.hashes()).isEqualTo(TREE.path(index, 0, size));
        assertThat(proof.proves(leaf, root)).isTrue();
        if (size > 1) {
          int other = (index + 1) % size;
          assertThat(new InclusionProof(other, size, proof.hashes()).proves(leaf, root)).isFalse();
          assertThat(proof.proves(TREE.hash(0, other), root)).isFalse();
        }
      }
    }
  }

  @Test
  void every_growth_has_the_standards_proof() throws Exception {
    for (int size = 1; size <= SIZE; size++) {
      for (int older = 1; older <= size; older++) {
        ConsistencyProof proof = ConsistencyProof.of(TREE, older, size);
        assertThat(proof.hashes()).isEqualTo(TREE.subproof(older, 0, size, true));
        assertThat(proof.proves(TREE.root(older), TREE.root(size))).isTrue();
      }
    }
  }

  @Test
  void every_subtree_is_proved_to_be_in_every_tree_that_holds_it() throws Exception {
    for (int start = 0; start < 40; start++) {
      for (int end = start + 1; end <= 40; end++) {
        Subtree subtree = subtreeOrNothing(start, end);
        if (subtree == null) {
          continue;
        }
        Hash older = TREE.treeHash(start, end);
        for (int index = start; index < end; index++) {
          InclusionProof inside = InclusionProof.of(TREE, index, subtree);
          assertThat(inside.proves(TREE.hash(0, index), older)).isTrue();
        }
        for (int size = end; size <= SIZE; size++) {
          ConsistencyProof proof = ConsistencyProof.of(TREE, subtree, size);
          assertThat(proof.proves(older, TREE.root(size))).isTrue();
          assertThat(proof.proves(TreeHasher.EMPTY, TREE.root(size))).isFalse();
        }
      }
    }
  }

  @Test
  void a_proof_with_a_flipped_bit_a_missing_or_an_added_hash_proves_nothing() throws Exception {
    Random random = new Random(6962);
    for (int round = 0; round < 2_000; round++) {
      int size = 2 + random.nextInt(SIZE - 1);
      int place = random.nextInt(size);
      int older = 1 + random.nextInt(size - 1);
      InclusionProof inclusion = InclusionProof.of(TREE, place, size);
      ConsistencyProof consistency = ConsistencyProof.of(TREE, older, size);
      List<Hash> path = spoiled(inclusion.hashes(), random);
      List<Hash> growth = spoiled(consistency.hashes(), random);
      Hash root = TREE.root(size);
      assertThat(new InclusionProof(place, size, path).proves(TREE.hash(0, place), root)).isFalse();
      assertThat(new ConsistencyProof(older, size, growth).proves(TREE.root(older), root))
          .isFalse();
    }
  }

  @Test
  void proofs_about_places_and_sizes_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.of(TREE, 5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.of(TREE, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> ConsistencyProof.of(TREE, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> ConsistencyProof.of(TREE, 6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Subtree(3, 5));
    assertThat(
            new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of())
                .proves(TreeHasher.EMPTY, TreeHasher.EMPTY))
        .isFalse();
    assertThat(
            new ConsistencyProof(1, Long.MAX_VALUE, List.of())
                .proves(TreeHasher.EMPTY, TreeHasher.EMPTY))
        .isFalse();
  }

  @Test
  void a_hash_is_read_only_as_it_is_written() {
    String base64 = TreeHasher.EMPTY.base64();
    assertThat(Hash.fromBase64(base64)).isEqualTo(TreeHasher.EMPTY);
    String otherLastBits = base64.substring(0, 42) + "W=";
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromBase64(otherLastBits));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromBase64("AAAA"));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromBase64("*"));
  }

  private static List<Hash> spoiled(List<Hash> hashes, Random random) {
    List<Hash> spoiled = new ArrayList<>(hashes);
    int place = random.nextInt(hashes.size() + 1);
    if (place == hashes.size()) {
      spoiled.add(TreeHasher.EMPTY);
    } else if (random.nextBoolean()) {
      spoiled.remove(place);
    } else {
      byte[] bytes = hashes.get(place).bytes();
      bytes[random.nextInt(Hash.SIZE)] ^= (byte) (1 << random.nextInt(8));
      spoiled.set(place, Hash.of(bytes));
    }
    return spoiled;
  }

  private static @Nullable Subtree subtreeOrNothing(int start, int end) {
    try {
      return new Subtree(start, end);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

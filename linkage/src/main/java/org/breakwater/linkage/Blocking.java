package org.breakwater.linkage;

import java.util.List;

/**
 * Which kinds of keys records were compared under, and what that leaves out.
 *
 * @param keys what they are made of, in words
 * @param of how many kinds there are
 * @param lost share of the pairs of one person that meet under any kind but under none of these, as
 *     far as a sample tells; 0 where all kinds were used
 * @param pairsARecord how many pairs to compare for each record, by the same sample; 0 where no
 *     sample was taken
 */
public record Blocking(List<String> keys, int of, double lost, double pairsARecord) {
  static final Blocking BY_ALL = new Blocking(KeyKind.words(KeyKind.ALL), KeyKind.count(), 0, 0);
}

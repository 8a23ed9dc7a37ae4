package org.breakwater.linkage;

import java.util.List;

/**
 * Records as one model reads them, and who of them shares a key: what takes longest to make after
 * the weighing itself, so that what is learnt from it and linked by it is made once.
 *
 * @param records sorted
 * @param profiles of these, in the same order; good for every model that counts the same words
 */
record Prepared(List<PersonRecord> records, List<Profile> profiles, Briefs briefs, Blocks blocks) {
  static Prepared of(List<PersonRecord> records, Model model) {
    List<Profile> profiles = records.parallelStream().map(model::profile).toList();
    return new Prepared(
        records, profiles, new Briefs(profiles), new Blocks(profiles, Linker.MOST_SHARING));
  }
}

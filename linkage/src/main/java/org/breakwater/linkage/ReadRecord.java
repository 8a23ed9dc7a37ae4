package org.breakwater.linkage;

/**
 * A record as one model reads it: names split, spellings evened out, rarities looked up. Reading
 * takes longer than weighing, so whoever compares a record often reads it once and keeps this. Made
 * by {@link Model#read(PersonRecord)}; immutable, and of use with that model only.
 */
public final class ReadRecord {
  private final PersonRecord record;
  private final Profile profile;
  private final long number;

  /**
   * @param number of the reading, from 1: readings of one model that bear the same one weigh the
   *     same
   */
  ReadRecord(PersonRecord record, Profile profile, long number) {
    this.record = record;
    this.profile = profile;
    this.number = number;
  }

  /** The record as it was written. */
  public PersonRecord record() {
    return record;
  }

  /** The same reading under another name, for a second record that says the same. */
  public ReadRecord named(String source, String id) {
    return new ReadRecord(new PersonRecord(source, id, record.values()), profile, number);
  }

  Profile profile() {
    return profile;
  }

  long number() {
    return number;
  }
}

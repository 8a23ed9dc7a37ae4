package org.breakwater.linkage;

/**
 * A record as one model reads it: names split, spellings evened out, rarities looked up. Reading
 * takes longer than weighing, so whoever compares a record often reads it once and keeps this. Made
 * by {@link Model#read(PersonRecord)}; immutable, and of use with that model only.
 */
public final class ReadRecord {
  private final PersonRecord record;
  private final Profile profile;

  ReadRecord(PersonRecord record, Profile profile) {
    this.record = record;
    this.profile = profile;
  }

  /** The record as it was written. */
  public PersonRecord record() {
    return record;
  }

  /** The same reading under another name, for a second record that says the same. */
  public ReadRecord named(String source, String id) {
    return new ReadRecord(new PersonRecord(source, id, record.values()), profile);
  }

  Profile profile() {
    return profile;
  }
}

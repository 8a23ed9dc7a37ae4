package org.breakwater.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One source's description of one person: any number of values of each kind, kept as written.
 *
 * @param source who holds the record; with the id it names the record
 */
public record PersonRecord(String source, String id, List<Value> values)
    implements Comparable<PersonRecord> {

  /** More values than this in one record are a mistake, not a person. */
  public static final int MOST_VALUES = 200;

  /** One value; the label is an identifier's scheme, another value's name or an age's day. */
  public record Value(Kind kind, String label, String text) {}

  public PersonRecord {
    values = List.copyOf(values);
    if (values.size() > MOST_VALUES) {
      throw new IllegalArgumentException("a record holds at most " + MOST_VALUES + " values");
    }
  }

  /** By its name alone: values are many, and two records of one name are hardly ever met. */
  @Override
  public int hashCode() {
    return 31 * source.hashCode() + id.hashCode();
  }

  /** Begins a record, to which values are then added. */
  public static Writing of(String source, String id) {
    return new Writing(source, id, value -> value);
  }

  /** By source, then id. */
  @Override
  public int compareTo(PersonRecord other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }

  /** Begins one of very many records, which share what several of them say. */
  public static Writing of(String source, String id, SharedValues shared) {
    return new Writing(source, id, shared::one);
  }

  /** Gathers a record's values; absent and blank ones are left out. */
  public static final class Writing {
    private final String source;
    private final String id;
    private final UnaryOperator<Value> kept;
    private final List<Value> values = new ArrayList<>();

    private Writing(String source, String id, UnaryOperator<Value> kept) {
      this.source = source;
      this.id = id;
      this.kept = kept;
    }

    /** Adds a value without a label. */
    public Writing with(Kind kind, @Nullable String text) {
      return with(kind, "", text);
    }

    /** Adds a value with its scheme or name. */
    public Writing with(Kind kind, String label, @Nullable String text) {
      if (text != null && !text.isBlank()) {
        values.add(kept.apply(new Value(kind, label.toLowerCase(Locale.ROOT), text.strip())));
      }
      return this;
    }

    /** Adds an age in whole years as it was on a day. */
    public Writing aged(int years, LocalDate on) {
      return with(Kind.AGE, on.toString(), Integer.toString(years));
    }

    /** The finished record. */
    public PersonRecord record() {
      return new PersonRecord(source, id, values);
    }
  }
}

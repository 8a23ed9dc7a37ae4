package org.breakwater.pages;

import org.jspecify.annotations.Nullable;

/**
 * One question of a form as a component shows it.
 *
 * @param name of the form's parameter
 * @param id of the element; the error summary links to it
 * @param value what was typed before
 * @param error what is wrong with it, in the words of the label
 */
public record Field(
    String name,
    String id,
    String label,
    @Nullable String hint,
    @Nullable String value,
    @Nullable String error) {

  /** A question whose element is called as its parameter is. */
  public static Field of(String name, String label) {
    return new Field(name, name, label, null, null, null);
  }

  /** The same with a hint below the label. */
  public Field hint(@Nullable String words) {
    return new Field(name, id, label, words, value, error);
  }

  /** The same with what was typed before. */
  public Field value(@Nullable String typed) {
    return new Field(name, id, label, hint, typed, error);
  }

  /** The same with what is wrong. */
  public Field error(@Nullable String words) {
    return new Field(name, id, label, hint, value, words);
  }

  /** The same under another element id. */
  public Field id(String other) {
    return new Field(name, other, label, hint, value, error);
  }

  /** What a screen reader says after the label: hint, then error. */
  public @Nullable String describedBy() {
    String hinted = hint == null ? "" : id + "-hint";
    String wrong = error == null ? "" : id + "-error";
    String both = (hinted + " " + wrong).strip();
    return both.isEmpty() ? null : both;
  }

  /** The class that a form group has while its answer is wrong. */
  public String groupClass() {
    return error == null ? "" : " govuk-form-group--error";
  }

  /** The class that such an element has. */
  public String elementClass(String base) {
    return error == null ? base : base + " " + base + "--error";
  }
}

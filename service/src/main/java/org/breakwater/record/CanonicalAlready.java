package org.breakwater.record;

/**
 * Whether JSON is in the form of RFC 8785 as it stands, which what we write ourselves mostly is:
 * told in one pass, many times faster than taking it apart and putting it together again. Where
 * that takes more than a look, such as for a fraction, it says no.
 */
final class CanonicalAlready {
  private static final int DEEPEST = 100;

  /** Whole numbers of so many digits are the same in every JSON library. */
  private static final int DIGITS = 15;

  private final String json;
  private int at;

  private CanonicalAlready(String json) {
    this.json = json;
  }

  static boolean isSo(String json) {
    var look = new CanonicalAlready(json);
    return look.next() == '{' && look.value(0) && look.at == json.length();
  }

  /** The character that stands next; none at the end. */
  private char next() {
    return at < json.length() ? json.charAt(at) : '\0';
  }

  private boolean skip(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private boolean value(int depth) {
    return switch (next()) {
      case '{' -> depth < DEEPEST && object(depth);
      case '[' -> depth < DEEPEST && list(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    at++;
    if (skip('}')) {
      return true;
    }
    int before = -1;
    do {
      int name = at;
      if (!plainName() || (before >= 0 && !ascends(before, name))) {
        return false;
      }
      before = name;
      if (!skip(':') || !value(depth + 1)) {
        return false;
      }
    } while (skip(','));
    return skip('}');
  }

  private boolean list(int depth) {
    at++;
    if (skip(']')) {
      return true;
    }
    do {
      if (!value(depth + 1)) {
        return false;
      }
    } while (skip(','));
    return skip(']');
  }

  /** A name in which nothing is escaped, so that it sorts as it stands. */
  private boolean plainName() {
    if (!skip('"')) {
      return false;
    }
    while (next() >= ' ' && next() != '"' && next() != '\\') {
      at++;
    }
    return skip('"');
  }

  /** Whether the name that begins at one place sorts before the one that begins at another. */
  private boolean ascends(int first, int second) {
    int i = 1;
    while (json.charAt(first + i) == json.charAt(second + i) && json.charAt(first + i) != '"') {
      i++;
    }
    char one = json.charAt(first + i);
    char other = json.charAt(second + i);
    return other != '"' && (one == '"' || one < other);
  }

  private boolean string() {
    at++;
    while (next() >= ' ') {
      char c = json.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c == '\\' && "\"\\bfnrt".indexOf(next()) < 0) {
        return false;
      }
      at += c == '\\' ? 1 : 0;
    }
    return false;
  }

  private boolean word(String word) {
    boolean there = json.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private boolean number() {
    if (skip('0')) {
      return ends();
    }
    skip('-');
    int from = at;
    while (next() >= (at == from ? '1' : '0') && next() <= '9') {
      at++;
    }
    return at > from && at - from <= DIGITS && ends();
  }

  /** Whether a number has no more to it: neither a fraction nor an exponent. */
  private boolean ends() {
    return next() == ',' || next() == '}' || next() == ']';
  }
}

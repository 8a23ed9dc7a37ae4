package org.breakwater.linkage;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How written words are made comparable, and how alike two of them are. */
final class Text {
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ł', "l", 'ø', "o", 'ß', "ss", 'đ', "d", 'ı', "i", 'æ', "ae", 'œ', "oe", 'ð', "d", 'þ',
          "th");

  private Text() {}

  /** Writes other scripts in Latin letters; made when the first such word comes. */
  private static final class Scripts {
    static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }

  /** Lower-case words of a to z and digits; accents and apostrophes gone, all else a gap. */
  static List<String> words(String typed) {
    String plain = plain(typed);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        word.append(c);
      } else if (LETTERS.get(c) instanceof String letters) {
        word.append(letters);
      } else if (!apostrophe(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static String plain(String typed) {
    boolean ascii = true;
    boolean other = false;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      ascii &= c < 0x80;
      other |= c > 0x24F && Character.isLetter(c);
    }
    String lower = (other ? latin(typed) : typed).toLowerCase(Locale.ROOT);
    return ascii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKD);
  }

  private static String latin(String typed) {
    synchronized (Scripts.LATIN) {
      return Scripts.LATIN.transliterate(typed);
    }
  }

  private static boolean apostrophe(char c) {
    return c == '\'' || c == '`' || c == '\u2019' || c == '\u2018' || c == '\u02BC';
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /**
   * What is left of a name for the ear: letters that transliterators and spellers exchange made
   * one, doubles and inner vowels dropped. Mohammed and Muhamad are both mhmd.
   */
  static String skeleton(String word) {
    String one =
        word.replace("ph", "f")
            .replace("kh", "k")
            .replace("gh", "g")
            .replace("ck", "k")
            .replace("sz", "s")
            .replace("sch", "s")
            .replace("sh", "s")
            .replace("ch", "c")
            .replace("cz", "c")
            .replace("th", "t")
            .replace("dh", "d");
    var kept = new StringBuilder();
    for (int i = 0; i < one.length(); i++) {
      char c = like(one.charAt(i));
      boolean vowel = c == 'a';
      boolean silent = c == 'h' && i + 1 == one.length();
      if (!silent
          && (i == 0 || !vowel)
          && (kept.isEmpty() || kept.charAt(kept.length() - 1) != c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static char like(char c) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y' -> 'a';
      case 'c', 'q', 'x' -> 'k';
      case 'z' -> 's';
      case 'w' -> 'v';
      case 'j' -> 'j';
      default -> c;
    };
  }

  /** A word in which no letter stands twice running. */
  static String undoubled(String word) {
    var once = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    return once.toString();
  }

  /** Whether one typing slip (a character more, less, other, or two exchanged) parts two words. */
  static boolean oneSlip(String a, String b) {
    if (a.length() > b.length()) {
      return oneSlip(b, a);
    }
    int start = 0;
    int most = a.length();
    if (b.length() - most > 1) {
      return false;
    }
    while (start < most && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    if (b.length() > most) {
      return a.regionMatches(start, b, start + 1, most - start);
    }
    if (start >= most - 1) {
      return true;
    }
    if (a.regionMatches(start + 1, b, start + 1, most - start - 1)) {
      return true;
    }
    return a.charAt(start) == b.charAt(start + 1)
        && a.charAt(start + 1) == b.charAt(start)
        && a.regionMatches(start + 2, b, start + 2, most - start - 2);
  }

  /** A bit for the first and one for every further of each letter; of digits all count as one. */
  static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int place = c >= 'a' && c <= 'z' ? 2 * (c - 'a') : c >= '0' && c <= '9' ? 52 : -1;
      if (place >= 0) {
        letters |= (letters & 1L << place) == 0 ? 1L << place : 1L << place + 1;
      }
    }
    return letters;
  }

  /** Every two neighbouring letters of a text, sorted. */
  static char[] pairs(CharSequence text) {
    char[] pairs = new char[Math.max(0, text.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (char) (text.charAt(i) << 8 | text.charAt(i + 1) & 0xFF);
    }
    Arrays.sort(pairs);
    return pairs;
  }

  static int pairsShared(String a, String b) {
    return pairsShared(pairs(a), pairs(b));
  }

  /** How many of two texts' pairs of letters are common to both (Dice), in thousandths. */
  static int pairsShared(char[] a, char[] b) {
    int shared = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return a.length + b.length == 0 ? 0 : 2000 * shared / (a.length + b.length);
  }

  /**
   * Jaro-Winkler likeness in thousandths (Winkler 1990; prefix weight 0.1, at most four letters),
   * in whole numbers throughout.
   */
  static int likeness(String a, String b) {
    int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    if (a.length() > 64 || b.length() > 64 || a.isEmpty() || b.isEmpty()) {
      return a.equals(b) ? 1000 : 0;
    }
    long inA = 0;
    long inB = 0;
    for (int i = 0; i < a.length(); i++) {
      int last = Math.min(b.length() - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= last; j++) {
        if ((inB & 1L << j) == 0 && a.charAt(i) == b.charAt(j)) {
          inA |= 1L << i;
          inB |= 1L << j;
          break;
        }
      }
    }
    int common = Long.bitCount(inA);
    if (common == 0) {
      return 0;
    }
    int crossed = 0;
    long restB = inB;
    for (long restA = inA; restA != 0; restA &= restA - 1, restB &= restB - 1) {
      if (a.charAt(Long.numberOfTrailingZeros(restA))
          != b.charAt(Long.numberOfTrailingZeros(restB))) {
        crossed++;
      }
    }
    int jaro =
        (1000 * common / a.length()
                + 1000 * common / b.length()
                + 1000 * (common - crossed / 2) / common)
            / 3;
    return withPrefix(a, b, jaro);
  }

  /** The most that the likeness of two words can be that have so many letters in common. */
  static int mostLike(String a, String b, int common) {
    return common <= 0
        ? 0
        : withPrefix(a, b, (1000 * common / a.length() + 1000 * common / b.length() + 1000) / 3);
  }

  private static int withPrefix(String a, String b, int jaro) {
    int prefix = 0;
    while (prefix < Math.min(4, Math.min(a.length(), b.length()))
        && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * (1000 - jaro) / 10;
  }
}

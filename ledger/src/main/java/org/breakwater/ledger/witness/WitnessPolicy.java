package org.breakwater.ledger.witness;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureCheck;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.VerifierKey;

/**
 * Whom we trust: which logs, which witnesses, and how many of them must have signed a checkpoint
 * before we believe it. Written as a file (c2sp.org/tlog-policy):
 *
 * <pre>
 * log     log.example/aldermoor+...
 * witness police   police.example/witness+...   https://police.example/witness
 * witness health   health.example/witness+...
 * group   outside  any police health
 * quorum  outside
 * </pre>
 */
public final class WitnessPolicy {
  /** Most lines that define something. The specification asks for room for 32 of each kind. */
  private static final int MOST_LINES = 1_000;

  private static final String NONE = "none";

  /**
   * A witness.
   *
   * @param name what the policy calls it
   * @param address where checkpoints are sent to, if it is given
   */
  public record Witness(String name, VerifierKey key, Optional<URI> address) {}

  /**
   * What the policy says of a note.
   *
   * @param cosigned the witnesses that signed it
   * @param broken the witnesses in whose name something else signed it
   * @param quorum whether enough signed it
   */
  public record Judgement(Set<String> cosigned, Set<String> broken, boolean quorum) {}

  /** What it takes for a name in the policy to have witnessed a checkpoint. */
  private sealed interface Rule {
    record One(String witness) implements Rule {}

    record Some(int enough, List<Rule> members) implements Rule {}

    default boolean met(Set<String> cosigned) {
      return switch (this) {
        case One one -> cosigned.contains(one.witness);
        case Some some ->
            some.members.stream().filter(member -> member.met(cosigned)).count() >= some.enough;
      };
    }
  }

  private final List<VerifierKey> logs;
  private final List<Witness> witnesses;
  private final Rule quorum;

  private WitnessPolicy(List<VerifierKey> logs, List<Witness> witnesses, Rule quorum) {
    this.logs = logs;
    this.witnesses = witnesses;
    this.quorum = quorum;
  }

  /** A policy that trusts one log without witnesses. */
  public static WitnessPolicy only(VerifierKey log) {
    return new WitnessPolicy(List.of(log), List.of(), new Rule.Some(0, List.of()));
  }

  /**
   * Reads a policy file.
   *
   * @throws IllegalArgumentException if it is not one; the message names the line
   */
  public static WitnessPolicy parse(String file) {
    if (file.chars()
        .anyMatch(letter -> (letter < ' ' && letter != '\t' && letter != '\n') || letter == 0x7f)) {
      throw new IllegalArgumentException("control character in the policy");
    }
    Reader reader = new Reader();
    int number = 0;
    for (String line : file.split("\n", -1)) {
      number++;
      String words = line.replace('\t', ' ').strip();
      if (words.isEmpty() || words.startsWith("#")) {
        continue;
      }
      try {
        reader.line(words.split(" +"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("policy, line " + number + ": " + e.getMessage(), e);
      }
    }
    return reader.finish();
  }

  /** The logs that are trusted. */
  public List<VerifierKey> logs() {
    return logs;
  }

  /** The witnesses that are known. */
  public List<Witness> witnesses() {
    return witnesses;
  }

  /** Whether one of the logs signed a checkpoint of its own, and none's signature is broken. */
  public boolean signedByLog(Note note) {
    List<SignatureCheck> checks =
        logs.stream()
            .filter(log -> note.text().startsWith(log.name() + "\n"))
            .map(log -> log.check(note))
            .toList();
    return checks.stream().anyMatch(SignatureCheck.Valid.class::isInstance)
        && checks.stream().noneMatch(SignatureCheck.Broken.class::isInstance);
  }

  /** Looks for the witnesses' signatures on a checkpoint. */
  public Judgement judge(Note note) {
    Set<String> cosigned = new LinkedHashSet<>();
    Set<String> broken = new LinkedHashSet<>();
    for (Witness witness : witnesses) {
      switch (witness.key().check(note)) {
        case SignatureCheck.Valid _ -> cosigned.add(witness.name());
        case SignatureCheck.Broken _ -> broken.add(witness.name());
        case SignatureCheck.Absent _ -> {}
      }
    }
    return new Judgement(
        Collections.unmodifiableSet(cosigned),
        Collections.unmodifiableSet(broken),
        quorum.met(cosigned));
  }

  /** Takes in a policy line by line. */
  private static final class Reader {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Rule> quorum = Optional.empty();
    private int lines;

    void line(String[] words) {
      if (++lines > MOST_LINES) {
        throw new IllegalArgumentException("more than " + MOST_LINES + " lines");
      }
      switch (words[0]) {
        case "log" -> log(words);
        case "witness" -> witness(words);
        case "group" -> group(words);
        case "quorum" -> quorum(words);
        default -> throw new IllegalArgumentException("not a log, witness, group or quorum");
      }
    }

    private void log(String[] words) {
      requireLength(words, 2, 3);
      VerifierKey key = VerifierKey.parse(words[1]);
      if (key.kind() == SignatureKind.COSIGNATURE_ED25519) {
        throw new IllegalArgumentException("a witness's key in a log's place");
      }
      requireNew(key, logs);
      logs.add(key);
    }

    private void witness(String[] words) {
      requireLength(words, 3, 4);
      VerifierKey key = VerifierKey.parse(words[2]);
      if (!key.kind().timed()) {
        throw new IllegalArgumentException("a log's key in a witness's place");
      }
      requireNew(key, witnesses.stream().map(Witness::key).toList());
      define(words[1], new Rule.One(words[1]));
      Optional<URI> address =
          words.length == 4 ? Optional.of(URI.create(words[3])) : Optional.empty();
      witnesses.add(new Witness(words[1], key, address));
    }

    private void group(String[] words) {
      requireLength(words, 4, MOST_LINES);
      List<Rule> found = new ArrayList<>();
      for (String name : List.of(words).subList(3, words.length)) {
        found.add(defined(name));
        if (!members.add(name)) {
          throw new IllegalArgumentException(name + " is a member twice");
        }
      }
      int enough =
          switch (words[2]) {
            case "any" -> 1;
            case "all" -> found.size();
            default -> count(words[2], found.size());
          };
      define(words[1], new Rule.Some(enough, List.copyOf(found)));
    }

    private static int count(String word, int most) {
      if (!word.matches("[1-9][0-9]{0,3}") || Integer.parseInt(word) > most) {
        throw new IllegalArgumentException("a group needs 1 to " + most + " of its members");
      }
      return Integer.parseInt(word);
    }

    private void quorum(String[] words) {
      requireLength(words, 2, 2);
      if (quorum.isPresent()) {
        throw new IllegalArgumentException("a second quorum");
      }
      quorum = Optional.of(words[1].equals(NONE) ? new Rule.Some(0, List.of()) : defined(words[1]));
    }

    private Rule defined(String name) {
      Rule rule = rules.get(name);
      if (rule == null) {
        throw new IllegalArgumentException(name + " is not defined above");
      }
      return rule;
    }

    private void define(String name, Rule rule) {
      if (name.equals(NONE) || rules.put(name, rule) != null) {
        throw new IllegalArgumentException(name + " is taken");
      }
    }

    private static void requireNew(VerifierKey key, List<VerifierKey> known) {
      if (known.stream().anyMatch(key::sameKeyMaterial)) {
        throw new IllegalArgumentException("the same key twice");
      }
    }

    private static void requireLength(String[] words, int least, int most) {
      if (words.length < least || words.length > most) {
        throw new IllegalArgumentException("too few or too many words after " + words[0]);
      }
    }

    WitnessPolicy finish() {
      return new WitnessPolicy(
          List.copyOf(logs),
          List.copyOf(witnesses),
          quorum.orElseThrow(() -> new IllegalArgumentException("the policy has no quorum")));
    }
  }
}

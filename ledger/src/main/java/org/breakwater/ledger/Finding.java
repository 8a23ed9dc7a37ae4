package org.breakwater.ledger;

import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.tiles.TilePath;

/** Something that is wrong with a log, in words that can be read out to a court. */
public sealed interface Finding {
  /** What is wrong. */
  String words();

  /** Something the log must publish is not there. */
  record Missing(String path) implements Finding {
    @Override
    public String words() {
      return path + " is missing.";
    }
  }

  /** Something could not be read, so it could not be checked. */
  record Unreadable(String path, String why) implements Finding {
    @Override
    public String words() {
      return path + " could not be read: " + why + ".";
    }
  }

  /** Something is not in the form it must have. */
  record Malformed(String path, String why) implements Finding {
    @Override
    public String words() {
      return path + " is damaged: " + why + ".";
    }
  }

  /** The checkpoint is another log's. */
  record WrongOrigin(String path, String expected, String found) implements Finding {
    @Override
    public String words() {
      return path + " is of the log " + found + ", not of " + expected + ".";
    }
  }

  /** The log did not sign. */
  record NotSigned(String path, String log) implements Finding {
    @Override
    public String words() {
      return path + " is not signed by " + log + ".";
    }
  }

  /** Something claims to be a signature and is not. */
  record BrokenSignature(String path, String signer) implements Finding {
    @Override
    public String words() {
      return path + " bears a forged or damaged signature of " + signer + ".";
    }
  }

  /** Fewer witnesses signed than must. */
  record TooFewWitnesses(String path, String signed) implements Finding {
    @Override
    public String words() {
      return path
          + " is signed by too few witnesses: "
          + (signed.isEmpty() ? "none" : signed)
          + ".";
    }
  }

  /**
   * Entries do not hash to what the tree has in their places: they were changed, or the tile was.
   *
   * @param tile the tile with the tree's hashes
   * @param first the place of the first such entry in the log
   * @param count how many of the bundle differ
   */
  record EntriesDiffer(TilePath tile, long first, int count) implements Finding {
    @Override
    public String words() {
      String entries =
          count == 1
              ? "Entry " + first + " differs"
              : count + " entries from " + first + " on differ";
      return entries + " from the hashes in " + tile + ".";
    }
  }

  /** A tile does not hold the hashes that the entries below it have. */
  record TileDiffers(TilePath tile, long firstEntry, long endEntry) implements Finding {
    @Override
    public String words() {
      return tile + " does not fit the entries " + firstEntry + " to " + (endEntry - 1) + ".";
    }
  }

  /** A file left from when the log was smaller does not fit what the log holds now. */
  record OldFileDiffers(String path) implements Finding {
    @Override
    public String words() {
      return path + ", of an earlier size of the log, does not fit the log as it is now.";
    }
  }

  /** The entries do not have the root that was signed. */
  record RootDiffers(String path, long size, Hash stated, Hash found) implements Finding {
    @Override
    public String words() {
      return "The first "
          + size
          + " entries do not have the root that "
          + path
          + " states: something was changed, added or left out. Stated "
          + stated.base64()
          + ", found "
          + found.base64()
          + ".";
    }
  }

  /**
   * The log has fewer entries than it once had: it was cut, or an old copy was put in its place.
   */
  record Shorter(String path, long before, long now) implements Finding {
    @Override
    public String words() {
      return path + " states " + before + " entries; now the log has only " + now + ".";
    }
  }

  /** A file that has no business in a log. */
  record Stray(String path) implements Finding {
    @Override
    public String words() {
      return path + " does not belong to a log.";
    }
  }

  /** There was so much wrong that checking was given up. */
  record GaveUp(int findings) implements Finding {
    @Override
    public String words() {
      return "After " + findings + " findings no more was checked.";
    }
  }
}

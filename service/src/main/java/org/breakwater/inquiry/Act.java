package org.breakwater.inquiry;

/** What somebody did by which they knew, or made others know. */
public enum Act {
  /** An agency wrote it down: from then on that agency knew. */
  WROTE,
  /** It arrived here: from then on, those with a reason to look could know. */
  RECEIVED,
  /** Somebody put a report right. */
  CORRECTED,
  /** Another circle may see an entry from then on. */
  MARKED,
  /** Somebody, or the matcher, held mentions to be one person or not. */
  JUDGED,
  /** Somebody was made responsible, or kept away. */
  RELATED,
  /** That ended. */
  UNRELATED,
  /** Somebody without a relationship opened the record in an emergency. */
  BROKE_GLASS,
  /** Somebody else judged that. */
  REVIEWED_GLASS,
  /** A page about it was shown to somebody. */
  OPENED,
  /** Somebody decided about a concern, or about sharing. */
  DECIDED,
  /** Somebody took a step on a child's statutory path, such as a visit or a meeting. */
  STEPPED,
  /** Somebody put right on which day a step was, or who took part. */
  PUT_RIGHT,
  /** Somebody who took part, or who sent the concern, disagreed. */
  DISSENTED,
  /** Somebody outside the line answered that. */
  ANSWERED,
  /** Somebody, or a partner, was told. */
  TOLD,
  /** Somebody read what they were told. */
  READ,
  /** The service found it in the reports. */
  FOUND,
  /** Somebody did something about a pattern. */
  WORKED,
  /** It was handed to somebody outside. */
  HANDED_OVER
}

package org.breakwater.town;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is about to be written down: who was there and what was seen.
 *
 * @param voice the phrases that tell it
 * @param wordsVoice how the child speaks of it
 * @param words how many in 100 such reports keep the child's words
 * @param day epoch day on which it happened
 * @param man an adult who matters to it, whom {@code known} says how well the writer knows
 */
record Scene(
    Kind kind,
    String voice,
    String wordsVoice,
    int words,
    int day,
    @Nullable Resident child,
    @Nullable Resident friend,
    @Nullable Resident man,
    Known known,
    @Nullable String plate,
    String place,
    @Nullable String phone) {

  /** How well a writer knows an adult. */
  enum Known {
    NICKNAME,
    GIVEN_NAME,
    DRIVER,
    IN_FULL
  }

  static Scene ordinary(Kind kind, int day, Resident child, String place) {
    return new Scene(
        kind,
        kind.voice,
        "words-ordinary",
        kind.words,
        day,
        child,
        null,
        null,
        Known.NICKNAME,
        null,
        place,
        null);
  }

  Scene told(String otherVoice, String otherWords) {
    return new Scene(
        kind, otherVoice, otherWords, words, day, child, friend, man, known, plate, place, phone);
  }

  Scene with(@Nullable Resident otherFriend) {
    return new Scene(
        kind, voice, wordsVoice, words, day, child, otherFriend, man, known, plate, place, phone);
  }

  Scene with(@Nullable Resident adult, Known howWell, @Nullable String registration) {
    return new Scene(
        kind,
        voice,
        wordsVoice,
        words,
        day,
        child,
        friend,
        adult,
        howWell,
        registration,
        place,
        phone);
  }

  Scene at(String otherPlace) {
    return new Scene(
        kind, voice, wordsVoice, words, day, child, friend, man, known, plate, otherPlace, phone);
  }

  Scene without() {
    return new Scene(
        kind, voice, wordsVoice, words, day, null, null, man, known, plate, place, phone);
  }
}

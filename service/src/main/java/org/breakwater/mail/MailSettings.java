package org.breakwater.mail;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;

/**
 * How an area has people told by e-mail.
 *
 * @param from the address from which it comes
 * @param link where the service is reached by those who read it, such as {@code
 *     https://breakwater.example}
 * @param every people get at most one ordinary message in so long, at least a minute
 * @param quietFrom from this time of the day ordinary messages wait
 * @param quietTo until this one; equal to {@code quietFrom} for no quiet hours
 */
record MailSettings(
    String from, String link, Duration every, LocalTime quietFrom, LocalTime quietTo) {
  MailSettings {
    if (!link.matches("https?://\\S+") || URI.create(link).getHost() == null) {
      throw new IllegalArgumentException(
          "breakwater.mail.link must say where people reach the service, such as"
              + " https://breakwater.example");
    }
    if (every.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("breakwater.mail.every must be at least a minute");
    }
  }

  /** Whether ordinary messages wait at this time of the day; quiet hours may pass midnight. */
  boolean quiet(LocalTime time) {
    boolean from = !time.isBefore(quietFrom);
    boolean to = time.isBefore(quietTo);
    return quietFrom.isBefore(quietTo) ? from && to : quietFrom.isAfter(quietTo) && (from || to);
  }

  /** Where what waits is read. */
  String today() {
    return link.replaceFirst("/+$", "") + "/today";
  }
}

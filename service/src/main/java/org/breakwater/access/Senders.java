package org.breakwater.access;

import org.breakwater.intake.Sender;
import org.breakwater.intake.SenderOf;
import org.springframework.security.core.Authentication;

/** Who hands a report over, by how they proved themselves: everyone for their own partner only. */
final class Senders implements SenderOf {
  private final Directory directory;

  Senders(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Sender of(Authentication authentication) {
    return switch (authentication.getPrincipal()) {
      case Systems.Caller system -> new Sender(null, null, system.partner());
      case Account account ->
          directory
              .viewer(account.id())
              .map(viewer -> new Sender(viewer.id(), viewer.postName(), viewer.partner()))
              .orElseThrow(() -> new IllegalStateException("a person who may no longer sign in"));
      case null, default -> throw new IllegalStateException("nobody is signed in");
    };
  }
}

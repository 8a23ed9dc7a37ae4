package org.breakwater.intake;

import org.springframework.security.core.Authentication;

/** Tells as whom a request hands in reports: a slot that whoever signs people in fills. */
public interface SenderOf {
  /** The sender that this authentication stands for. */
  Sender of(Authentication authentication);
}

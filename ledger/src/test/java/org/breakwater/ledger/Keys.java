package org.breakwater.ledger;

import java.security.SecureRandom;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;

/** Keys of an invented log and its invented witnesses. */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The log of an invented area. */
  public static final SigningKey LOG =
      SigningKey.generate("log.example/aldermoor", SignatureKind.ED25519, RANDOM);

  public static final SigningKey POLICE =
      SigningKey.generate("police.example/witness", SignatureKind.COSIGNATURE_ED25519, RANDOM);

  public static final SigningKey HEALTH =
      SigningKey.generate("health.example/witness", SignatureKind.COSIGNATURE_ML_DSA_44, RANDOM);

  private Keys() {}
}

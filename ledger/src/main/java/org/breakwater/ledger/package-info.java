/**
 * A log to which things can only be added, and which anyone can check: so that nothing in a record
 * can be quietly changed, not even by those who keep it.
 *
 * <p>{@link Log} keeps one, {@link LogProof} shows one entry of it to someone who has nothing else,
 * {@link LogVerifier} rebuilds it from its entries and says what is wrong. The log is an ordinary
 * one (RFC 6962, c2sp.org/tlog-tiles), so others' clients can check it too.
 *
 * <p>Beneath: {@code merkle} for hashes and proofs, {@code note} for what is signed, {@code tiles}
 * for how it is kept, {@code witness} for outsiders who co-sign; beside: {@code commitments} for
 * what Breakwater's own record puts in.
 */
@NullMarked
package org.breakwater.ledger;

import org.jspecify.annotations.NullMarked;

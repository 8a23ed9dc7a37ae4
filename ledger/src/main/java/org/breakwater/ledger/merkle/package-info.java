/**
 * Proving with a few hashes that something is in a list of millions, or that a list has only ever
 * grown.
 *
 * <p>The hash tree is that of RFC 6962, section 2.1, with SHA-256; subtrees and their proofs are
 * those of draft-ietf-plants-merkle-tree-certs, section 4. Start at {@link InclusionProof} and
 * {@link ConsistencyProof}; both are made from {@link Nodes}, whatever those are stored in.
 */
@NullMarked
package org.breakwater.ledger.merkle;

import org.jspecify.annotations.NullMarked;

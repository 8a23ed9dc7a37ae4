/**
 * Outsiders who co-sign a log's checkpoints, so that whoever keeps the log cannot show different
 * histories to different people, or rewrite one, even with the log's own key.
 *
 * <p>{@link WitnessServer} lets a partner be a witness (c2sp.org/tlog-witness); {@link
 * GatherCosignatures} asks witnesses on the log's behalf; {@link WitnessPolicy} says whose
 * signatures are enough (c2sp.org/tlog-policy).
 */
@NullMarked
package org.breakwater.ledger.witness;

import org.jspecify.annotations.NullMarked;

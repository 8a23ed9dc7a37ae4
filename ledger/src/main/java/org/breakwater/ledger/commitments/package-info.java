/**
 * What the log is told about an entry: enough to prove later that its words are unchanged, and
 * nothing that anyone could guess a child's name from.
 *
 * <p>The log's leaf holds two salted commitments, one to the entry's header and one to its body.
 * When the law says that words must go, the words and their salt are destroyed and the leaf stays,
 * so every proof still stands and nobody can find out what was committed to.
 *
 * <p>The bytes are specified, with test vectors, in docs/ledger-format.md, so that someone else can
 * write a verifier.
 */
@NullMarked
package org.breakwater.ledger.commitments;

import org.jspecify.annotations.NullMarked;

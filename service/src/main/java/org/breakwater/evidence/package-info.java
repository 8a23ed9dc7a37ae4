/**
 * What is handed to somebody outside who need trust nobody here: a file of readable pages and data,
 * in which every byte is proved by the log, and the check of it, which needs nothing else.
 *
 * <p>Start at {@link EvidenceFile} to make one and at {@link CheckEvidence} to check one. Who may
 * make one, of what, is for other needs. Its form: docs/evidence-format.md.
 */
@NullMarked
package org.breakwater.evidence;

import org.jspecify.annotations.NullMarked;

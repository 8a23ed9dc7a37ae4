/**
 * Keeping a log's tree and entries in small files that never change, so that any web server can
 * publish them and anyone can check them (c2sp.org/tlog-tiles).
 *
 * <p>{@link TileStore} is where they are kept: in memory, in a directory, or wherever someone
 * implements it. {@link TreeEdge} grows a tree in constant memory, {@link TileTree} reads a tree
 * back and makes its proofs.
 */
@NullMarked
package org.breakwater.ledger.tiles;

import org.jspecify.annotations.NullMarked;

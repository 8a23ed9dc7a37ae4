/**
 * Breakwater: the joined-up record for protecting children. {@link org.breakwater.Breakwater} is
 * the command line, {@link org.breakwater.Application} the service; each need is a package of its
 * own, and docs/where-things-happen.md is the map.
 */
@NullMarked
package org.breakwater;

import org.jspecify.annotations.NullMarked;

/**
 * Linking files: CSV in, pairs and people out, for somebody who has records and no wish to program.
 */
@NullMarked
package org.breakwater.linkage.csv;

import org.jspecify.annotations.NullMarked;

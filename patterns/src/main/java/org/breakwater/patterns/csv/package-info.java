/** The {@code scan} command without its command line: files in, files out. */
@NullMarked
package org.breakwater.patterns.csv;

import org.jspecify.annotations.NullMarked;

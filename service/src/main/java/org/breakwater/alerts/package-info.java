/**
 * What nobody could see alone, in this record: patterns across all agencies' reports, on the
 * reports' own clock.
 *
 * <p>The engine is the module {@code patterns}; here reports become what it looks at, and what it
 * finds becomes people and things again. Nothing is kept: patterns are worked out from the entries
 * whenever they are asked for. Start at {@link org.breakwater.alerts.ExportPatterns}. Why it works
 * this way: docs/decisions/0026-patterns-of-the-record.md.
 */
@NullMarked
package org.breakwater.alerts;

import org.jspecify.annotations.NullMarked;

/**
 * What nobody could see alone, in this record: patterns across all agencies' reports, on the
 * reports' own clock, found, kept as entries, and brought before people who can act.
 *
 * <p>The engine is the module {@code patterns}; here reports become what it looks at, and what it
 * finds becomes people and things again. {@link org.breakwater.alerts.KeepPatterns} looks when
 * something has come; {@link org.breakwater.alerts.ExportPatterns} hands out what is found now. Why
 * it works this way: docs/decisions/0026-patterns-of-the-record.md and
 * 0027-patterns-reach-people.md.
 */
@NullMarked
package org.breakwater.alerts;

import org.jspecify.annotations.NullMarked;

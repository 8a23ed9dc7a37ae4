/**
 * Who is who: which mentions, of all agencies' reports, are the same person, and which things are
 * the same thing.
 *
 * <p>A mention never changes. A {@link org.breakwater.identity.Judgement} joins or parts mentions,
 * has an author and reasons, and can be withdrawn; people outrank the matcher. What was judged is
 * an entry of the record, so that any past day's view can be shown and any join taken apart. The
 * engine of {@code org.breakwater.linkage} judges each mention as its report arrives ({@link
 * org.breakwater.identity.LinkageMatcher}). Why it works this way:
 * docs/decisions/0007-who-is-who.md, 0020-linkage-in-the-record.md and, for the versions of the
 * model ({@link org.breakwater.identity.Models}), 0022-a-new-model-proposes.md.
 */
@NullMarked
package org.breakwater.identity;

import org.jspecify.annotations.NullMarked;

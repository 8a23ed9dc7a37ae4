package org.breakwater.inquiry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of who knew what, when.
 *
 * @param entry the entry of the record that says so
 * @param at when: for what an agency wrote, by its own account; for all else, when it came here
 * @param name of the person who acted; absent for an agency or one of our engines
 * @param post in which they acted
 * @param partner for whom, as it is called
 * @param detail a code: the kind of report, the page shown, the kind of relationship, the verdict
 * @param purpose why somebody looked
 * @param whom who was made responsible, or whose doing was judged
 * @param words the reason that was given
 * @param about the entry that it concerns, where that is another
 * @param times how often the same is meant, for judgements
 */
public record Known(
    UUID entry,
    Act act,
    Instant at,
    @Nullable String name,
    @Nullable String post,
    @Nullable String partner,
    @Nullable String detail,
    @Nullable String purpose,
    @Nullable String whom,
    @Nullable String words,
    @Nullable UUID about,
    int times) {}
